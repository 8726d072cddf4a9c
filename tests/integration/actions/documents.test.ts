import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { doc, paragraph, table, text } from "@/lib/content/build";
import { createDocumentAction, saveDocumentAction } from "@/lib/documents/actions";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument } from "@/lib/documents/mutations";
import { fieldsToForm } from "@/lib/documents/rules";
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

/** The form of a document as its page sends it, with changes. */
async function formOf(documentId: string, changes: Record<string, string> = {}, sequence?: number) {
  const document = await getDeskDocument(documentId);
  if (!document) throw new Error("no document");
  return form({
    documentId,
    expectedSequence: String(sequence ?? document.sequence),
    note: "",
    ...fieldsToForm(document.fields),
    parts: JSON.stringify(document.parts),
    attachments: JSON.stringify(document.attachments),
    ...changes,
  });
}

const withParts = (...given: DocumentPart[]) => ({ parts: JSON.stringify(given) });
const [body, annex] = parts as [DocumentPart, DocumentPart];

describe("a new document", () => {
  const given = (more = {}) =>
    form({
      gazette: "qingshi",
      kind: "plan",
      title: "云溪市青石区人民政府关于印发《甲方案》的通知",
      ...more,
    });

  test("is made by an editor or a contributor of that gazette", async () => {
    expect(await codeOf(createDocumentAction(null, given()))).toBe("unauthenticated");
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(createDocumentAction(null, given()))).toBe("forbidden");
  });

  test("needs a title", async () => {
    await asUser({ role: "editor", gazetteId });
    const answer = await createDocumentAction(null, given({ title: " " }));
    expect(answer).toMatchObject({ fields: { title: "请填写标题" } });
  });

  test("begins with what its title says and the headings of its kind", async () => {
    await asUser({ role: "contributor", gazetteId });
    const path = String(await destinationOf(createDocumentAction(null, given())));
    const document = await getDeskDocument(path.replace("/desk/documents/", ""));
    expect(document?.fields).toMatchObject({ genre: "通知", issuers: ["云溪市青石区人民政府"] });
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
    await asUser({ role: "contributor", gazetteId });
    expect(await codeOf(saveDocumentAction(null, await formOf(id)))).toBe("not-found");
    await asUser({ role: "editor", gazetteId });
    const elsewhere = await formOf(id, { documentId: "none" });
    expect(await codeOf(saveDocumentAction(null, elsewhere))).toBe("not-found");
  });

  test("names the fields at fault and gives back what was typed", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const wrong = await formOf(id, { title: " ", writtenOn: "2026-02-30", addressee: "各乡" });
    expect(await saveDocumentAction(null, wrong)).toMatchObject({
      code: "invalid",
      fields: { title: "请填写标题", writtenOn: "日期格式应为 2026-09-30" },
      values: { addressee: "各乡" },
    });
  });

  test("refuses parts that are no JSON, break the schema or begin with an annex", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const script = { ...body, content: { type: "doc", content: [{ type: "script", text: "alert(1)" }] } };
    for (const wrong of ["[", JSON.stringify([script]), JSON.stringify([annex]), "[]"]) {
      expect(await codeOf(saveDocumentAction(null, await formOf(id, { parts: wrong })))).toBe("invalid");
    }
    expect((await getDeskDocument(id))?.sequence).toBe(1);
  });

  test("what was not changed makes no revision", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    expect(await saveDocumentAction(null, await formOf(id))).toEqual({
      ok: true,
      data: { sequence: 1, message: "没有改动" },
    });
    expect((await getDeskDocument(id))?.parts).toEqual(parts);
  });

  test("brings a number into normal form and writes the date as it is printed", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const changes = {
      numberText: "青政发[2026] 7号",
      writtenOn: "2026-03-05",
      writtenOnText: "",
      issuers: "甲局、乙局",
    };
    expect(await codeOf(saveDocumentAction(null, await formOf(id, changes)))).toBe("ok");
    expect((await getDeskDocument(id))?.fields).toMatchObject({
      number: "青政发〔2026〕7号",
      numberText: "青政发[2026] 7号",
      writtenOnText: "2026年3月5日",
      issuers: ["甲局", "乙局"],
    });
  });

  test("a change of type alone, which the hash of the text does not see, is saved too", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const right = { ...annex, content: doc(paragraph("略", "right")) };
    expect(await codeOf(saveDocumentAction(null, await formOf(id, withParts(body, right))))).toBe("ok");
    expect((await getDeskDocument(id))?.parts[1]?.content).toEqual(right.content);
  });

  test("parts are added, removed and put into another order", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const plan: DocumentPart = {
      type: "instrument",
      label: null,
      title: "工作方案",
      parent: 0,
      content: doc({ type: "figure", attrs: { file: null, alt: "流程图", caption: null } }),
    };
    expect(await codeOf(saveDocumentAction(null, await formOf(id, withParts(body, plan, annex))))).toBe("ok");
    expect((await getDeskDocument(id))?.parts).toEqual([body, plan, annex]);
    expect(await codeOf(saveDocumentAction(null, await formOf(id, withParts(body, annex, plan))))).toBe("ok");
    expect((await getDeskDocument(id))?.parts).toEqual([body, annex, plan]);
    expect(await codeOf(saveDocumentAction(null, await formOf(id, withParts(body))))).toBe("ok");
    expect((await getDeskDocument(id))?.parts).toEqual([body]);
  });

  test("someone else's save in between is a conflict that overwrites nothing", async () => {
    await asUser({ role: "editor", gazetteId });
    const id = await addDocument();
    const theirs = { ...body, content: doc(paragraph("他人的")) };
    const mine = { ...body, content: doc(paragraph("我的")) };
    expect(await codeOf(saveDocumentAction(null, await formOf(id, withParts(theirs))))).toBe("ok");
    const given = await formOf(id, withParts(mine), 1);
    expect(await saveDocumentAction(null, given)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("第 2 次修订"),
    });
    expect((await getDeskDocument(id))?.parts).toEqual([theirs]);
    // Saved again on top of what was shown beside it.
    given.set("expectedSequence", "2");
    expect(await saveDocumentAction(null, given)).toMatchObject({ data: { sequence: 3 } });
  });

  test("a public document is not changed before a correction was begun", async () => {
    await asUser("administrator");
    const changes = { addressee: "各乡（镇）" };
    expect(await saveDocumentAction(null, await formOf(publicDocumentId, changes))).toMatchObject({
      code: "blocked",
      message: expect.stringContaining("先开始更正"),
    });
  });
});
