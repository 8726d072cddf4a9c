import { describe, expect, it } from "vitest";
import { findContentsHeading, readContents } from "@/lib/importing/contents-page";
import { readLines } from "@/lib/importing/read-lines";

const contents = (text: string) => readContents(readLines(text).lines).entries;
const NOTICE = "云溪市人民政府关于做好防汛工作的通知";
const entry = { section: null, title: NOTICE, docNumber: "云政发〔2024〕6号", page: 5 };

describe("findContentsHeading", () => {
  it("knows the heading with and without spaces, and nothing else", () => {
    expect(findContentsHeading(readLines("封面\n目 录\n正文").lines)).toBe(1);
    expect(findContentsHeading(readLines("目录管理办法").lines)).toBe(-1);
  });
});

describe("readContents", () => {
  it("reads nothing out of notices and addresses", () => {
    expect(contents("公报刊登的文件与红头文件具有同等效力\n电话 0000-1234567\n邮编 000000")).toEqual([]);
  });

  it.each([
    `${NOTICE}（云政发〔2024〕6号）············ 5`,
    `${NOTICE}(云政发〔2024〕6号) 5`,
    `${NOTICE}\t……………5`.replace("通知\t", "通知（云政发〔2024〕6号）\t"),
    `${NOTICE}\n云政发〔2024〕6号.....5`,
    `${NOTICE}（云政发\n〔2024〕6号）······5`,
    "云溪市人民政府关于做好\n防汛工作的通知（云政发〔2024〕\n6 号）\n·············· 5",
    "云溪市人民政府\n关于做好防汛工作的通知\n（云政发[2024] 6 号）\t5",
  ])("reads the entry %j", (text) => expect(contents(text)).toEqual([entry]));

  it("does not take a figure at the end of a wrapped line for a page", () => {
    const text = "云溪市人民政府关于授予 10 户企业荣誉称号和 10\n户企业奖励的决定（云政函〔2024〕3号）·· 9";
    expect(contents(text)).toEqual([
      {
        section: null,
        title: "云溪市人民政府关于授予10户企业荣誉称号和10户企业奖励的决定",
        docNumber: "云政函〔2024〕3号",
        page: 9,
      },
    ]);
  });

  it("gives each entry the section above it, brackets or not", () => {
    const text = `【市政府文件】\n${NOTICE} 5\n人事任免\n云溪市人民政府关于林一帆任职的通知……7`;
    expect(contents(text).map(({ section, page }) => [section, page])).toEqual([
      ["市政府文件", 5],
      ["人事任免", 7],
    ]);
  });

  it("passes over what the layout put between entries", () => {
    const text = `${NOTICE}（云政发〔2024〕6号）… 5\n云溪市人民政府办公室主管主办\n★请放置在公共区域\n${NOTICE}（云政发〔2024〕7号）… 6`;
    expect(contents(text).map((found) => found.docNumber)).toEqual([
      "云政发〔2024〕6号",
      "云政发〔2024〕7号",
    ]);
  });

  it("ends before text that it was given too much of", () => {
    const text = "关于防汛工作有关事项，各单位要坚持以防为主，".repeat(20);
    expect(contents(`${NOTICE}（云政发〔2024〕6号）···5\n${text}`)).toEqual([entry]);
  });

  it("never takes a number that a title cites for the entry's own", () => {
    expect(contents("云溪市人民政府关于废止云政发〔2020〕4号文件的通知 8")).toEqual([
      { section: null, title: "云溪市人民政府关于废止云政发〔2020〕4号文件的通知", docNumber: null, page: 8 },
    ]);
  });

  it("gives pages that were read as a column to the entries in order", () => {
    const text = `${NOTICE}（云政发〔2024〕6号）\n${NOTICE}（云政发〔2024〕7号）\n1\n4`;
    expect(contents(text).map((found) => found.page)).toEqual([1, 4]);
  });
});
