import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cell, doc, paragraph, table, text } from "../../../src/lib/content/build";
import { type Content, ContentSchema } from "../../../src/lib/content/schema";
import { someContent } from "./arbitrary-content";

const isAllowed = (content: unknown) => ContentSchema.safeParse(content).success;
const around = (...inlines: unknown[]) => ({
  type: "doc",
  content: [{ type: "paragraph", attrs: { align: null }, content: inlines }],
});
const tableOf = (...rows: unknown[][]) => ({
  ...doc(table({ rows: [["甲"]] })),
  content: [
    {
      type: "table",
      attrs: { caption: null, unit: null, notes: [] },
      content: rows.map((content) => ({ type: "tableRow", content })),
    },
  ],
});

describe("the content schema refuses", () => {
  it.each([
    ["an unknown node", { type: "doc", content: [{ type: "html", content: "<b>" }] }],
    ["an unknown mark", around({ type: "text", text: "甲", marks: [{ type: "style" }] })],
    ["an unknown attribute", around({ type: "text", text: "甲", onclick: "x" })],
    ["an empty text", around({ type: "text", text: "" })],
    [
      "a heading level that does not exist",
      { type: "doc", content: [{ type: "heading", attrs: { level: 5, number: null } }] },
    ],
    [
      "a level that is markup",
      { type: "doc", content: [{ type: "heading", attrs: { level: '1"><b', number: null } }] },
    ],
    ["a page mark that is no page number", around({ type: "pageMark", attrs: { page: '1"' } })],
    [
      "a footnote in a footnote",
      around({ type: "footnote", content: [{ type: "footnote", content: [text("甲")] }] }),
    ],
    [
      "a picture that is no hash",
      { type: "doc", content: [{ type: "figure", attrs: { file: "../x", alt: "", caption: null } }] },
    ],
  ])("%s", (_, content) => {
    expect(isAllowed(content)).toBe(false);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//yunxi.example",
    "/desk",
    'https://a"b',
    "https://a b",
    "https://a<b",
  ])("a link to %s", (href) => {
    expect(isAllowed(around({ ...text("甲"), marks: [{ type: "link", attrs: { href } }] }))).toBe(false);
  });

  it.each([
    ["rows of different length", [[cell("甲"), cell("乙")], [cell("丙")]]],
    ["a cell that hangs below the last row", [[cell({ text: "甲", rowspan: 2 }), cell("乙")]]],
    [
      "a cell that covers another",
      [[cell({ text: "甲", rowspan: 2 }), cell("乙")], [cell({ text: "丙", colspan: 2 })]],
    ],
    ["no columns at all", [[]]],
  ])("a table with %s", (_, rows) => {
    expect(isAllowed(tableOf(...rows))).toBe(false);
  });
});

describe("the content schema takes", () => {
  it("merged cells that fill every row", () => {
    const rows = [
      [cell({ text: "甲", rowspan: 2 }), cell({ text: "乙", colspan: 2 })],
      [cell("丙"), cell("丁")],
    ];
    expect(isAllowed(tableOf(...rows))).toBe(true);
  });

  it("a row that cells from above fill alone", () => {
    expect(isAllowed(tableOf([cell({ text: "甲", rowspan: 2 })], []))).toBe(true);
  });

  it("what the constructors make", () => {
    expect(isAllowed(doc(paragraph("甲"), paragraph("", "center")))).toBe(true);
  });

  it("all that it allows, unchanged", () => {
    fc.assert(
      fc.property(someContent, (content: Content) => {
        expect(ContentSchema.parse(content)).toEqual(content);
      }),
    );
  });
});
