import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { doc, paragraph, text } from "@/lib/content/build";
import { reads } from "@/lib/core/db";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { getPublicDocument } from "@/lib/documents/queries";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { listSteps } from "@/lib/documents/workflow/queries";
import type { StepForm } from "@/lib/documents/workflow/schema";
import { createUser } from "@/lib/users/mutations";
import { getActor } from "@/lib/users/queries";
import type { Actor, Role } from "@/lib/users/schema";
import { ADMINISTRATOR, buildFields, buildParts, NOW } from "../factories";

let gazetteId = "";
let serial = 0;
let editor: Actor;
let colleague: Actor;
let reviewer: Actor;
let printer: Actor;
let contributor: Actor;
let head: Actor;

async function person(role: Role | "administrator", department = ""): Promise<Actor> {
  const isAdministrator = role === "administrator";
  const { userId } = await createUser({
    actor: ADMINISTRATOR,
    now: NOW,
    email: `p${++serial}@yunxi.example`,
    name: `${role}${serial}`,
    isAdministrator,
    memberships: isAdministrator ? [] : [{ gazetteId, role }],
  });
  const actor = await getActor(userId);
  if (!actor) throw new Error("the user was made");
  return { ...actor, department };
}

beforeAll(async () => {
  const { addGazette } = await import("@/lib/gazettes/mutations");
  const { transact } = await import("@/lib/core/db");
  const gazette = await transact((tx) =>
    addGazette(tx, { actor: ADMINISTRATOR, now: NOW, fields: { name: "云溪市人民政府公报" } }),
  );
  gazetteId = gazette.id;
  editor = await person("editor");
  colleague = await person("editor");
  reviewer = await person("reviewer");
  printer = await person("printer");
  contributor = await person("contributor");
  head = await person("administrator");
});

let documentId = "";
beforeEach(async () => {
  documentId = await newDocument(editor);
});

const newDocument = (actor: Actor) =>
  createDocument({ actor, now: NOW, gazetteId, fields: buildFields(), parts: buildParts() });

let clock = NOW.getTime();

/** A second after the one before. */
function later(): Date {
  clock += 1000;
  return new Date(clock);
}

async function sequence(id = documentId): Promise<number> {
  return (await getDeskDocument(id))?.sequence ?? 0;
}

type Given = { type: StepForm["type"]; reason?: string; reasonType?: string; hidden?: boolean; id?: string };

async function step(actor: Actor, { id = documentId, reason = "", ...given }: Given) {
  const form = { documentId: id, expectedSequence: await sequence(id), reason, ...given } as StepForm;
  await takeStep({ actor, now: later(), step: form });
}

async function change(actor: Actor, text: string, id = documentId) {
  const document = await getDeskDocument(id);
  if (!document) throw new Error("the document is there");
  await saveDocument({
    actor,
    now: later(),
    documentId: id,
    expectedSequence: document.sequence,
    fields: document.fields,
    parts: buildParts(text),
    note: "",
  });
}

const state = async (id = documentId) => (await getDeskDocument(id))?.state;

async function publish(id = documentId): Promise<string> {
  await step(editor, { type: "submit", id });
  await step(reviewer, { type: "approve", id });
  await step(reviewer, { type: "publish", id });
  const { publicId } = await reads().document.findUniqueOrThrow({
    where: { id },
    select: { publicId: true },
  });
  return publicId ?? "";
}

describe("a draft", () => {
  it("is not submitted by a printer, and not by a contributor of another department", async () => {
    for (const actor of [printer, contributor]) {
      await expect(step(actor, { type: "submit" })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await state()).toBe("draft");
  });

  it("is neither approved nor published", async () => {
    await expect(step(reviewer, { type: "approve" })).rejects.toMatchObject({ code: "blocked" });
    await expect(step(head, { type: "publish" })).rejects.toMatchObject({ code: "blocked" });
  });

  it("of a contributor is submitted and taken back by that department, and by nobody else's", async () => {
    const own = await person("contributor", "市财政局");
    const desk = await person("contributor", "市财政局");
    const id = await newDocument(own);
    await setDepartment(own, "市财政局");
    await expect(step(contributor, { type: "submit", id })).rejects.toMatchObject({ code: "forbidden" });
    await step(desk, { type: "submit", id });
    await step(own, { type: "recall", id });
    expect(await state(id)).toBe("draft");
  });
});

async function setDepartment(actor: Actor, department: string) {
  const { transact } = await import("@/lib/core/db");
  await transact((tx) => tx.user.update({ where: { id: actor.id ?? "" }, data: { department } }));
}

describe("a submitted document", () => {
  beforeEach(() => step(editor, { type: "submit" }));

  it("is not approved by an editor, and not by the administrator who submitted it", async () => {
    await expect(step(colleague, { type: "approve" })).rejects.toMatchObject({ code: "forbidden" });
    const id = await newDocument(head);
    await step(head, { type: "submit", id });
    await expect(step(head, { type: "approve", id })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("另一人"),
    });
  });

  it("is not approved in another form than the reviewer saw", async () => {
    const seen = await sequence();
    await change(colleague, "改过的决定。");
    const stale = { documentId, expectedSequence: seen, type: "approve", reason: "" } as const;
    await expect(takeStep({ actor: reviewer, now: later(), step: stale })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("goes back with a reason that stands in its history", async () => {
    await step(reviewer, { type: "reject", reason: "缺附件二，请补齐" });
    expect(await state()).toBe("draft");
    expect((await listSteps(documentId))[0]).toMatchObject({ type: "reject", reason: "缺附件二，请补齐" });
  });

  it("that an administrator with the reviewer's eye changes is theirs to submit, and another's to approve", async () => {
    await change(head, "管理员改过的决定。");
    await expect(step(head, { type: "approve" })).rejects.toMatchObject({ code: "forbidden" });
    await step(reviewer, { type: "approve" });
    expect(await state()).toBe("approved");
  });
});

describe("an approved document", () => {
  beforeEach(async () => {
    await step(editor, { type: "submit" });
    await step(reviewer, { type: "approve" });
  });

  it("is submitted anew by whoever changes its text", async () => {
    await change(colleague, "通过以后改动的决定。");
    expect(await state()).toBe("submitted");
    expect((await listSteps(documentId))[0]).toMatchObject({ type: "revise", userName: colleague.name });
  });

  it("is submitted anew where only its type, a link or a table changes", async () => {
    const document = await getDeskDocument(documentId);
    if (!document) throw new Error("the document is there");
    const link = { type: "link" as const, attrs: { href: "https://yunxi.example/" } };
    const parts = buildParts();
    parts[0] = {
      ...buildParts()[0],
      content: doc(paragraph([text("决定如下。", link)])),
    } as (typeof parts)[0];
    const { fields, sequence: expectedSequence } = document;
    await saveDocument({
      actor: colleague,
      now: later(),
      documentId,
      expectedSequence,
      fields,
      parts,
      note: "",
    });
    expect(await state()).toBe("submitted");
  });

  it("stays approved where a save changes nothing but page marks", async () => {
    const document = await getDeskDocument(documentId);
    if (!document) throw new Error("the document is there");
    const [body] = document.parts;
    if (!body) throw new Error("it has a body");
    const marked = structuredClone(body);
    const [block] = marked.content.content;
    if (block?.type === "paragraph") block.content?.unshift({ type: "pageMark", attrs: { page: "12" } });
    const { fields, sequence: expectedSequence } = document;
    const save = { actor: colleague, now: later(), documentId, expectedSequence, fields, note: "" };
    expect(await saveDocument({ ...save, parts: [marked] })).toEqual({ sequence: 2 });
    expect(await state()).toBe("approved");
  });

  it("goes live before its issue, by a reviewer and not by an editor", async () => {
    await expect(step(editor, { type: "publish" })).rejects.toMatchObject({ code: "forbidden" });
    await step(reviewer, { type: "publish" });
    const row = await reads().document.findUniqueOrThrow({ where: { id: documentId } });
    expect(await getPublicDocument({ publicId: row.publicId ?? "" })).toMatchObject({ version: 1 });
  });
});

describe("an emergency publication", () => {
  const emergency = { type: "emergency", reason: "汛情紧急，先行公布" } as const;

  it("is refused to everyone but an administrator", async () => {
    for (const actor of [editor, reviewer, printer, contributor]) {
      await expect(step(actor, emergency)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("is public at once, and flagged until another person has looked at it", async () => {
    await step(head, emergency);
    expect(await getDeskDocument(documentId)).toMatchObject({ state: "published", isEmergency: true });
    await expect(step(head, { type: "look" })).rejects.toMatchObject({ code: "forbidden" });
    await step(reviewer, { type: "look" });
    expect(await getDeskDocument(documentId)).toMatchObject({ isEmergency: false });
    await expect(step(colleague, { type: "look" })).rejects.toMatchObject({ code: "blocked" });
  });
});

describe("a public document", () => {
  let publicId = "";
  beforeEach(async () => {
    publicId = await publish();
  });
  const correct = { type: "correct", reasonType: "transcription", reason: "第二段漏排一句" } as const;

  it("is not changed before a correction was begun", async () => {
    await expect(change(editor, "悄悄改动。")).rejects.toMatchObject({
      code: "blocked",
      message: expect.stringContaining("先开始更正"),
    });
  });

  it("stays as it is while its correction is written, passed and approved", async () => {
    await expect(step(printer, correct)).rejects.toMatchObject({ code: "forbidden" });
    await step(editor, correct);
    await change(editor, "更正后的决定。");
    await step(editor, { type: "submit" });
    await step(reviewer, { type: "approve" });
    expect(await getPublicDocument({ publicId })).toMatchObject({ version: 1, withdrawn: null });
    await step(reviewer, { type: "publish" });
    const shown = await getPublicDocument({ publicId });
    expect(shown).toMatchObject({ version: 2 });
    expect(shown?.versions[1]?.reason).toBe("录入、排版与原文不符：第二段漏排一句");
    const first = await getPublicDocument({ publicId, version: 1 });
    expect(JSON.stringify(first?.parts)).toContain("决定如下");
  });

  it("gets its public text back where a correction is given up", async () => {
    await step(editor, correct);
    await change(editor, "不要的改动。");
    await step(editor, { type: "abandon" });
    const document = await getDeskDocument(documentId);
    expect(document).toMatchObject({ state: "published", sequence: 3 });
    expect(JSON.stringify(document?.parts)).toContain("决定如下");
  });

  it("is withdrawn with a type and a reason, also while a correction is under way, and never comes back", async () => {
    await step(editor, correct);
    const withdraw = { type: "withdraw", reasonType: "repealed", reason: "发文机关已撤销" } as const;
    await expect(step(editor, { ...withdraw, hidden: false })).rejects.toMatchObject({ code: "forbidden" });
    await step(reviewer, { ...withdraw, hidden: false });
    expect((await getPublicDocument({ publicId }))?.withdrawn).toMatchObject({ reason: "发文机关已撤销" });
    await expect(step(editor, { type: "submit" })).rejects.toMatchObject({ code: "blocked" });
    await expect(change(editor, "再改。")).rejects.toMatchObject({ code: "blocked" });
  });

  it("is withdrawn with its text where the reason is one of law, whether the box was ticked or not", async () => {
    const reason = { reasonType: "privacy", reason: "涉及个人隐私信息", hidden: false } as const;
    await step(reviewer, { type: "withdraw", ...reason });
    expect((await getPublicDocument({ publicId }))?.withdrawn).toMatchObject({ isTextHidden: true });
  });

  it("keeps in the record who took each step, and why", async () => {
    await step(editor, correct);
    const events = await reads().auditEvent.findMany({
      where: { subject: documentId },
      orderBy: { sequence: "asc" },
      select: { type: true, actorName: true },
    });
    expect(events).toEqual([
      { type: "document.created", actorName: editor.name },
      { type: "document.submitted", actorName: editor.name },
      { type: "document.approved", actorName: reviewer.name },
      { type: "document.published", actorName: reviewer.name },
      { type: "document.correction-opened", actorName: editor.name },
    ]);
  });
});
