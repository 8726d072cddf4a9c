import { describe, expect, test } from "vitest";
import { doc, paragraph, table } from "../../../src/lib/content/build";
import { DOCUMENT_GEOMETRY, ISSUE_GEOMETRY } from "../../../src/lib/print/geometry";
import { toItems } from "../../../src/lib/print/items";
import { toSegments } from "../../../src/lib/print/segments";
import { chapterBlocks, dutyTable, part, printDocument, sentences, supplyTable } from "./invented-issue";

function segmentsOf(parts: ReturnType<typeof part>[], geometry = ISSUE_GEOMETRY) {
  return toSegments({ items: toItems(printDocument({ id: "a", title: "通知", parts })), geometry });
}
const long = part("body", doc(...chapterBlocks(1, 5, 4)));

describe("pages of a document", () => {
  test("a long text stands in columns, a short one across the page", () => {
    expect(segmentsOf([long]).map(({ place }) => place)).toEqual(["column"]);
    expect(segmentsOf([part("body", doc(paragraph(sentences(1, 2))))]).map(({ place }) => place)).toEqual([
      "page",
    ]);
  });

  test("a wide table takes its label and title along, and long text after it stands in columns again", () => {
    const annex = part("annex", doc(dutyTable(5)), { label: "附件1", title: "责任清单" });
    const after = part("annex", doc(...chapterBlocks(2, 5, 4)), { label: "附件2", title: "工作要求" });
    const segments = segmentsOf([long, annex, after]);
    expect(segments.map(({ place }) => place)).toEqual(["column", "page", "column"]);
    expect(segments[1]?.items.map(({ k }) => k)).toEqual(["part", "t"]);
  });

  test("an annex of pictures alone has the whole width, a picture amid text its column", () => {
    const figure = { type: "figure" as const, attrs: { file: "ab".repeat(32), alt: "地图", caption: null } };
    const map = part("annex", doc(figure, figure), { label: "附件", title: "示意图" });
    expect(segmentsOf([long, map]).map(({ place }) => place)).toEqual(["column", "page"]);
    const amid = part("body", doc(...chapterBlocks(1, 5, 4), figure, ...chapterBlocks(2, 5, 4)));
    expect(segmentsOf([amid]).map(({ place }) => place)).toEqual(["column"]);
  });

  test("a very wide table is turned sideways, alone", () => {
    const annex = part("annex", doc(supplyTable(3)), { label: "附件", title: "计划表" });
    expect(segmentsOf([long, annex]).map(({ place }) => place)).toEqual(["column", "landscape"]);
    expect(segmentsOf([long, annex], DOCUMENT_GEOMETRY).map(({ place }) => place)).toEqual([
      "column",
      "landscape",
    ]);
  });

  test("heading rows are repeated with the rows into which they hang; a table of headings only has none but one", () => {
    const headOf = (block: ReturnType<typeof table>) => {
      const item = segmentsOf([part("body", doc(block))])[0]?.items.find(({ k }) => k === "t");
      return item?.k === "t" ? item.head : null;
    };
    const body = Array.from({ length: 9 }, () => ["甲", "乙", "丙"]);
    expect(headOf(table({ rows: [["一", "二", "三"], ...body] }))).toBe(1);
    const two = [
      [
        { text: "一", rowspan: 2 },
        { text: "二", colspan: 2 },
      ],
      ["三", "四"],
      ...body,
    ];
    expect(headOf(table({ rows: two, headerRows: 1 }))).toBe(2);
    expect(headOf(table({ rows: [["一"]] }))).toBe(0);
  });
});

describe("the order in a document", () => {
  test("addressee, body, signature, note, then issued text and annexes, the box last", () => {
    const items = toItems(
      printDocument({
        id: "a",
        title: "通知",
        consultUnit: "市水务局",
        parts: [
          part("body", doc(paragraph("印发。"))),
          part("instrument", doc(paragraph("总则。")), { title: "办法" }),
        ],
      }),
    );
    expect(items.map(({ k }) => k)).toEqual(["to", "p", "sign", "note", "part", "p", "consult"]);
    expect(items[0]).toMatchObject({ text: "各县（市、区）人民政府，市直各有关单位：" });
  });

  test("tagged heading levels skip none", () => {
    const tags = toItems(printDocument({ id: "a", title: "通知", parts: [long] })).flatMap((item) =>
      item.k === "h" ? [item.tag] : [],
    );
    expect(tags[0]).toBe(3);
    for (let i = 1; i < tags.length; i++) expect((tags[i] ?? 0) - (tags[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});
