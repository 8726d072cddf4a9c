import { beforeAll, describe, expect, it } from "vitest";
import { doc, paragraph } from "@/lib/content/build";
import { reads } from "@/lib/core/db";
import { keepSource, sha256 } from "@/lib/core/files";
import { getDeskDocument, listWaitingDocuments } from "@/lib/documents/desk/queries";
import { importDocuments } from "@/lib/documents/imported/mutations";
import { hasPublicPicture, maySeePicture } from "@/lib/documents/pictures/queries";
import { getSourceReading } from "@/lib/documents/sources/queries";
import { importIssue } from "@/lib/issues/imported/mutations";
import { publishIssue } from "@/lib/issues/mutations";
import { getIssueId } from "@/lib/issues/queries";
import type { Actor } from "@/lib/users/schema";
import { ADMINISTRATOR, buildImportedDocument, buildImportedFile, NOBODY, NOW } from "../factories";

const base = { actor: ADMINISTRATOR, now: NOW, bytes: 100 };
const PICTURE = "ab".repeat(32);
const withPicture = () =>
  buildImportedDocument({
    parts: [
      {
        type: "body",
        label: null,
        title: null,
        isTitlePrinted: false,
        parent: null,
        content: doc(paragraph("示意图如下。"), {
          type: "figure",
          attrs: { file: PICTURE, alt: "路线图", caption: null },
        }),
        firstLine: 1,
      },
    ],
  });
let gazetteId = "";

beforeAll(async () => {
  await importIssue({ ...base, file: buildImportedFile() });
  gazetteId = (await reads().gazette.findUniqueOrThrow({ where: { slug: "qingshi" } })).id;
});

describe("importing documents that are no issue", () => {
  it("refuses an unknown gazette and an actor without a role, and leaves nothing behind", async () => {
    const before = await reads().document.count();
    const file = buildImportedFile();
    await expect(importDocuments({ ...base, file, gazetteSlug: "nowhere" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      importDocuments({ ...base, actor: NOBODY, file, gazetteSlug: "qingshi" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await reads().document.count()).toBe(before);
  });

  it("stores them as waiting documents that remember their lines, and the same file once", async () => {
    const file = buildImportedFile({
      documents: [buildImportedDocument({ title: "云溪市青石区关于来稿的通知" })],
    });
    const first = await importDocuments({ ...base, file, gazetteSlug: "qingshi" });
    expect(first.outcome).toBe("imported");
    const [id = ""] = first.documents;
    expect(await getDeskDocument(id)).toMatchObject({
      issue: null,
      state: "draft",
      source: { sha256: file.sha256, firstLine: 1, lastLine: 20 },
    });
    expect((await listWaitingDocuments({ gazetteId })).map((row) => row.id)).toContain(id);
    const again = await importDocuments({ ...base, file, gazetteSlug: "qingshi" });
    expect(again).toEqual({ ...first, outcome: "unchanged" });
  });
});

describe("a document's picture", () => {
  it("is shown to the desk of its gazette, and to the public once the document is", async () => {
    const file = buildImportedFile({ issue: { number: "9" }, documents: [withPicture()] });
    await importIssue({ ...base, file });
    const { id } = await reads().document.findFirstOrThrow({
      where: { source: { sha256: file.sha256 } },
    });
    const see = (given: { actor?: Actor; documentId?: string; sha256?: string }) =>
      maySeePicture({ actor: ADMINISTRATOR, documentId: id, sha256: PICTURE, ...given });
    expect(await see({ actor: NOBODY })).toBe(false);
    expect(await see({ sha256: "cd".repeat(32) })).toBe(false);
    expect(await see({ documentId: "nothing" })).toBe(false);
    expect(await see({})).toBe(true);

    const address = async () => (await reads().document.findUniqueOrThrow({ where: { id } })).publicId;
    expect(await address()).toBeNull();
    await publishIssue({
      ...base,
      issueId: await getIssueId({ slug: "qingshi", year: 2026, number: "9" }),
    });
    const publicId = String(await address());
    expect(await hasPublicPicture({ id: publicId, sha256: PICTURE })).toBe(true);
    expect(await hasPublicPicture({ id: publicId, sha256: "cd".repeat(32) })).toBe(false);
    await reads().document.update({ where: { id }, data: { state: "withdrawn", withdrawnHidden: true } });
    expect(await hasPublicPicture({ id: publicId, sha256: PICTURE })).toBe(false);
  });
});

describe("the source of a document", () => {
  it("is read again from the kept file, and missed without a failure where it is gone or no longer read", async () => {
    const bytes = new TextEncoder().encode(
      "云溪市人民政府关于做好防汛工作的通知\n云政发〔2024〕6号\n请做好防汛工作。\n云溪市人民政府\n2024年5月6日",
    );
    const kept = await getSourceReading({ sha256: await keepSource(bytes), fileName: "a.txt" });
    expect(kept?.leftOut.map(({ reason }) => reason)).toEqual([]);
    expect(kept?.text).toHaveLength(5);
    expect(await getSourceReading({ sha256: "0".repeat(64), fileName: "a.txt" })).toBeNull();
    const odd = new TextEncoder().encode("今天天气很好。");
    expect(await getSourceReading({ sha256: await keepSource(odd), fileName: "b.txt" })).toBeNull();
    expect(await getSourceReading({ sha256: sha256(odd), fileName: "b.txt" })).toBeNull();
  });
});
