import { beforeAll, describe, expect, it } from "vitest";
import { reads } from "@/lib/core/db";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { reindexAll } from "@/lib/documents/found/mutations";
import { searchPublished } from "@/lib/documents/found/queries";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { getPublicDocument, getPublicPrintSingle } from "@/lib/documents/queries";
import { takeStep } from "@/lib/documents/workflow/mutations";
import type { StepForm } from "@/lib/documents/workflow/schema";
import { getPublicGazette, listPublicGazettes } from "@/lib/gazettes/queries";
import { getIssueBlockers } from "@/lib/issues/blockers/queries";
import { arrangeIssue } from "@/lib/issues/contents/mutations";
import { importIssue } from "@/lib/issues/imported/mutations";
import { createIssue, publishIssue, reopenIssue, signOffIssue, updateIssue } from "@/lib/issues/mutations";
import { getIssueId, getPublicIssue, getPublicPrintIssue } from "@/lib/issues/queries";
import { EMPTY_BOARD, IssueFieldsSchema } from "@/lib/issues/schema";
import {
  ADMINISTRATOR,
  buildFields,
  buildImportedDocument,
  buildImportedFile,
  buildParts,
  NOBODY,
  NOW,
} from "../factories";
import { passDocuments } from "./pass-documents";

const act = { actor: ADMINISTRATOR, now: NOW };
const address = { slug: "qingshi", year: 2026, number: "1" };
const secret = "不得外泄的柘榴石条款";

async function outboxTags(): Promise<string[]> {
  const rows = await reads().cacheOutbox.findMany({ select: { tag: true } });
  return rows.map((row) => row.tag);
}

let clock = NOW.getTime();
/** Takes a step of a document's way, each a second after the one before; the reviewer is another person. */
async function step(documentId: string, form: { type: StepForm["type"]; [field: string]: unknown }) {
  const { sequence } = (await getDeskDocument(documentId)) ?? {};
  const isReview = form.type === "approve";
  clock += 1000;
  await takeStep({
    actor: isReview ? { ...ADMINISTRATOR, id: "second" } : ADMINISTRATOR,
    now: new Date(clock),
    step: { documentId, expectedSequence: sequence, reason: "", ...form } as StepForm,
  });
}

async function search(text: string) {
  return searchPublished({ text, limit: 20, offset: 0 });
}

describe("a back issue before its publication", () => {
  beforeAll(async () => {
    const document = buildImportedDocument({ title: `云溪市青石区人民政府关于${secret}的通知` });
    await importIssue({
      ...act,
      bytes: 1,
      file: buildImportedFile({ documents: [document, buildImportedDocument()] }),
    });
  });

  it("cannot be reached by page, print, search or list", async () => {
    expect(await getPublicIssue(address)).toBeNull();
    expect(await getPublicPrintIssue({ address, publicUrl: null })).toBeNull();
    expect((await search(secret)).total).toBe(0);
    expect(await listPublicGazettes()).toEqual([]);
    const ids = await reads().document.findMany({ select: { publicId: true } });
    expect(ids.every(({ publicId }) => publicId === null)).toBe(true);
  });

  it("is not published by somebody without the right", async () => {
    const issueId = await getIssueId(address);
    await expect(publishIssue({ actor: NOBODY, now: NOW, issueId })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await getPublicIssue(address)).toBeNull();
  });

  it("becomes public whole: issue, documents, search, and the tags of what showed nothing before", async () => {
    const issueId = await getIssueId(address);
    const { documents } = await publishIssue({ ...act, issueId });
    expect(documents).toHaveLength(2);
    const issue = await getPublicIssue(address);
    expect(issue?.sections.flatMap((s) => s.entries.map((e) => e.publicId))).toEqual(documents);
    expect(await getPublicGazette("qingshi")).toMatchObject({
      issues: [{ year: 2026, number: "1", documents: 2 }],
    });
    const found = await search(secret);
    expect(found.hits.map((hit) => hit.publicId)).toEqual([documents[0]]);
    const tags = await outboxTags();
    for (const tag of ["gazettes", "gazette:qingshi", "issue:qingshi/2026/1", `document:${documents[0]}`]) {
      expect(tags).toContain(tag);
    }
  });

  it("is not published twice", async () => {
    const issueId = await getIssueId(address);
    await expect(publishIssue({ ...act, issueId })).rejects.toMatchObject({ code: "blocked" });
  });

  it("links previous and next in printed order", async () => {
    const issue = await getPublicIssue(address);
    const [first, second] = issue?.sections.flatMap((s) => s.entries) ?? [];
    const shown = await getPublicDocument({ publicId: first?.publicId ?? "" });
    expect(shown).toMatchObject({ previous: null, next: { publicId: second?.publicId } });
  });
});

describe("a public document", () => {
  async function firstPublicId(): Promise<{ publicId: string; documentId: string }> {
    const row = await reads().document.findFirstOrThrow({
      where: { publicId: { not: null }, versions: { some: { number: 1 } }, state: "published" },
      orderBy: { createdAt: "asc" },
      select: { id: true, publicId: true },
    });
    return { publicId: row.publicId ?? "", documentId: row.id };
  }

  it("does not show a saved revision until it is published as a correction", async () => {
    const { publicId, documentId } = await firstPublicId();
    await step(documentId, { type: "correct", reasonType: "original", reason: "原标题有误" });
    const desk = await getDeskDocument(documentId);
    await saveDocument({
      ...act,
      documentId,
      expectedSequence: desk?.sequence ?? 0,
      fields: { ...(desk?.fields ?? buildFields()), title: "云溪市青石区人民政府关于橄榄石事项的通知" },
      parts: desk?.parts ?? [],
      note: "改标题",
    });
    expect((await getPublicDocument({ publicId }))?.fields.title).toContain(secret);
    expect((await search("橄榄石")).total).toBe(0);

    await step(documentId, { type: "submit" });
    await step(documentId, { type: "approve" });
    await step(documentId, { type: "publish" });
    expect(await getPublicDocument({ publicId })).toMatchObject({ version: 2 });
    expect((await getPublicDocument({ publicId, version: 1 }))?.fields.title).toContain(secret);
    expect((await search("橄榄石")).total).toBe(1);
    expect((await search(secret)).total).toBe(0);
  });

  it("refuses a save over a revision that the editor has not seen", async () => {
    const { documentId } = await firstPublicId();
    await step(documentId, { type: "correct", reasonType: "layout", reason: "段落有误" });
    const desk = await getDeskDocument(documentId);
    const save = { ...act, documentId, fields: buildFields(), parts: buildParts(), note: "" };
    await expect(
      saveDocument({ ...save, expectedSequence: (desk?.sequence ?? 0) - 1 }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    await step(documentId, { type: "abandon" });
  });

  it("stays readable after a withdrawal and says so, but leaves the search", async () => {
    const { publicId, documentId } = await firstPublicId();
    const form = { type: "withdraw", reasonType: "repealed", reason: "依据已废止", hidden: false } as const;
    await step(documentId, form);
    const shown = await getPublicDocument({ publicId });
    expect(shown?.withdrawn).toMatchObject({ reason: "依据已废止", isTextHidden: false });
    expect(shown?.parts.length).toBeGreaterThan(0);
    expect((await search("橄榄石")).total).toBe(0);
  });

  it("shows no text anywhere when law forbids it", async () => {
    const row = await reads().document.findFirstOrThrow({ where: { state: "published" } });
    const form = { type: "withdraw", reasonType: "secret", reason: "法律禁止公开", hidden: true } as const;
    await step(row.id, form);
    const publicId = row.publicId ?? "";
    expect((await getPublicDocument({ publicId }))?.parts).toEqual([]);
    expect((await getPublicDocument({ publicId, version: 1 }))?.parts).toEqual([]);
    expect(await getPublicPrintSingle({ publicId, publicUrl: null })).toBeNull();
  });

  it("is not brought back into the search by a rebuild of the index", async () => {
    expect(await reindexAll()).toEqual({ documents: 0 });
    expect((await search("通知")).total).toBe(0);
  });
});

describe("an issue that is compiled here", () => {
  it("is signed off before it is published, holds still meanwhile, and prints its pages", async () => {
    const gazette = await reads().gazette.findUniqueOrThrow({ where: { slug: "qingshi" } });
    const fields = {
      year: 2026,
      number: "2",
      totalNumber: 6,
      issueDate: "2026-06-30",
      board: EMPTY_BOARD,
      notices: [],
    };
    await createIssue({ ...act, gazetteId: gazette.id, fields });
    const issueId = await getIssueId({ ...address, number: "2" });
    await expect(signOffIssue({ ...act, issueId })).rejects.toMatchObject({ code: "blocked" });

    const documentId = await createDocument({
      ...act,
      gazetteId: gazette.id,
      fields: buildFields(),
      parts: buildParts("碧玺方案自公布之日起施行。"),
    });
    const change = { type: "place", documentId, section: "区政府文件" } as const;
    await arrangeIssue({ ...act, issueId, seen: "", change });
    await expect(publishIssue({ ...act, issueId })).rejects.toMatchObject({
      message: expect.stringContaining("尚未签发"),
    });
    await expect(signOffIssue({ ...act, issueId })).rejects.toMatchObject({
      message: expect.stringContaining("尚未审核通过"),
    });
    await passDocuments(issueId);
    // Somebody changed the issue after the page was opened.
    const { seen } = await getIssueBlockers(issueId);
    await updateIssue({
      ...act,
      issueId,
      fields: IssueFieldsSchema.parse({ ...fields, notices: ["新加的声明"], contact: {} }),
    });
    await expect(signOffIssue({ ...act, issueId, seen })).rejects.toMatchObject({ code: "conflict" });
    await signOffIssue({ ...act, issueId, seen: (await getIssueBlockers(issueId)).seen });
    await expect(
      saveDocument({
        ...act,
        documentId,
        expectedSequence: 1,
        fields: buildFields(),
        parts: buildParts(),
        note: "",
      }),
    ).rejects.toMatchObject({ code: "blocked" });
    await reopenIssue({ ...act, issueId });
    await signOffIssue({ ...act, issueId });
    const { documents } = await publishIssue({ ...act, issueId });
    const shown = await getPublicDocument({ publicId: documents[0] ?? "" });
    expect(shown?.printedIn).toMatchObject({ number: "2", firstPage: 1 });
    expect((await search("碧玺方案")).hits[0]?.publicId).toBe(documents[0]);
  });
});
