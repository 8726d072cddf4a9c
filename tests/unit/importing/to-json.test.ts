import { describe, expect, it } from "vitest";
import { doc, heading, paragraph, runInParagraph, table } from "@/lib/content/build";
import type { ImportedFile, ImportedPart } from "@/lib/importing/schema";
import { toImportJson } from "@/lib/importing/to-json";

const part = (value: Partial<ImportedPart>): ImportedPart => ({
  type: "body",
  label: null,
  title: null,
  isTitlePrinted: true,
  parent: null,
  content: doc(),
  firstLine: null,
  ...value,
});

function print(...parts: ImportedPart[]) {
  const document: ImportedFile["documents"][number] = {
    section: null,
    title: "云溪市人民政府关于印发方案的通知",
    docNumber: null,
    docNumberText: null,
    issuers: [],
    genre: "通知",
    kind: "plan",
    addressee: null,
    writtenOn: null,
    writtenOnText: null,
    signatories: [],
    publicity: null,
    consultUnit: null,
    consultPhone: null,
    parts,
    firstPage: null,
    lastPage: null,
    firstLine: 1,
    lastLine: 2,
  };
  const issue = {
    publication: null,
    year: null,
    number: null,
    totalNumber: null,
    frequency: null,
    publishedOn: null,
  };
  const file: ImportedFile = {
    source: "a.txt",
    sha256: "0".repeat(64),
    issue: { ...issue, sponsor: null, publisher: null, board: null, contact: null, notices: [] },
    toc: [],
    documents: [document],
    leftOut: [],
    warnings: [],
  };
  return toImportJson(file).documents[0];
}

describe("toImportJson", () => {
  it("prints body and issued text as one run of blocks, opened by the text's title", () => {
    const printed = print(
      part({ content: doc(paragraph("现印发给你们。")) }),
      part({ type: "instrument", title: "绿道方案", content: doc(heading(1, "一、", "任务")) }),
    );
    expect(printed?.instruments).toEqual(["绿道方案"]);
    expect(printed?.blocks).toEqual([
      { type: "paragraph", text: "现印发给你们。" },
      { type: "heading", level: 1, text: "绿道方案" },
      { type: "heading", level: 1, text: "一、任务" },
    ]);
  });

  it("names an issued text that is printed as an annex and keeps it among the annexes", () => {
    const printed = print(
      part({}),
      part({ type: "instrument", label: "附件", title: "绿道方案", firstLine: 9 }),
    );
    expect(printed?.instruments).toEqual(["绿道方案"]);
    expect(printed?.annexes).toEqual([{ label: "附件", title: "绿道方案", firstLine: 9, blocks: [] }]);
    expect(printed?.blocks).toEqual([]);
  });

  it("prints run-in headings as text and tables with their merged cells", () => {
    const grid = table({ rows: [[{ text: ["甲", "乙"], colspan: 2 }], ["1", "2"]], unit: "单位：元" });
    const printed = print(part({ content: doc(runInParagraph(2, "（一）完善。", "新建绿道。"), grid) }));
    expect(printed?.blocks).toEqual([
      { type: "paragraph", text: "（一）完善。新建绿道。" },
      {
        type: "table",
        rows: [[{ text: "甲\n乙", colspan: 2, header: true }], [{ text: "1" }, { text: "2" }]],
        unit: "单位：元",
      },
    ]);
  });
});
