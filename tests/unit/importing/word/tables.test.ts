import { describe, expect, it } from "vitest";
import type { Table } from "@/lib/content/schema";
import { PARAGRAPH_MARK } from "@/lib/importing/source";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, p, r, tbl } from "./build-docx";

const merged = (properties: string, text = "") => ({ properties, content: p(text) });
const START = '<w:vMerge w:val="restart"/>';
const ON = "<w:vMerge/>";

async function readTable(xml: string) {
  const source = await readWord(buildDocx({ body: xml }));
  const block = source.lines.find((line) => line.block)?.block;
  if (block?.type !== "table") throw new Error("No table was read");
  return { ...source, block, shape: shapeOf(block) };
}

/** Rows of cells as text, with h for a header and its spans: `h 名称 2x1`. */
function shapeOf(table: Table): string[][] {
  return table.content.map((row) =>
    row.content.map(({ type, attrs, content }) => {
      const text = content
        .map(({ content: nodes }) =>
          (nodes ?? []).map((node) => (node.type === "text" ? node.text : "*")).join(""),
        )
        .join("|");
      const span = attrs.colspan > 1 || attrs.rowspan > 1 ? ` ${attrs.colspan}x${attrs.rowspan}` : "";
      return `${type === "tableHeader" ? "h " : ""}${text}${span}`;
    }),
  );
}

describe("tables of a Word file", () => {
  it("are one line with a table, a numbered line a row", async () => {
    const { text, lines, shape } = await readTable(
      tbl([
        ["名称", "面积"],
        ["东湖", "12"],
      ]),
    );
    expect(text).toEqual(["名称\t面积", "东湖\t12"]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ n: 1, through: 2, row: "\t名称\t面积\t东湖\t12", opens: true });
    expect(shape).toEqual([
      ["h 名称", "h 面积"],
      ["东湖", "12"],
    ]);
  });

  it("keep cells merged in both directions, under a head of two rows", async () => {
    const { shape, text } = await readTable(
      tbl([
        [merged(START, "地区"), merged('<w:gridSpan w:val="2"/>', "规模"), merged(START, "备注")],
        [merged(ON), "面积", "人口", merged(ON)],
        ["东湖", "12", "3", ""],
      ]),
    );
    expect(shape).toEqual([
      ["h 地区 1x2", "h 规模 2x1", "h 备注 1x2"],
      ["h 面积", "h 人口"],
      ["东湖", "12", "3", ""],
    ]);
    expect(text).toEqual(["地区\t规模\t备注", "\t面积\t人口\t", "东湖\t12\t3\t"]);
  });

  it("take the rows that Word repeats on every page as their head", async () => {
    const row = (cells: string, properties = "") => `<w:tr>${properties}${cells}</w:tr>`;
    const tc = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const head = "<w:trPr><w:tblHeader/></w:trPr>";
    const { shape } = await readTable(
      `<w:tbl>${row(tc("序号") + tc("任务"), head)}${row(tc("1") + tc("2"), head)}${row(tc("甲") + tc("乙"))}</w:tbl>`,
    );
    expect(shape).toEqual([
      ["h 序号", "h 任务"],
      ["h 1", "h 2"],
      ["甲", "乙"],
    ]);
  });

  it("have no head where the first row holds figures or whole sentences", async () => {
    expect(
      (
        await readTable(
          tbl([
            ["1", "东湖"],
            ["2", "西湖"],
          ]),
        )
      ).shape[0],
    ).toEqual(["1", "东湖"]);
    const sentence = "本表所列数据由云溪市统计局提供，以年末快报数为准，最终数据以年鉴为准。";
    expect(
      (
        await readTable(
          tbl([
            [sentence, "东湖"],
            ["2", "西湖"],
          ]),
        )
      ).shape[0]?.[1],
    ).toBe("东湖");
    expect((await readTable(tbl([["只有一行", "东湖"]]))).shape[0]?.[0]).toBe("只有一行");
  });

  it("are filled up where rows are short or begin later", async () => {
    const row = (properties: string, ...cells: string[]) =>
      `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join("")}</w:tr>`;
    const { shape } = await readTable(
      `<w:tbl>${row("", "1", "2", "3")}${row('<w:gridBefore w:val="1"/>', "4", "5")}${row("", "6")}</w:tbl>`,
    );
    expect(shape).toEqual([
      ["1", "2", "3"],
      ["", "4", "5"],
      ["6", " 2x1"],
    ]);
  });

  it("lose the edges of the grid that no cell uses", async () => {
    const { shape } = await readTable(
      tbl([
        [merged('<w:gridSpan w:val="3"/>', "1"), merged('<w:gridSpan w:val="2"/>', "2")],
        [merged('<w:gridSpan w:val="3"/>', "3"), merged('<w:gridSpan w:val="2"/>', "4")],
      ]),
    );
    expect(shape).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("join cells merged the old way, and cells that go on from nothing stand alone", async () => {
    const { shape } = await readTable(
      tbl([
        [merged('<w:hMerge w:val="restart"/>', "1"), merged("<w:hMerge/>"), "2"],
        [merged(ON, "孤"), "3", "4"],
      ]),
    );
    expect(shape).toEqual([
      ["1 2x1", "2"],
      ["孤", "3", "4"],
    ]);
  });

  it("keep paragraphs, marks and alignment inside of cells, nested tables as paragraphs", async () => {
    const content =
      p(r("12km") + r("2", '<w:vertAlign w:val="superscript"/>'), '<w:jc w:val="center"/>') +
      p("") +
      tbl([["内一", "内二"]]);
    const { block, lines, warnings } = await readTable(tbl([["1", { properties: "", content }]]));
    expect(block.content[0]?.content[1]?.content).toEqual([
      {
        type: "paragraph",
        attrs: { align: "center" },
        content: [
          { type: "text", text: "12km" },
          { type: "text", text: "2", marks: [{ type: "superscript" }] },
        ],
      },
      { type: "paragraph", attrs: { align: "left" }, content: [{ type: "text", text: "内一" }] },
      { type: "paragraph", attrs: { align: "left" }, content: [{ type: "text", text: "内二" }] },
    ]);
    expect(lines[0]?.row).toBe(`\t1\t12km2${PARAGRAPH_MARK}内一${PARAGRAPH_MARK}内二`);
    expect(warnings).toMatchObject([{ line: 1, code: "nested-table" }]);
  });

  it("list deleted and hidden rows aside", async () => {
    const xml = `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p("删行")}</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p("隐行")}</w:tc></w:tr><w:tr><w:tc>${p("留行")}</w:tc></w:tr></w:tbl>`;
    const { shape, leftOut } = await readTable(xml);
    expect(shape).toEqual([["留行"]]);
    expect(leftOut.map(({ reason, text }) => [reason, text])).toEqual([
      ["deleted-text", "删行"],
      ["hidden-text", "隐行"],
    ]);
  });

  it("that fit into no grid become a cell a line, with a warning", async () => {
    const xml = tbl([[merged('<w:gridSpan w:val="900000000"/>', "甲"), "乙"], ["丙"]]);
    const { text, lines, warnings } = await readWord(buildDocx({ body: xml }));
    expect(text).toEqual(["甲", "乙", "丙"]);
    expect(lines.map(({ opens, block }) => [opens, block])).toEqual([
      [true, undefined],
      [true, undefined],
      [true, undefined],
    ]);
    expect(warnings).toMatchObject([{ line: 1, code: "table-not-recovered" }]);
  });
});
