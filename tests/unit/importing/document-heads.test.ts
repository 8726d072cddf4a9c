import { describe, expect, it } from "vitest";
import { findDocumentHeads, findLooseHead, findTitle } from "@/lib/importing/document-heads";
import { readLines } from "@/lib/importing/read-lines";

const heads = (text: string) => findDocumentHeads(readLines(text).lines);
const brief = (text: string) => heads(text).map(({ title, docNumber }) => [title, docNumber]);
const NOTICE = "云溪市人民政府关于做好防汛工作的通知";
const SIGNED = "各县（区）人民政府：\n请做好防汛工作。\n云溪市人民政府\n2024年5月6日";

describe("findDocumentHeads", () => {
  it.each([
    ["a number that a sentence cites", "根据《通知》\n（云政发〔2024〕6号）\n精神，做好工作。"],
    ["a number below running text", "现就有关事项通知如下。\n云政发〔2024〕6号"],
    ["an entry of a contents page", `${NOTICE}（云政发〔2024〕6号）······1`],
    ["a title without number that nobody signs", `${NOTICE}\n各县（区）人民政府：\n请做好工作。`],
    ["a title that runs on in a sentence", `要落实《${NOTICE}》要求。`],
  ])("finds none in %s", (_, text) => expect(brief(text)).toEqual([]));

  it.each([
    ["one line", NOTICE],
    ["the organ on its own line", "云溪市人民政府\n关于做好防汛工作的通知"],
    ["five lines with the genre spaced out", "云溪市人民政府\n关于做好\n防汛\n工作的\n通 知"],
    ["a genre that a wrap cut", "云溪市人民政府关于做好防汛工作的通\n知"],
    ["spaces where the print wraps", "云溪市人民政府 关于做好 防汛工作的通知"],
  ])("reads a title over %s", (_, title) => {
    expect(brief(`上一件的末句。\n${title}\n云政发〔2024〕6 号\n${SIGNED}`)).toEqual([
      [NOTICE, "云政发〔2024〕6号"],
    ]);
  });

  it("keeps the number as printed beside its normal form", () => {
    expect(heads(`${NOTICE}\n云政发[ 2024 ] 6 号`)[0]).toMatchObject({
      docNumber: "云政发〔2024〕6号",
      docNumberText: "云政发[ 2024 ] 6 号",
    });
  });

  it("takes several organs on lines of their own into the title", () => {
    const title = "云溪市财政局\n云溪市教育局\n关于印发细则的通知";
    const signed = "请遵照执行。\n云溪市财政局 云溪市教育局\n2024年5月6日";
    expect(heads(`${title}\n云财发〔2024〕2号\n${signed}`)[0]?.titleLines).toEqual(title.split("\n"));
  });

  it("does not take the last line of the document before for an organ of the title", () => {
    expect(brief(`青石区水利局\n${NOTICE}\n云政发〔2024〕6号\n${SIGNED}`)).toEqual([
      [NOTICE, "云政发〔2024〕6号"],
    ]);
    expect(brief(`一、名单。\n${NOTICE}\n云政发〔2024〕6号`)).toEqual([[NOTICE, "云政发〔2024〕6号"]]);
  });

  it("keeps a number that the title cites apart from its own", () => {
    const title = "云溪市人民政府关于废止云政发〔2020〕4号文件的通知";
    expect(brief(`${title}\n云政发〔2024〕7号`)).toEqual([[title, "云政发〔2024〕7号"]]);
  });

  it("reads the serial of an order", () => {
    expect(brief("云溪市人民政府令\n第 12 号\n现予公布。")).toEqual([["云溪市人民政府令", "第12号"]]);
  });

  it("reads a number printed above its title", () => {
    expect(brief(`云政发〔2024〕6号\n${NOTICE}\n${SIGNED}`)).toEqual([[NOTICE, "云政发〔2024〕6号"]]);
  });

  it("finds a document without a number by its title and the signature of its organ", () => {
    expect(brief(`${NOTICE}\n${SIGNED}`)).toEqual([[NOTICE, null]]);
  });

  it("reads two documents of one title by their numbers", () => {
    const text = [6, 7].map((serial) => `${NOTICE}\n云政发〔2024〕${serial}号\n${SIGNED}`).join("\n");
    expect(brief(text).map(([, number]) => number)).toEqual(["云政发〔2024〕6号", "云政发〔2024〕7号"]);
  });
});

describe("findTitle", () => {
  it("finds a title word for word over wraps, and not inside a longer line", () => {
    const { lines } = readLines("前文。\n关于云溪市\n绿道建设的报告\n正文。\n关于云溪市绿道建设的报告和说明");
    const place = { from: 0, to: lines.length };
    expect(findTitle(lines, { title: "关于云溪市绿道建设的报告", ...place })).toMatchObject({
      start: 1,
      bodyStart: 3,
    });
    expect(findTitle(lines, { title: "关于云溪市绿道", ...place })).toBeNull();
  });
});

describe("findLooseHead", () => {
  const loose = (text: string) => findLooseHead(readLines(text).lines)?.title ?? null;

  it.each([
    ["prose", "今天关于天气的通知很多。\n我们去公园。"],
    ["a title with nothing below", "关于做好防汛工作的通知"],
    ["a contents page", "目录\n关于做好防汛工作的通知……1\n关于绿道的通知……2"],
    ["a title without a genre", "关于防汛工作\n请做好防汛工作。"],
  ])("takes %s for no document", (_, text) => {
    expect(loose(text)).toBeNull();
  });

  it("takes a draft without organ, number and signature", () => {
    expect(loose("关于做好防汛工作\n的 通 知\n各县：\n请做好防汛工作。")).toBe("关于做好防汛工作的通知");
  });
});
