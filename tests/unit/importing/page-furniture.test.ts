import { describe, expect, it } from "vitest";
import { removePageFurniture } from "@/lib/importing/page-furniture";
import { readLines } from "@/lib/importing/read-lines";

import { readRunningHead } from "@/lib/importing/running-head";

const clean = (text: string) => removePageFurniture(readLines(text).lines);
const texts = (text: string) => clean(text).lines.map((line) => line.text);

describe("readRunningHead", () => {
  it.each([
    "云溪市人民政府公报刊登本通知。",
    "2024年工作要点",
    "2024.3",
    "3.5",
    "云溪市人民政府",
    "《云溪市人民政府公报》",
  ])("takes %j for text", (text) => expect(readRunningHead(text)).toBeNull());

  it.each([
    ["云溪市人民政府公报 2024·3 市政府文件", "市政府文件"],
    ["云溪市人民政府公报 2024. 3", null],
    ["市政府文件 2024·3 云溪市人民政府公报", "市政府文件"],
    ["2024年第3期 云溪市人民政府公报 市政府文件", "市政府文件"],
    ["12 云溪市人民政府公报 2024年第3期（总第41期）", null],
  ])("reads %j", (text, section) => {
    const head = { publication: "云溪市人民政府公报", year: 2024, number: "3", section };
    expect(readRunningHead(text)).toEqual(head);
  });

  it("reads numbers of double and special issues", () => {
    expect(readRunningHead("云溪市人民政府公报 2024年第3-4期")?.number).toBe("3-4");
    expect(readRunningHead("云溪市人民政府公报 2024·Z1")?.number).toBe("z1");
  });
});

describe("removePageFurniture", () => {
  it("takes heads and page numbers out of a sentence and lists them", () => {
    const result = clean("落实安全生\n云溪市人民政府公报 2024·3 市政府文件\n— 12 —\n产责任。");
    expect(result.lines.map((line) => line.text)).toEqual(["落实安全生", "产责任。"]);
    expect(result.leftOut.map((entry) => entry.reason)).toEqual(["running-head", "page-number"]);
    expect(result.pages).toEqual([{ n: 3, page: 12 }]);
  });

  it("takes a head out of the middle of a line", () => {
    const head = "云溪市人民政府公报 2024·3 市政府文件";
    expect(texts(`${head}\n落实安全生${head}产责任。`)).toEqual(["落实安全生产责任。"]);
  });

  it("knows the gazette of a government that its documents name, heads standing nowhere alone", () => {
    const text = "云溪市人民政府关于防汛的通知\n落实安全生云溪市人民政府公报 2024·3 市政府文件 — 7 —产责任。";
    const result = clean(text);
    expect(result.lines.map((line) => line.text)).toEqual([
      "云溪市人民政府关于防汛的通知",
      "落实安全生产责任。",
    ]);
    expect(result.heads[0]?.head).toMatchObject({ year: 2024, number: "3", section: "市政府文件" });
  });

  it("leaves a sentence about the gazette alone", () => {
    const text = "云溪市人民政府\n在云溪市人民政府公报2023年刊登的文件。";
    expect(texts(text)).toEqual(text.split("\n"));
  });

  it("keeps a bare number that is a cell, and takes one that counts pages", () => {
    expect(texts("序号\n1\n甲\n2\n乙\n3\n丙")).toContain("2");
    const page = (number: number) => [
      ...Array.from({ length: 20 }, (_, i) => `正文第${i}行`),
      String(number),
    ];
    expect(texts([...page(4), ...page(5), ...page(6)].join("\n"))).not.toContain("5");
  });

  it("takes a bare number beside a section's name that recurs, and none beside a head with a marked number", () => {
    const page = (number: number) => `第一段说明工作安排。\n市政府文件\n${number}`;
    expect(texts(`${page(12)}\n${page(15)}`)).toEqual(["第一段说明工作安排。", "第一段说明工作安排。"]);
    expect(texts("第一段。\n— 5 —\n云溪市人民政府公报 2024·3\n12\n第二段。")).toEqual([
      "第一段。",
      "12",
      "第二段。",
    ]);
  });

  it("keeps a line that has the form of a section but stands once", () => {
    expect(texts("贯彻上级有关\n重要文件\n精神。")).toContain("重要文件");
    expect(texts("甲\n市政府文件\n乙\n市政府文件\n丙")).toEqual(["甲", "乙", "丙"]);
  });
});
