import { describe, expect, it } from "vitest";
import { readLines } from "@/lib/importing/read-lines";
import { PARAGRAPH_MARK } from "@/lib/importing/source";

describe("readLines", () => {
  it("keeps line numbers of the source and remembers blank lines", () => {
    const { lines } = readLines("甲\n\n乙\n丙");
    expect(lines.map(({ n, text, blankBefore }) => [n, text, blankBefore])).toEqual([
      [1, "甲", true],
      [3, "乙", true],
      [4, "丙", false],
    ]);
  });

  it("takes markup off and lists it", () => {
    const { lines, leftOut } = readLines("**四、保障**\n- 1. 落实\n<p>文字</p>");
    expect(lines.map((line) => line.text)).toEqual(["四、保障", "1. 落实", "文字"]);
    expect(leftOut.map(({ firstLine, reason }) => [firstLine, reason])).toEqual([
      [1, "markup"],
      [2, "markup"],
      [3, "markup"],
    ]);
  });

  it("leaves angle brackets that are title marks and hyphens that are page numbers", () => {
    const { lines } = readLines("根据<云溪市公园办法>\n- 12 -\n- 各单位要落实责任。");
    expect(lines.map((line) => line.text)).toEqual([
      "根据<云溪市公园办法>",
      "- 12 -",
      "- 各单位要落实责任。",
    ]);
  });

  it("keeps empty cells of a row and the paragraphs of a cell", () => {
    const { lines } = readLines("\t小计\t\n甲\t<p>一</p> <p>二</p>");
    expect(lines[0]?.row).toBe("\t小计\t");
    expect(lines[1]?.row).toBe(`甲\t一${PARAGRAPH_MARK}二`);
  });

  it("takes a Markdown rule out as a whole", () => {
    const { lines, leftOut } = readLines("| 甲 | 乙 |\n|-----|-----|");
    expect(lines).toHaveLength(1);
    expect(leftOut[0]?.text).toBe("|-----|-----|");
  });

  it("splits paragraphs that share a line outside a table", () => {
    expect(readLines("<p>甲。</p><p>乙。</p>").lines.map((line) => line.text)).toEqual(["甲。", "乙。"]);
  });
});
