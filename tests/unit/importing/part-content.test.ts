import { describe, expect, it } from "vitest";
import { ContentSchema } from "@/lib/content/schema";
import { readContent } from "@/lib/importing/part-content";
import { readLines } from "@/lib/importing/read-lines";

const content = (text: string) => {
  const { content } = readContent(readLines(text).lines);
  ContentSchema.parse(content);
  return content.content;
};
const headings = (text: string) =>
  content(text).flatMap((block) => {
    const [first] = block.type === "heading" ? (block.content ?? []) : [];
    return block.type === "heading" && first?.type === "text"
      ? [[block.attrs.level, block.attrs.number, first.text]]
      : [];
  });
const types = (text: string) => content(text).map((block) => block.type);

describe("headings", () => {
  it("takes a clause that fills its paragraph, an item and a list of names for text", () => {
    expect(headings("一、原则同意设立公园。\n二、请按规定管理。")).toEqual([]);
    expect(headings("1．云溪市第一中学\n2．云溪市图书馆\n3．青石区文化馆")).toEqual([]);
    expect(headings("（一）有绿化；\n（二）有设施。")).toEqual([]);
  });

  it("reads the common four levels with their literal numbers", () => {
    const text = "一、任务\n（一）建设绿道\n1．新建\n（1）滨河\n按规划实施。\n2．改造\n逐年推进。";
    expect(headings(text)).toEqual([
      [1, "一、", "任务"],
      [2, "（一）", "建设绿道"],
      [3, "1．", "新建"],
      [4, "（1）", "滨河"],
      [3, "2．", "改造"],
    ]);
  });

  it("reads decimal headings and leaves the lists between them alone", () => {
    const text =
      "1.总 则\n1.1 目的\n为有序应对。\n1.2 范围\n适用于：\n1.绿道；\n2.公园。\n2.组织体系\n2.1 指挥部\n2.1.1 抢险组\n负责抢险。";
    expect(headings(text).map(([level, number]) => [level, number])).toEqual([
      [1, "1."],
      [2, "1.1 "],
      [2, "1.2 "],
      [1, "2."],
      [2, "2.1 "],
      [3, "2.1.1 "],
    ]);
  });

  it("reads chapters as headings and articles as run-in headings", () => {
    const blocks = content(
      "第一章 总 则\n第一条 为加强管理，制定本办法。\n第二章 附 则\n第二条 本办法自印发之日起施行。",
    );
    expect(blocks.map((block) => block.type)).toEqual(["heading", "paragraph", "heading", "paragraph"]);
    expect(JSON.stringify(blocks[1])).toContain('"runIn"');
  });

  it("marks a heading that opens its paragraph", () => {
    const [block] = content("（一）完善网络。新建绿道120公里。");
    expect(block).toMatchObject({
      type: "paragraph",
      content: [
        { text: "（一）完善网络。", marks: [{ type: "runIn", attrs: { level: 2 } }] },
        { text: "新建绿道120公里。" },
      ],
    });
  });
});

describe("tables", () => {
  it("takes a line of two names for text", () => {
    expect(types("方晴 副市长\n石小川 局长")).toEqual(["paragraph", "paragraph"]);
  });

  it("reads tab-parted rows over a page break, the unit above them and a header in two levels", () => {
    const [table, ...more] = content("单位：公里\n区域\t任务\t\t备注\n\t新建\t改造\t\n\n东城\t12\t3\t");
    expect(more).toEqual([]);
    expect(table).toMatchObject({ type: "table", attrs: { unit: "单位：公里" } });
    const spans = table?.type === "table" ? table.content[0]?.content.map((cell) => cell.attrs) : [];
    expect(spans).toEqual([
      { colspan: 1, rowspan: 2 },
      { colspan: 2, rowspan: 1 },
      { colspan: 1, rowspan: 2 },
    ]);
  });

  it("reads broken Markdown rows", () => {
    expect(types("| 甲 | 乙 |\n| 云溪市第一\n中学 | 图书馆 |\n| 丙 | 丁 |")).toEqual(["table"]);
  });

  it("puts a figure together that a cell cut", () => {
    expect(JSON.stringify(content("区域\t面积\n东城\t160.3 217"))).toContain('"160.3217"');
  });

  it("recovers columns that were read one after another", () => {
    const cell = (grade: string, count: number) => `符合下列情形\n的，为${grade}：\n死亡 ${count} 人以上`;
    const text = [
      "重大事故 较大事故 一般事故",
      cell("重大事故", 10),
      cell("较大事故", 3),
      cell("一般事故", 1),
    ].join("\n");
    const [table] = content(text);
    expect(table?.type === "table" ? table.content.map((row) => row.content.length) : []).toEqual([3, 3]);
  });

  it("recovers rows with one cell a line and rows parted by spaces", () => {
    expect(types("序号\n单位\n任务\n1\n市园林局\n建设绿道\n2\n市水利局\n治理河道")).toEqual(["table"]);
    expect(types("序号 单位 任务\n1 市园林局 建设绿道\n2 市水利局 治理河道")).toEqual(["table"]);
  });

  it("keeps a table that it cannot recover as it stands", () => {
    const text =
      "序号 单位 主要任务 备注\n1 市园林局\n建设绿道和驿站 长期\n2 市水利局 治理河道\n注：排名不分先后。";
    expect(types(text)).toEqual(["unrecoveredTable", "paragraph"]);
  });
});
