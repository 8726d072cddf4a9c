import { describe, expect, it } from "vitest";
import { splitDocument } from "@/lib/importing/document-parts";
import { readLines } from "@/lib/importing/read-lines";

const PLAN = "云溪市绿道建设方案";
const split = (text: string, title = `云溪市人民政府关于印发${PLAN}的通知`) =>
  splitDocument(readLines(text).lines, { title, titleLines: [title] });
const brief = (text: string, title?: string) =>
  split(text, title).parts.map(({ type, label, title: own, parent }) => [type, label, own, parent]);
const CLOSING = "云溪市人民政府\n2024年5月6日\n（此件公开发布）";
const TEXT = "一、总体要求\n绿色低碳。\n二、保障措施";

describe("splitDocument", () => {
  it.each([
    "经市人民政府研究，决定任命：\n林一帆为副局长。",
    "为做好工作，现通知如下：\n一、落实责任。",
    "正文没有主送机关。",
  ])("takes no addressee out of %j", (text) => expect(split(text).addressee).toBeNull());

  it("reads an addressee that is wrapped", () => {
    const text = "各县（区）人民政府，市人民政府各\n委、办、局：\n正文。";
    expect(split(text).addressee).toBe("各县（区）人民政府，市人民政府各委、办、局");
  });

  it("keeps what follows the closing in the body where it is no text with a title", () => {
    expect(brief(`正文。\n${CLOSING}\n正文请扫码观看`)).toEqual([["body", null, null, null]]);
  });

  it("cuts the issued text off below the closing", () => {
    expect(brief(`现印发给你们。\n${CLOSING}\n云溪市绿道\n建设方案\n${TEXT}`)).toEqual([
      ["body", null, null, null],
      ["instrument", null, PLAN, null],
    ]);
  });

  it("takes a remark on a line of its own into the title", () => {
    const parts = brief(`现印发给你们。\n${CLOSING}\n${PLAN}\n（试行）\n${TEXT}`);
    expect(parts[1]?.[2]).toBe(`${PLAN}（试行）`);
  });

  it("gives annexes to the part that lists them", () => {
    const list = "附件：1.任务表\n2.专班成员名单";
    const annexes = "附件1\n任务表\n甲\n附件 2\n专班成员名单\n乙";
    expect(brief(`现印发给你们。\n${CLOSING}\n${PLAN}\n${TEXT}\n${list}\n${annexes}`).slice(2)).toEqual([
      ["annex", "附件1", "任务表", 1],
      ["annex", "附件2", "专班成员名单", 1],
    ]);
    expect(brief(`正文。\n${list}\n${CLOSING}\n${annexes}`, "云溪市人民政府关于绿道的通知").slice(1)).toEqual(
      [
        ["annex", "附件1", "任务表", 0],
        ["annex", "附件2", "专班成员名单", 0],
      ],
    );
  });

  it("names an annex that is the issued text an instrument", () => {
    const text = `现印发给你们。\n附件：${PLAN}\n${CLOSING}\n附件\n${PLAN}\n${TEXT}`;
    expect(brief(text)).toEqual([
      ["body", null, null, null],
      ["instrument", "附件", PLAN, null],
    ]);
  });

  it("names an annex without a text as the list does", () => {
    const text = `正文。\n附件：1.流程图\n2.名单\n${CLOSING}\n附件1\n附件2\n名单\n甲`;
    expect(brief(text, "云溪市人民政府关于绿道的通知").slice(1)).toEqual([
      ["annex", "附件1", "流程图", 0],
      ["annex", "附件2", "名单", 0],
    ]);
  });

  it("takes a reference to an annex for text", () => {
    expect(brief(`分级标准见附件1。\n详见附件\n${CLOSING}`)).toHaveLength(1);
  });
});
