import { describe, expect, it } from "vitest";
import { readIssueFacts } from "@/lib/importing/issue-facts";

const facts = (...texts: string[]) => readIssueFacts(texts, []);
const HEAD = { publication: "云溪市人民政府公报", year: 2024, number: "3", section: "市政府文件" };

describe("readIssueFacts", () => {
  it("states nothing that no line states", () => {
    expect(facts("封面", "YUNXI")).toEqual({
      publication: null,
      year: null,
      number: null,
      totalNumber: null,
      frequency: null,
      publishedOn: null,
      sponsor: null,
      publisher: null,
      board: null,
      contact: null,
      notices: [],
    });
  });

  it("takes what only running heads say from them", () => {
    expect(readIssueFacts([], [{ n: 1, head: HEAD }])).toMatchObject({
      publication: "云溪市人民政府公报",
      year: 2024,
      number: "3",
      publishedOn: null,
    });
  });

  it.each([
    ["2024年第3期", "3"],
    ["2024 年第 3 期（总第 41 期）", "3"],
    ["2024年第3-4期", "3-4"],
    ["2024年第三期", "3"],
    ["2024.3", "3"],
  ])("reads year and number from %j", (text, number) => {
    expect(facts(text)).toMatchObject({ year: 2024, number });
  });

  it("reads publisher, date and frequency that share a line", () => {
    expect(facts("云溪市人民政府办公室 2024 年 4月 30日出版（双月刊）", "（总第29期）")).toMatchObject({
      publisher: "云溪市人民政府办公室",
      publishedOn: "2024-04-30",
      frequency: "双月刊",
      totalNumber: 29,
      sponsor: null,
    });
  });

  it("reads sponsor, contact and a notice that is wrapped", () => {
    expect(
      facts(
        "主办单位：云溪市人民政府办公室",
        "地 址：云溪市青石区松涛路1号",
        "邮 编：000000",
        "E-mail yunxi@example.com",
        "如发现本刊印装质量问题，请",
        "与公报室联系调换。",
      ),
    ).toMatchObject({
      sponsor: "云溪市人民政府办公室",
      contact: {
        email: "yunxi@example.com",
        phone: null,
        postcode: "000000",
        address: "云溪市青石区松涛路1号",
      },
      notices: ["如发现本刊印装质量问题，请与公报室联系调换。"],
    });
  });
});

describe("the editorial board", () => {
  const board = (...lines: string[]) => readIssueFacts(lines, []).board;

  it("is null where no line names it", () => {
    expect(board("主任会议研究了编委会工作。")).toBeNull();
  });

  it("is read with colons or with space after its labels, and between its names", () => {
    const expected = {
      director: ["沈槐序"],
      members: ["王强", "苗飞燕", "李一"],
      chiefEditor: ["王强"],
      deputyEditor: [],
    };
    expect(board("编委会主任：沈槐序", "编委：王强、苗飞燕、李一", "主编：王强")).toEqual(expected);
    expect(board("编委会主任 沈槐序", "编 委 王 强 苗飞燕 李 一", "主 编 王 强")).toEqual(expected);
  });
});
