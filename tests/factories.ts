import { doc, heading, paragraph } from "@/lib/content/build";
import type { DocumentFields, DocumentPart } from "@/lib/documents/schema";
import type { ImportedDocument, ImportedFile } from "@/lib/importing/schema";
import type { Actor } from "@/lib/users/schema";

/** Invented values for tests; each builder takes what the test cares about. */

export const NOW = new Date("2026-11-22T01:00:00Z");

export const ADMINISTRATOR: Actor = {
  id: null,
  name: "测试管理员",
  isAdministrator: true,
  department: "",
  memberships: [],
};

export const NOBODY: Actor = {
  id: null,
  name: "无角色者",
  isAdministrator: false,
  department: "",
  memberships: [],
};

let serial = 0;

export function buildImportedDocument(given: Partial<ImportedDocument> = {}): ImportedDocument {
  serial++;
  const docNumber = `青政发〔2026〕${serial}号`;
  return {
    section: "区政府文件",
    title: `云溪市青石区人民政府关于第${serial}项工作的通知`,
    docNumber,
    docNumberText: docNumber,
    issuers: ["云溪市青石区人民政府"],
    genre: "通知",
    kind: "notice",
    addressee: "各乡（镇）人民政府",
    writtenOn: "2026-03-05",
    writtenOnText: "2026年3月5日",
    signatories: ["云溪市青石区人民政府"],
    publicity: "此件公开发布",
    consultUnit: null,
    consultPhone: null,
    parts: [buildImportedPart()],
    firstPage: null,
    lastPage: null,
    firstLine: 1,
    lastLine: 20,
    ...given,
  };
}

function buildImportedPart(
  given: Partial<ImportedDocument["parts"][number]> = {},
): ImportedDocument["parts"][number] {
  return {
    type: "body",
    label: null,
    title: null,
    isTitlePrinted: true,
    parent: null,
    content: doc(heading(1, "一、", "总体安排"), paragraph("请认真贯彻执行。")),
    firstLine: null,
    ...given,
  };
}

export function buildImportedFile({
  issue = {},
  documents = [buildImportedDocument(), buildImportedDocument()],
  sha256 = (++serial).toString(16).padStart(64, "0"),
}: {
  issue?: Partial<ImportedFile["issue"]>;
  documents?: ImportedDocument[];
  sha256?: string;
} = {}): ImportedFile {
  return {
    source: "issue.txt",
    sha256,
    issue: {
      publication: "云溪市青石区人民政府公报",
      year: 2026,
      number: "1",
      totalNumber: 5,
      frequency: "季刊",
      publishedOn: "2026-03-31",
      sponsor: "云溪市青石区人民政府办公室",
      publisher: "云溪市青石区人民政府公报室",
      board: null,
      contact: null,
      notices: ["公报刊登的文件与红头文件具有同等效力"],
      ...issue,
    },
    toc: [],
    documents,
    leftOut: [],
    warnings: [],
  };
}

export function buildFields(given: Partial<DocumentFields> = {}): DocumentFields {
  serial++;
  return {
    title: `云溪市人民政府关于第${serial}项工作的决定`,
    numberText: `云政发〔2026〕${serial}号`,
    number: `云政发〔2026〕${serial}号`,
    genre: "决定",
    kind: "decision",
    issuers: ["云溪市人民政府"],
    signatories: ["云溪市人民政府"],
    addressee: null,
    writtenOn: "2026-05-06",
    writtenOnText: "2026年5月6日",
    publicity: null,
    consultUnit: null,
    consultPhone: null,
    ...given,
  };
}

export function buildParts(text = "决定如下。"): DocumentPart[] {
  return [{ type: "body", label: null, title: null, parent: null, content: doc(paragraph(text)) }];
}

/** A picture of one pixel (GIF) whose bytes no other test has. */
export function buildPicture(words: string): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from("GIF89a"), Buffer.from([1, 0, 1, 0, 0, 0, 0]), Buffer.from(words)]);
}
