import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reads, transact } from "@/lib/core/db";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { removeDocumentAction, takeStepAction } from "@/lib/documents/workflow/actions";
import { addGazette } from "@/lib/gazettes/mutations";
import { arrangeIssue } from "@/lib/issues/contents/mutations";
import { createIssue } from "@/lib/issues/mutations";
import { getIssueId } from "@/lib/issues/queries";
import { EMPTY_BOARD } from "@/lib/issues/schema";
import { COMMAND_LINE, type Role } from "@/lib/users/schema";
import { buildFields, buildParts } from "../../factories";
import { jar } from "./cookie-jar";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", async (original) => ({ ...(await original<object>()), refresh: () => {} }));

const act = { actor: COMMAND_LINE, now: new Date() };
let gazetteId = "";
let slug = "";
let documentId = "";

beforeAll(async () => {
  const gazette = await transact((tx) => addGazette(tx, { ...act, fields: { name: "云溪市人民政府公报" } }));
  gazetteId = gazette.id;
  await transact((tx) => tx.section.create({ data: { gazetteId, name: "市政府文件", position: 0 } }));
  slug = (await reads().gazette.findUniqueOrThrow({ where: { id: gazetteId } })).slug;
});
beforeEach(async () => {
  asNobody();
  documentId = await createDocument({ ...act, gazetteId, fields: buildFields(), parts: buildParts() });
});

const reason = "云溪水库放水在即";
const step = (type: string, more: Record<string, string> = {}) =>
  codeOf(takeStepAction(null, form({ documentId, expectedSequence: "1", type, reason, ...more })));

const browsers = new Map<Role, ReadonlyMap<string, string>>();
/** From here on the browser is that of the one who has this role; they sign in once. */
async function as(role: Role): Promise<void> {
  const kept = browsers.get(role);
  if (!kept) await asUser({ role, gazetteId });
  browsers.set(role, kept ?? new Map(jar));
  jar.clear();
  for (const [name, value] of browsers.get(role) ?? []) jar.set(name, value);
}

const state = async () => (await getDeskDocument(documentId))?.state;

async function refused(type: string, roles: readonly Role[], more?: Record<string, string>) {
  asNobody();
  expect(await step(type, more), type).toBe("unauthenticated");
  for (const role of roles) {
    await as(role);
    expect(await step(type, more), `${type} by ${role}`).toBe("forbidden");
  }
}

describe("the steps of a document", () => {
  test("are each refused to the wrong role, and taken by the right one", async () => {
    await refused("submit", ["printer", "contributor", "reviewer"]);
    await as("editor");
    expect(await step("submit")).toBe("ok");
    await refused("recall", ["printer", "contributor"]);
    await refused("approve", ["printer", "contributor", "editor"]);
    await refused("reject", ["printer", "contributor", "editor"]);
    await as("reviewer");
    expect(await step("approve")).toBe("ok");
    await refused("publish", ["printer", "contributor", "editor"]);
    await as("reviewer");
    expect(await step("publish")).toBe("ok");
    const correction = { reasonType: "layout" };
    await refused("correct", ["printer", "contributor"], correction);
    await as("editor");
    expect(await step("correct", correction)).toBe("ok");
    await refused("abandon", ["printer", "contributor"]);
    await as("editor");
    expect(await step("abandon")).toBe("ok");
    const withdrawal = { reasonType: "mistaken" };
    await refused("withdraw", ["printer", "contributor", "editor"], withdrawal);
    await as("reviewer");
    expect(await step("withdraw", withdrawal)).toBe("ok");
    expect(await state()).toBe("withdrawn");
  });

  test("are told why what they say of themselves is not enough", async () => {
    await as("editor");
    await step("submit");
    await as("reviewer");
    expect(await step("reject", { reason: "改" })).toBe("invalid");
    expect(await step("approve", { expectedSequence: "2" })).toBe("conflict");
    expect(await step("confirm")).toBe("invalid");
    expect(await state()).toBe("submitted");
  });

  test("let nobody but an administrator publish without another person, and flag it", async () => {
    await refused("emergency", ["printer", "contributor", "editor", "reviewer"]);
    await asUser("administrator");
    expect(await step("emergency")).toBe("ok");
    expect(await step("look")).toBe("forbidden");
    await as("reviewer");
    expect(await step("look")).toBe("ok");
    expect((await getDeskDocument(documentId))?.isEmergency).toBe(false);
  });
});

describe("deleting a draft", () => {
  const remove = (expectedSequence = "1") =>
    removeDocumentAction(null, form({ documentId, expectedSequence }));

  test("is refused to whoever may not edit it", async () => {
    expect(await codeOf(remove())).toBe("unauthenticated");
    for (const role of ["printer", "contributor", "reviewer"] as const) {
      await as(role);
      expect(await codeOf(remove()), role).toBe("forbidden");
    }
    expect(await state()).toBe("draft");
  });

  test("is refused where it was saved meanwhile, submitted, placed or ever public", async () => {
    await as("editor");
    expect(await codeOf(remove("2"))).toBe("conflict");
    const issue = await createIssue({
      ...act,
      gazetteId,
      fields: {
        year: 2026,
        number: "1",
        totalNumber: null,
        issueDate: null,
        board: EMPTY_BOARD,
        notices: [],
      },
    });
    const change = { type: "place" as const, documentId, section: "市政府文件" };
    await arrangeIssue({ ...act, issueId: await getIssueId(issue), seen: "", change });
    expect(await codeOf(remove())).toBe("blocked");
    documentId = await createDocument({ ...act, gazetteId, fields: buildFields(), parts: buildParts() });
    await step("submit");
    expect(await codeOf(remove())).toBe("blocked");
    await asUser("administrator");
    expect(await step("emergency")).toBe("ok");
    expect(await step("correct", { reasonType: "layout" })).toBe("ok");
    expect(await codeOf(remove())).toBe("blocked");
    expect(await state()).toBe("draft");
  });

  test("takes it away whole, goes back to the list, and leaves its title in the record", async () => {
    const fields = buildFields({ title: "写错了的通知" });
    await saveDocument({ ...act, documentId, expectedSequence: 1, fields, parts: buildParts(), note: "" });
    await as("editor");
    expect(await destinationOf(remove("2"))).toBe(`/desk/gazettes/${slug}/documents`);
    expect(await getDeskDocument(documentId)).toBeNull();
    const event = await reads().auditEvent.findFirstOrThrow({ where: { type: "document.removed" } });
    expect(event.payload).toMatchObject({ title: "写错了的通知" });
  });
});
