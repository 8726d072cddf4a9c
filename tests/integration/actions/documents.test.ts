import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { doc, paragraph, table, text } from "@/lib/content/build";
import {
  correctDocumentAction,
  createDocumentAction,
  saveDocumentAction,
  withdrawDocumentAction,
} from "@/lib/documents/actions";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument } from "@/lib/documents/mutations";
import { getPublicDocument } from "@/lib/documents/queries";
import { documentToForm, newDocumentForm } from "@/lib/documents/rules";
import type { DocumentPart } from "@/lib/documents/schema";
import { getDeskGazette } from "@/lib/gazettes/queries";
import { importIssue } from "@/lib/issues/imported/mutations";
import { publishIssue } from "@/lib/issues/mutations";
import { getDeskIssue, getIssueId } from "@/lib/issues/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildImportedFile } from "../../factories";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

const now = new Date();
let gazetteId: string;
let publicDocumentId: string;

beforeAll(async () => {
  await importIssue({ actor: COMMAND_LINE, now, file: buildImportedFile(), bytes: 1 });
  gazetteId = (await getDeskGazette("qingshi"))?.id ?? "";
  const issueId = await getIssueId({ slug: "qingshi", year: 2026, number: "1" });
  await publishIssue({ actor: COMMAND_LINE, now, issueId });
  publicDocumentId = (await getDeskIssue(issueId))?.placements[0]?.id ?? "";
});
beforeEach(asNobody);

const parts: DocumentPart[] = [
  {
    type: "body",
    label: null,
    title: null,
    parent: null,
    content: doc(
      paragraph([text("面积 5 m"), text("2", { type: "superscript" })]),
      table({
        rows: [
          ["项目", "数量"],
          ["泵站", "2"],
        ],
      }),
    ),
  },
  { type: "annex", label: "附件", title: "任务表", parent: 0, content: doc(paragraph("略")) },
];
const addDocument = () =>
  createDocument({ actor: COMMAND_LINE, now, gazetteId, fields: buildFields(), parts });

/** The form of a document as its page shows it, with changes. */
async function formOf(
  documentId: string,
  changes: Record<string, string | string[]> = {},
  sequence?: number,
) {
  const document = await getDeskDocument(documentId);
  if (!document) throw new Error("no document");
  const shown = String(sequence ?? document.sequence);
  return form({
    documentId,
    expectedSequence: shown,
    baseSequence: shown,
    note: "",
    ...documentToForm(document.fields, document.parts),
    ...changes,
  });
}

describe("a new document", () => {
  const given = (more = {}) =>
    form({
      gazette: "qingshi",
      ...newDocumentForm("plan"),
      title: "云溪市青石区人民政府关于甲的通知",
      ...more,
    });

  test("is made by an editor alone", async () => {
    expect(await codeOf(createDocumentAction(null, given()))).toBe("unauthenticated");
    await asUser({ role: "contributor", gazetteId });
    expect(await codeOf(createDocumentAction(null, given()))).toBe("forbidden");
  });

  test("needs a title and a real date", async () => {
    await asUser({ role: "editor", gazetteId });
    const answer = await createDocumentAction(null, given({ title: " ", writtenOn: "2026-02-30" }));
    expect(answer).toMatchObject({ fields: { title: "请填写标题", writtenOn: "日期格式应为 2026-09-30" } });
  });

  test("begins with the headings of its kind, and its number is brought into normal form", async () => {
    await asUser({ role: "editor", gazetteId });
    const more = { numberText: "青政发[2026] 7号", writtenOn: "2026-03-05", issuers: "甲局、乙局" };
    const path = String(await destinationOf(createDocumentAction(null, given(more))));
    const document = await getDeskDocument(path.replace("/desk/documents/", ""));
    expect(document?.fields).toMatchObject({
      number: "青政发〔2026〕7号",
      numberText: "青政发[2026] 7号",
      writtenOnText: "2026年3月5日",
      issuers: ["甲局", "乙局"],
    });
    expect(document?.parts[0]?.content.content[0]).toMatchObject({
      type: "heading",
      attrs: { level: 1, number: "一、" },
    });
  });
});

describe("saving", () => {
  test("is an editor's of that gazette", async () => {
    const id = await addDocument();
    expect(await codeOf(saveDocumentAction(null, await formOf(id)))).toBe("unauthenticated");
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(saveDocumentAction(null, await formOf(id)))).toBe("forbidden");
    await asUser({ role: "editor", gazetteId });
    const elsewhere = await formOf(id, { documentId: "none" });
    expect(await codeOf(saveDocumentAction(null, elsewhere))).toBe("not-found");
  });

  test("what was not changed makes no revision", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    expect(await saveDocumentAction(null, await formOf(id))).toEqual({ ok: true, data: "没有改动" });
    expect((await getDeskDocument(id))?.sequence).toBe(1);
    expect((await getDeskDocument(id))?.parts).toEqual(parts);
  });

  test("a placeholder without its table is refused with its line, and the text comes back", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const partText = ["第一行\n[[表格 3]]", "略", ""];
    const answer = await saveDocumentAction(null, await formOf(id, { partText }));
    expect(answer).toMatchObject({
      code: "invalid",
      fields: { "partText.0": "第 2 行：原文没有“表格 3”" },
      values: { partText },
    });
  });

  test("text moved around its table keeps the table and the superscript", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const partText = ["[[表格 1]]\n面积 6 m^{2}", "略", ""];
    expect(await codeOf(saveDocumentAction(null, await formOf(id, { partText })))).toBe("ok");
    const saved = (await getDeskDocument(id))?.parts[0]?.content.content;
    expect(saved?.[0]).toEqual(parts[0]?.content.content[1]);
    expect(saved?.[1]).toEqual(paragraph([text("面积 6 m"), text("2", { type: "superscript" })]));
  });

  test("a change of type alone, which the hash of the text does not see, is saved too", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const partText = ["面积 5 m^{2}\n[[表格 1]]", "→ 略", ""];
    expect(await codeOf(saveDocumentAction(null, await formOf(id, { partText })))).toBe("ok");
    expect((await getDeskDocument(id))?.parts[1]?.content).toEqual(doc(paragraph("略", "right")));
  });

  test("parts are added and removed", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const changes = {
      partType: ["body", "annex", "instrument"],
      partTitle: ["", "任务表", "工作方案"],
      partParent: ["", "0", "0"],
      partText: ["正文", "略", "一、目标"],
      partRemove: "1",
    };
    expect(await codeOf(saveDocumentAction(null, await formOf(id, changes)))).toBe("ok");
    const saved = (await getDeskDocument(id))?.parts.map(({ type, title, parent }) => ({
      type,
      title,
      parent,
    }));
    expect(saved).toEqual([
      { type: "body", title: null, parent: null },
      { type: "instrument", title: "工作方案", parent: 0 },
    ]);
  });

  test("someone else's save in between is a conflict that loses neither text", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const mine = await formOf(id, { partText: ["我的\n[[表格 1]]", "略", ""] });
    const theirs = await formOf(id, { partText: ["他人的", "略", ""] });
    expect(await codeOf(saveDocumentAction(null, theirs))).toBe("ok");
    const answer = await saveDocumentAction(null, mine);
    expect(answer).toMatchObject({ code: "conflict", values: { partText: ["我的\n[[表格 1]]", "略", ""] } });
    // Saved again on top of what was shown beside it; the table still comes from the revision that it was read in.
    mine.set("expectedSequence", "2");
    expect(await saveDocumentAction(null, mine)).toEqual({ ok: true, data: "已保存为第 3 次修订" });
    expect((await getDeskDocument(id))?.parts[0]?.content.content[1]?.type).toBe("table");
  });
});

describe("correcting and withdrawing", () => {
  const reason = "第二段数字有误";

  test("are an administrator's and want a reason", async () => {
    const given = () => form({ documentId: publicDocumentId, reason });
    for (const action of [correctDocumentAction, withdrawDocumentAction]) {
      asNobody();
      expect(await codeOf(action(null, given()))).toBe("unauthenticated");
      await asUser({ role: "editor", gazetteId });
      expect(await codeOf(action(null, given()))).toBe("forbidden");
      await asUser("administrator");
      const bare = form({ documentId: publicDocumentId, reason: " " });
      expect(await action(null, bare)).toMatchObject({
        code: "invalid",
        fields: { reason: expect.any(String) },
      });
    }
  });

  test("a document whose text is the public one is not corrected", async () => {
    await asUser("administrator");
    const given = form({ documentId: publicDocumentId, reason });
    expect(await codeOf(correctDocumentAction(null, given))).toBe("blocked");
  });

  test("a saved change becomes the next public version, and the one before stays", async () => {
    await asUser("administrator");
    const changed = await formOf(publicDocumentId, { partText: ["更正后的文字。", ""] });
    expect(await codeOf(saveDocumentAction(null, changed))).toBe("ok");
    const publicId = (await getDeskDocument(publicDocumentId))?.publicId ?? "";
    expect((await getPublicDocument({ publicId }))?.version).toBe(1);
    const answer = await correctDocumentAction(null, form({ documentId: publicDocumentId, reason }));
    expect(answer).toEqual({ ok: true, data: "已更正，公开版本为第 2 版" });
    expect((await getPublicDocument({ publicId }))?.version).toBe(2);
    expect(await getPublicDocument({ publicId, version: 1 })).not.toBeNull();
  });

  test("a withdrawn document stays at its address with the reason; the text goes only where the box is ticked", async () => {
    await asUser("administrator");
    const given = form({ documentId: publicDocumentId, reason: "依法撤回", hidden: "on" });
    expect(await codeOf(withdrawDocumentAction(null, given))).toBe("ok");
    const publicId = (await getDeskDocument(publicDocumentId))?.publicId ?? "";
    expect((await getPublicDocument({ publicId }))?.withdrawn).toMatchObject({
      reason: "依法撤回",
      isTextHidden: true,
    });
    expect(await codeOf(withdrawDocumentAction(null, given))).toBe("blocked");
  });
});
