import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumber, followsDecimal, parseNumbering } from "@/lib/content/numbering";

describe("parseNumbering", () => {
  it.each([
    "2024年是关键一年",
    "3.5％的增长",
    "10 个工作日以内",
    "第七条的规定执行",
    "一、二、三级响应",
    "65％。",
    "第一时间报告",
    "1000万元以上",
    "",
  ])("finds no number at the start of %j", (text) => expect(parseNumbering(text)).toBeNull());

  it.each([
    ["一、总体要求", "chinese", "一、", [1], "总体要求"],
    ["三十二、保障", "chinese", "三十二、", [32], "保障"],
    ["（一）指导思想", "chinese-bracket", "（一）", [1], "指导思想"],
    ["(十一) 加强", "chinese-bracket", "(十一) ", [11], "加强"],
    ["1．推进", "arabic", "1．", [1], "推进"],
    ["12、推进", "arabic", "12、", [12], "推进"],
    ["1. 总则", "arabic", "1. ", [1], "总则"],
    ["（3）其他", "arabic-bracket", "（3）", [3], "其他"],
    ["③其他", "circled", "③", [3], "其他"],
    ["1.1 编制目的", "decimal", "1.1 ", [1, 1], "编制目的"],
    ["2.3.1综合协调组", "decimal", "2.3.1", [2, 3, 1], "综合协调组"],
    ["第一章　总则", "chapter", "第一章　", [1], "总则"],
    ["第二节 审批", "section", "第二节 ", [2], "审批"],
    ["第十一条 本办法", "article", "第十一条 ", [11], "本办法"],
    ["第一部分 概况", "part", "第一部分 ", [1], "概况"],
  ])("reads %j", (text, kind, prefix, values, rest) => {
    expect(parseNumbering(text)).toEqual({ kind, prefix, values, rest });
  });

  it("parts every text into prefix and rest without losing a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."一二十第章条（）()1290.．、 总则的") }), (text) => {
        const numbering = parseNumbering(text);
        if (numbering) expect(numbering.prefix + numbering.rest).toBe(text);
      }),
    );
  });
});

describe("chineseNumber", () => {
  it.each([
    ["一", 1],
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["一百零三", 103],
    ["甲", 0],
  ])("reads %s as %i", (text, value) => expect(chineseNumber(text)).toBe(value));
});

describe("followsDecimal", () => {
  it("refuses a number that leaves a gap or goes back", () => {
    expect(followsDecimal([1, 2], [1, 4])).toBe(false);
    expect(followsDecimal([2, 1], [1, 3])).toBe(false);
    expect(followsDecimal([2, 2], [4, 3])).toBe(false);
  });

  it("takes the next sibling, the first child and the next of a level above", () => {
    expect(followsDecimal([1, 2], [1, 3])).toBe(true);
    expect(followsDecimal([1, 2], [1, 2, 1])).toBe(true);
    expect(followsDecimal([1, 2, 5], [1, 3])).toBe(true);
    expect(followsDecimal([1], [1, 1])).toBe(true);
  });
});
