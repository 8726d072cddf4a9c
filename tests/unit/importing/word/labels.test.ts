import { describe, expect, it } from "vitest";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, type DocxParts, li, list, lvl, p, r, tbl } from "./build-docx";

async function textOf(parts: DocxParts): Promise<readonly string[]> {
  return (await readWord(buildDocx(parts))).text;
}

function numbering(...lists: { abstract: string; num: string }[]): string {
  return lists.map(({ abstract }) => abstract).join("") + lists.map(({ num }) => num).join("");
}

const OUTLINE =
  lvl(0, "chineseCountingThousand", "%1、") +
  lvl(1, "chineseCountingThousand", "（%2）") +
  lvl(2, "decimal", "%3.") +
  lvl(3, "decimalEnclosedCircleChinese", "%4");

describe("automatic numbers", () => {
  it("stand in front of the text as Word prints them, inner levels starting anew under each outer one", async () => {
    const body = [
      li("总体要求", 1, 0),
      li("指导思想", 1, 1),
      li("工作目标", 1, 1),
      li("水质达标。", 1, 2),
      li("河道畅通。", 1, 2),
      li("城区段。", 1, 3),
      li("主要任务", 1, 0),
      li("截污", 1, 1),
      li("管网。", 1, 2),
    ].join("");
    expect(await textOf({ body, numbering: numbering(list(1, OUTLINE)) })).toEqual([
      "一、总体要求",
      "（一）指导思想",
      "（二）工作目标",
      "1. 水质达标。",
      "2. 河道畅通。",
      "①城区段。",
      "二、主要任务",
      "（一）截污",
      "1. 管网。",
    ]);
  });

  it("run on across chapters where a level says that nothing restarts it", async () => {
    const levels =
      lvl(0, "chineseCountingThousand", "第%1章") +
      lvl(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>');
    const body = [
      li("总则", 1, 0),
      li("为了保护湿地。", 1, 1),
      li("管理", 1, 0),
      li("市林业局负责。", 1, 1),
    ].join("");
    expect(await textOf({ body, numbering: numbering(list(1, levels)) })).toEqual([
      "第一章 总则",
      "第一条 为了保护湿地。",
      "第二章 管理",
      "第二条 市林业局负责。",
    ]);
  });

  it("restart only after the level that is named", async () => {
    const levels =
      lvl(0, "decimal", "%1") +
      lvl(1, "decimal", "%1.%2") +
      lvl(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>');
    const body = [
      li("甲", 1, 0),
      li("乙", 1, 1),
      li("丙", 1, 2),
      li("丁", 1, 1),
      li("戊", 1, 2),
      li("己", 1, 0),
      li("庚", 1, 2),
    ].join("");
    expect(await textOf({ body, numbering: numbering(list(1, levels)) })).toEqual([
      "1 甲",
      "1.1 乙",
      "(1) 丙",
      "1.2 丁",
      "(2) 戊",
      "2 己",
      "(1) 庚",
    ]);
  });

  it("come from the style of a heading, through styles that it is based on", async () => {
    const styles = `
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
      <w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="Normal"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>
        <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>`;
    const levels =
      lvl(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>') +
      lvl(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>');
    const body =
      p("总体要求", '<w:pStyle w:val="H1"/>') +
      p("指导思想", '<w:pStyle w:val="H2"/>') +
      p("工作目标", '<w:pStyle w:val="H2b"/>') +
      p("不编号的标题", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      p("主要任务", '<w:pStyle w:val="H1"/>');
    expect(await textOf({ body, styles, numbering: numbering(list(1, levels)) })).toEqual([
      "一、总体要求",
      "（一）指导思想",
      "（二）工作目标",
      "不编号的标题",
      "二、主要任务",
    ]);
  });

  it("keep the level of the style where a paragraph names the same list, and begin outermost in another", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const levels = lvl(0, "decimal", "%1.") + lvl(1, "decimal", "(%2)");
    const own = (numId: number) => `<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="${numId}"/></w:numPr>`;
    const given = numbering(list(1, levels), list(2, levels));
    expect(await textOf({ body: p("甲", own(1)) + p("乙", own(2)), styles, numbering: given })).toEqual([
      "(1) 甲",
      "1. 乙",
    ]);
  });

  it("count on in another list of the same definition, but begin anew where that list says so", async () => {
    const abstract = `<w:abstractNum w:abstractNumId="1">${lvl(0, "decimal", "%1.")}</w:abstractNum>`;
    const num = (id: number, more = "") =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="1"/>${more}</w:num>`;
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const other = `<w:lvlOverride w:ilvl="0">${lvl(0, "chineseCounting", "%1是")}</w:lvlOverride>`;
    const body = [li("甲", 1), li("乙", 2), li("丙", 3), li("丁", 3), li("戊", 4)].join("");
    const given = { body, numbering: abstract + num(1) + num(2) + num(3, restart) + num(4, other) };
    expect(await textOf(given)).toEqual(["1. 甲", "2. 乙", "5. 丙", "6. 丁", "七是 戊"]);
  });

  it("are found through a numbering style", async () => {
    const styles = `<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`;
    const given = `
      <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>
      <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/>${lvl(0, "upperRoman", "%1.")}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`;
    expect(await textOf({ body: li("甲") + li("乙"), styles, numbering: given })).toEqual([
      "I. 甲",
      "II. 乙",
    ]);
  });

  it("count an outer level that is passed over as used once", async () => {
    const levels = lvl(0, "decimal", "%1") + lvl(1, "decimal", "%1.%2");
    const body = li("甲", 1, 1) + li("乙", 1, 1) + li("丙") + li("丁", 1, 1);
    expect(await textOf({ body, numbering: numbering(list(1, levels)) })).toEqual([
      "1.1 甲",
      "1.2 乙",
      "2 丙",
      "2.1 丁",
    ]);
  });

  it("count in text boxes apart from the text", async () => {
    const box = (content: string) =>
      `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const body = li("甲") + p(r("前") + box(li("框一") + li("框二"))) + li("乙");
    expect(await textOf({ body, numbering: numbering(list(1, lvl(0, "decimal", "%1."))) })).toEqual([
      "1. 甲",
      "前",
      "1. 框一",
      "2. 框二",
      "2. 乙",
    ]);
  });

  it("are written in plain digits where a level is legal, all but its own", async () => {
    const levels = lvl(0, "chineseCounting", "第%1章") + lvl(1, "decimalZero", "%1.%2", "<w:isLgl/>");
    expect(
      await textOf({ body: li("总则") + li("目的", 1, 1), numbering: numbering(list(1, levels)) }),
    ).toEqual(["第一章 总则", "1.01 目的"]);
  });

  it("are followed by what the list says: nothing, or a space for a tab", async () => {
    const levels =
      lvl(0, "decimal", "%1.", '<w:suff w:val="nothing"/>') +
      lvl(1, "decimal", "%2)", '<w:suff w:val="space"/>');
    expect(await textOf({ body: li("甲") + li("乙", 1, 1), numbering: numbering(list(1, levels)) })).toEqual([
      "1.甲",
      "1) 乙",
    ]);
  });

  it("keep a bullet, and show one of a symbol font as •", async () => {
    const symbol = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>';
    const levels = lvl(0, "bullet", "—") + lvl(1, "bullet", "\uf06c", symbol) + lvl(2, "bullet", "l", symbol);
    const body = li("甲") + li("乙", 1, 1) + li("丙", 1, 2);
    expect(await textOf({ body, numbering: numbering(list(1, levels)) })).toEqual(["— 甲", "• 乙", "• 丙"]);
  });

  it("stand in the cells of tables too and count there", async () => {
    const cell = (text: string) => ({ properties: "", content: li(text) });
    const body = li("甲") + tbl([[cell("乙"), cell("丙")]]) + li("丁");
    expect(await textOf({ body, numbering: numbering(list(1, lvl(0, "decimal", "%1."))) })).toEqual([
      "1. 甲",
      "2. 乙\t3. 丙",
      "4. 丁",
    ]);
  });

  it("skip a paragraph that is hidden as a whole and one that is deleted", async () => {
    const numPr = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const hidden = `<w:p><w:pPr>${numPr}<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>`;
    const deleted = `<w:p><w:pPr>${numPr}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>`;
    const body = li("甲") + hidden + deleted + li("乙");
    const text = await textOf({ body, numbering: numbering(list(1, lvl(0, "decimal", "%1."))) });
    expect(text).toEqual(["1. 甲", "", "2. 乙"]);
  });
});
