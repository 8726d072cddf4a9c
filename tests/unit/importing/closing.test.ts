import { describe, expect, it } from "vitest";
import { findClosing, readPublicity } from "@/lib/importing/closing";
import { readLines } from "@/lib/importing/read-lines";

const GOVERNMENT = "云溪市人民政府";
const closing = (text: string, issuers = [GOVERNMENT]) => findClosing(readLines(text).lines, issuers);

describe("findClosing", () => {
  it("gives nulls where a date stands only in a sentence or below the first annex", () => {
    expect(closing("自2024年3月1日起施行。")).toMatchObject({
      writtenOn: null,
      start: null,
      signatories: [],
    });
    expect(closing(`正文。\n附件1\n${GOVERNMENT}\n2024年3月1日`)).toMatchObject({
      writtenOn: null,
      signatories: [],
    });
  });

  it("reads signature, date and note", () => {
    expect(closing(`正文。\n${GOVERNMENT}\n2024 年 3 月 1 日\n（此件公开发布）`)).toMatchObject({
      signatories: [GOVERNMENT],
      writtenOn: "2024-03-01",
      writtenOnText: "2024 年 3 月 1 日",
      publicity: "此件公开发布",
      start: 1,
      end: 3,
      noteAt: 3,
    });
  });

  it("reads several signatories, on lines of their own or on one", () => {
    const two = ["云溪市财政局", "云溪市教育局"];
    expect(closing("正文。\n云溪市财政局\n云溪市教育局\n2024年3月1日", two).signatories).toEqual(two);
    expect(closing("正文。\n云溪市财政局 云溪市教育局\n2024年3月1日", two).signatories).toEqual(two);
  });

  it("takes one signatory where the title has one, not the list above it", () => {
    const text = `抄送单位如下：\n云溪市水利局\n${GOVERNMENT}\n2024年3月1日`;
    expect(closing(text).signatories).toEqual([GOVERNMENT]);
  });

  it("reads a date in Chinese numerals and one on the line of the signature", () => {
    expect(closing(`${GOVERNMENT}\n二〇二四年三月一日`).writtenOn).toBe("2024-03-01");
    expect(closing(`正文。\n${GOVERNMENT} 2024年3月1日`)).toMatchObject({
      writtenOn: "2024-03-01",
      signatories: [GOVERNMENT],
    });
  });

  it("reads the person who signs an order", () => {
    expect(closing("现予公布。\n市 长 温 岚\n2024年3月1日").signatories).toEqual(["市长 温岚"]);
  });
});

describe("readPublicity", () => {
  it("gives null for any other line in brackets", () => {
    expect(readPublicity("（市应急局负责）")).toBeNull();
    expect(readPublicity("此件公开发布")).toBeNull();
  });

  it("gives the note without brackets and inner spaces", () => {
    expect(readPublicity("（此件公开发布）")).toBe("此件公开发布");
    expect(readPublicity("( 此 件 公 开 发 布 )")).toBe("此件公开发布");
    expect(readPublicity("（主动公开）")).toBe("主动公开");
  });
});
