import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { transact } from "@/lib/core/db";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { restoreRevisionAction } from "@/lib/documents/revisions/actions";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { addGazette } from "@/lib/gazettes/mutations";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildParts } from "../../factories";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", async (original) => ({ ...(await original<object>()), refresh: () => {} }));

const now = new Date();
const fields = buildFields();
const parts = buildParts();
let gazetteId = "";
let documentId = "";

beforeAll(async () => {
  const gazette = await transact((tx) =>
    addGazette(tx, { actor: COMMAND_LINE, now, fields: { name: "云溪市人民政府公报" } }),
  );
  gazetteId = gazette.id;
});
beforeEach(async () => {
  await asNobody();
  documentId = await createDocument({ actor: COMMAND_LINE, now, gazetteId, fields, parts });
  await saveDocument({
    actor: COMMAND_LINE,
    now,
    documentId,
    expectedSequence: 1,
    fields: { ...fields, title: "改过的决定" },
    parts,
    note: "",
  });
});

const restore = (given: Record<string, string> = {}) =>
  restoreRevisionAction(null, form({ documentId, sequence: "1", expectedSequence: "2", ...given }));

describe("restoring a revision", () => {
  test("is refused to whoever may not edit, and for what is not there", async () => {
    expect(await codeOf(restore())).toBe("unauthenticated");
    await asUser({ role: "contributor", gazetteId });
    expect(await codeOf(restore())).toBe("not-found");
    await asUser({ role: "printer", gazetteId });
    expect(await codeOf(restore())).toBe("forbidden");
    await asUser({ role: "editor", gazetteId });
    expect(await codeOf(restore({ sequence: "9" }))).toBe("not-found");
    expect(await codeOf(restore({ sequence: "x" }))).toBe("invalid");
    expect((await getDeskDocument(documentId))?.sequence).toBe(2);
  });

  test("is refused where somebody saved meanwhile", async () => {
    await asUser({ role: "editor", gazetteId });
    expect(await codeOf(restore({ expectedSequence: "1" }))).toBe("conflict");
  });

  test("is refused for what is public", async () => {
    const step = { documentId, expectedSequence: 2, type: "emergency" as const, reason: "云溪水库放水在即" };
    await takeStep({ actor: COMMAND_LINE, now, step });
    await asUser({ role: "editor", gazetteId });
    expect(await codeOf(restore())).toBe("blocked");
  });

  test("saves what it said as a new revision, and keeps the others", async () => {
    await asUser({ role: "editor", gazetteId });
    expect(await destinationOf(restore())).toBe(`/desk/documents/${documentId}`);
    const document = await getDeskDocument(documentId);
    expect(document?.fields).toEqual(fields);
    expect(document?.publicId).toBeNull();
    expect(document?.revisions.map(({ sequence, note }) => [sequence, note])).toEqual([
      [3, "恢复第 1 次修订"],
      [2, ""],
      [1, ""],
    ]);
  });
});
