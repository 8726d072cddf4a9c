import { beforeAll, describe, expect, it } from "vitest";
import { transact } from "@/lib/core/db";
import { createDocument } from "@/lib/documents/mutations";
import { findWaitingDocuments } from "@/lib/documents/waiting/queries";
import { type WaitingSearch, WaitingSearchSchema } from "@/lib/documents/waiting/schema";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { addGazette } from "@/lib/gazettes/mutations";
import { createUser } from "@/lib/users/mutations";
import { getActor } from "@/lib/users/queries";
import type { Actor, Role } from "@/lib/users/schema";
import { ADMINISTRATOR, buildFields, buildParts, NOBODY, NOW } from "../factories";

let gazetteId = "";
let elsewhere = "";
let serial = 0;
let editor: Actor;
let contributor: Actor;
let colleague: Actor;
let stranger: Actor;

async function person(role: Role, department = ""): Promise<Actor> {
  const { userId } = await createUser({
    actor: ADMINISTRATOR,
    now: NOW,
    email: `p${++serial}@yunxi.example`,
    name: `${role}${serial}`,
    isAdministrator: false,
    memberships: [{ gazetteId, role }],
  });
  const { writes } = await import("@/lib/core/db");
  await writes().user.update({ where: { id: userId }, data: { department } });
  const actor = await getActor(userId);
  if (!actor) throw new Error("the user was made");
  return actor;
}

let clock = NOW.getTime();
const later = () => {
  clock += 1000;
  return new Date(clock);
};

const send = (actor: Actor, title: string, writtenOn: string | null = null, to = gazetteId) =>
  createDocument({
    actor,
    now: later(),
    gazetteId: to,
    fields: buildFields({ title, writtenOn }),
    parts: buildParts(),
  });

async function titles(actor: Actor, search: Partial<WaitingSearch> = {}): Promise<string[]> {
  const asked = { actor, gazetteId, ...WaitingSearchSchema.parse(search) };
  return (await findWaitingDocuments(asked)).rows.map(({ title }) => title);
}

beforeAll(async () => {
  const gazette = (name: string) =>
    transact((tx) => addGazette(tx, { actor: ADMINISTRATOR, now: NOW, fields: { name } }));
  gazetteId = (await gazette("云溪市人民政府公报")).id;
  elsewhere = (await gazette("白鹭县人民政府公报")).id;
  editor = await person("editor");
  contributor = await person("contributor", "市水务局");
  colleague = await person("contributor", "市水务局");
  stranger = await person("contributor");
  await send(editor, "丙决定", "2026-01-03");
  await send(contributor, "甲决定", "2026-01-01");
  const submitted = await send(colleague, "乙决定", null);
  await send(stranger, "丁决定", "2026-01-04");
  await send(ADMINISTRATOR, "别处的决定", null, elsewhere);
  await takeStep({
    actor: colleague,
    now: later(),
    step: { documentId: submitted, expectedSequence: 1, type: "submit", reason: "" },
  });
});

describe("the list of what has come in", () => {
  it("is empty for whoever has no role in the gazette", async () => {
    const search = WaitingSearchSchema.parse({});
    expect(await findWaitingDocuments({ actor: NOBODY, gazetteId, ...search })).toEqual({
      rows: [],
      counts: {},
    });
    expect(await findWaitingDocuments({ actor: editor, gazetteId: elsewhere, ...search })).toEqual({
      rows: [],
      counts: {},
    });
  });

  it("shows a contributor what the own department sent, and counts nothing else", async () => {
    expect(await titles(contributor)).toEqual(["乙决定", "甲决定"]);
    expect(await titles(colleague)).toEqual(["乙决定", "甲决定"]);
    const { counts } = await findWaitingDocuments({ actor: contributor, gazetteId, sort: "newest" });
    expect(counts).toEqual({ draft: 1, submitted: 1 });
  });

  it("shows a contributor without a department the own ones alone", async () => {
    expect(await titles(stranger)).toEqual(["丁决定"]);
  });

  it("is narrowed to a state and sorted as asked", async () => {
    expect(await titles(editor)).toEqual(["丁决定", "乙决定", "甲决定", "丙决定"]);
    expect(await titles(editor, { sort: "changed" })).toHaveLength(4);
    expect(await titles(editor, { sort: "written" })).toEqual(["丁决定", "丙决定", "甲决定", "乙决定"]);
    expect(await titles(editor, { state: "submitted" })).toEqual(["乙决定"]);
    expect(await titles(editor, { state: "approved" })).toEqual([]);
  });

  it("takes nonsense in its address for nothing", () => {
    expect(WaitingSearchSchema.parse({ state: "x", sort: ["a", "b"] })).toEqual({ sort: "newest" });
  });
});
