import { describe, expect, it } from "vitest";
import { verifyAuditChain } from "@/lib/audit/queries";
import { reads, transact } from "@/lib/core/db";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { saveDocument } from "@/lib/documents/mutations";
import { getPublicDocument } from "@/lib/documents/queries";
import { updateGazette } from "@/lib/gazettes/mutations";
import { gazetteFieldsSelect, getPublicGazette } from "@/lib/gazettes/queries";
import { importIssue } from "@/lib/issues/imported/mutations";
import { publishIssue } from "@/lib/issues/mutations";
import { getDeskIssue, getIssueId, getPublicIssue } from "@/lib/issues/queries";
import { addOrganName, resolveOrgans } from "@/lib/organs/mutations";
import {
  ADMINISTRATOR,
  buildFields,
  buildImportedDocument,
  buildImportedFile,
  buildParts,
  NOBODY,
  NOW,
} from "../factories";

const base = { actor: ADMINISTRATOR, now: NOW, bytes: 100 };

async function rowCounts() {
  const db = reads();
  return {
    issues: await db.issue.count(),
    documents: await db.document.count(),
    revisions: await db.documentRevision.count(),
    events: await db.auditEvent.count(),
  };
}

describe("importing an issue", () => {
  it("refuses an actor without a role and leaves nothing behind", async () => {
    const before = await rowCounts();
    const file = buildImportedFile({ issue: { publication: "云溪市无名区人民政府公报" } });
    await expect(importIssue({ ...base, actor: NOBODY, file })).rejects.toMatchObject({ code: "forbidden" });
    expect(await rowCounts()).toEqual(before);
    expect(await reads().gazette.findUnique({ where: { name: "云溪市无名区人民政府公报" } })).toBeNull();
  });

  it("refuses a file that does not say year and number", async () => {
    const file = buildImportedFile({ issue: { year: null } });
    await expect(importIssue({ ...base, file })).rejects.toMatchObject({ code: "invalid" });
  });

  it("refuses a number that is none in words, not as a defect", async () => {
    const file = buildImportedFile({ issue: { number: "十二" } });
    await expect(importIssue({ ...base, file })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("期号应为"),
    });
  });

  it("refuses a file whose publication is unknown unless a gazette is named", async () => {
    const file = buildImportedFile({ issue: { publication: null } });
    await expect(importIssue({ ...base, file })).rejects.toMatchObject({ code: "invalid" });
    await expect(importIssue({ ...base, file, gazetteSlug: "nowhere" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("stores gazette, issue, sections and documents as an unpublished back issue", async () => {
    const documents = [
      buildImportedDocument({ section: "区政府文件" }),
      buildImportedDocument({ section: "区政府办公室文件", docNumber: null, docNumberText: null }),
    ];
    const file = buildImportedFile({ issue: { number: "2" }, documents });
    const result = await importIssue({ ...base, file });
    expect(result).toMatchObject({ outcome: "imported", gazette: "qingshi", documents: 2 });
    const issue = await getDeskIssue(await getIssueId({ slug: "qingshi", year: 2026, number: "2" }));
    expect(issue).toMatchObject({ state: "compiling", isBackIssue: true, totalNumber: 5 });
    expect(issue?.placements.map((p) => [p.section, p.title])).toEqual(
      documents.map((d) => [d.section, d.title]),
    );
    expect(await getPublicIssue({ slug: "qingshi", year: 2026, number: "2" })).toBeNull();
    expect(await getPublicGazette("qingshi")).toBeNull();
  });

  it("changes nothing when the same file comes again", async () => {
    const file = buildImportedFile({ issue: { number: "3" } });
    await importIssue({ ...base, file });
    const before = await rowCounts();
    expect(await importIssue({ ...base, file })).toMatchObject({ outcome: "unchanged" });
    expect(await rowCounts()).toEqual(before);
  });

  it("asks for --replace when another file brings the same issue, and then replaces it whole", async () => {
    const first = buildImportedFile({ issue: { number: "4" } });
    const second = buildImportedFile({ issue: { number: "4" }, documents: [buildImportedDocument()] });
    await importIssue({ ...base, file: first });
    await expect(importIssue({ ...base, file: second })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("--replace"),
    });
    expect(await importIssue({ ...base, file: second, replace: true })).toMatchObject({
      outcome: "replaced",
    });
    const issue = await getDeskIssue(await getIssueId({ slug: "qingshi", year: 2026, number: "4" }));
    expect(issue?.placements.map((p) => p.title)).toEqual(second.documents.map((d) => d.title));
  });

  it("does not replace what editors have changed, made or signed off", async () => {
    const file = buildImportedFile({ issue: { number: "6" } });
    await importIssue({ ...base, file });
    const issueId = await getIssueId({ slug: "qingshi", year: 2026, number: "6" });
    const documentId = (await getDeskIssue(issueId))?.placements[0]?.id ?? "";
    await saveDocument({
      ...base,
      documentId,
      expectedSequence: 1,
      fields: buildFields(),
      parts: buildParts(),
      note: "改",
    });
    const other = buildImportedFile({ issue: { number: "6" } });
    await expect(importIssue({ ...base, file: other, replace: true })).rejects.toMatchObject({
      code: "blocked",
      message: expect.stringContaining("丢失"),
    });
  });

  it("knows the same file again after its gazette was given another name", async () => {
    const file = buildImportedFile({
      issue: { publication: "云溪市白石县人民政府公报", number: "7" },
    });
    const { gazette } = await importIssue({ ...base, file });
    const row = await reads().gazette.findUniqueOrThrow({
      where: { slug: gazette },
      select: { id: true, ...gazetteFieldsSelect },
    });
    const { id: gazetteId, ...fields } = row;
    await updateGazette({ ...base, gazetteId, fields: { ...fields, name: "白石县人民政府公报" } });
    expect(await importIssue({ ...base, file })).toMatchObject({ outcome: "unchanged", gazette });
  });

  it("keeps an organ's name as it was printed, though another organ has it as its short name", async () => {
    await transact(async (tx) => {
      const organId = (await resolveOrgans(tx, ["云溪市财政局"])).get("云溪市财政局") ?? "";
      await addOrganName(tx, { organId, type: "short", name: "市财政局" });
    });
    const document = buildImportedDocument({ issuers: ["市财政局"], signatories: ["市财政局"] });
    const file = buildImportedFile({ issue: { number: "8" }, documents: [document] });
    await importIssue({ ...base, file });
    const issue = await getDeskIssue(await getIssueId({ slug: "qingshi", year: 2026, number: "8" }));
    const desk = await getDeskDocument(issue?.placements[0]?.id ?? "");
    expect(desk?.fields).toMatchObject({ issuers: ["市财政局"], signatories: ["市财政局"] });
  });

  it("names the document whose text cannot be stored", async () => {
    const title = `云溪市人民政府关于${"长".repeat(400)}的通知`;
    const file = buildImportedFile({ issue: { number: "9" }, documents: [buildImportedDocument({ title })] });
    await expect(importIssue({ ...base, file })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("云溪市人民政府关于长长"),
    });
  });

  it("keeps an issue that is still being compiled out of the back issues", async () => {
    const file = buildImportedFile({ issue: { number: "10" } });
    await importIssue({ ...base, file, isBackIssue: false });
    const issueId = await getIssueId({ slug: "qingshi", year: 2026, number: "10" });
    expect(await getDeskIssue(issueId)).toMatchObject({ isBackIssue: false });
    await expect(publishIssue({ ...base, issueId })).rejects.toMatchObject({ code: "blocked" });
  });

  it("does not replace what is public", async () => {
    const file = buildImportedFile({ issue: { number: "5" } });
    await importIssue({ ...base, file });
    const issueId = await getIssueId({ slug: "qingshi", year: 2026, number: "5" });
    const { documents } = await publishIssue({ actor: ADMINISTRATOR, now: NOW, issueId });
    const other = buildImportedFile({ issue: { number: "5" } });
    await expect(importIssue({ ...base, file: other, replace: true })).rejects.toMatchObject({
      code: "blocked",
    });
    expect(await getPublicDocument({ publicId: documents[0] ?? "" })).toMatchObject({
      fields: { title: file.documents[0]?.title },
    });
  });

  it("records what happened in a chain that holds", async () => {
    const { rows, brokenAt } = await verifyAuditChain();
    expect(rows).toBeGreaterThan(3);
    expect(brokenAt).toBeNull();
  });
});
