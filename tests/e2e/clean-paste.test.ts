import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { domTree } from "../../src/components/desk/editor/dom-tree";
import { cleanPaste } from "../../src/lib/content/clean-paste";
import type { HtmlElement } from "../../src/lib/content/html-tree";
import { type Block, ContentSchema } from "../../src/lib/content/schema";
import { blockToLines } from "../../src/lib/content/to-text";
import { withBrowser } from "./browser";

/** Invented HTML, written as Word, WPS and browsers put it on the clipboard, parsed by the browser as the editor does. */

const browser = withBrowser();
let page: Page;
beforeAll(async () => {
  page = await browser.page();
});
afterAll(() => page.close());

async function paste(html: string) {
  const tree = await page.evaluate(
    ([code = "", html = ""]) => {
      const read = new Function(`return ${code}`)();
      return read(new DOMParser().parseFromString(html, "text/html").body) as unknown;
    },
    [domTree.toString(), html],
  );
  const pasted = cleanPaste(tree as HtmlElement);
  const blocks = pasted.blocks.filter((block): block is Block => block.type !== "picture");
  expect(ContentSchema.safeParse({ type: "doc", content: blocks }).error).toBeUndefined();
  return { ...pasted, blocks, pictures: pasted.blocks.filter((block) => block.type === "picture") };
}
/** Each block in short: h2 for a heading of level two, p for a paragraph, with where it stands if not as body text. */
const brief = (blocks: readonly Block[]) =>
  blocks.map((block) => {
    const name =
      block.type === "heading"
        ? `h${block.attrs.level}${block.attrs.number ? ` [${block.attrs.number}]` : ""}`
        : block.type === "paragraph"
          ? ["p", block.attrs.align].filter(Boolean).join(".")
          : block.type;
    return `${name} ${blockToLines(block).join(" | ")}`;
  });

const WORD_HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:等线;} --></style></head><body lang=ZH-CN><!--StartFragment-->`;
const WORD_END = "<!--EndFragment--></body></html>";

describe("what Word copies", () => {
  it("keeps text, bold, raised and lowered type and drops styles, fonts, colours and empty paragraphs", async () => {
    const { blocks } = await paste(`${WORD_HEAD}
<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'><span style='font-size:16.0pt;
font-family:仿宋_GB2312;color:red'>云溪市有林地<b>3<sup>级</sup></b>，CO<sub>2</sub>减排<span lang=EN-US>12.5</span>吨。<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal align=center style='text-align:center'><span>名单</span></p>
<p class=MsoNormal align=right style='text-align:right'>云溪市人民政府</p>${WORD_END}`);
    expect(brief(blocks)).toEqual([
      "p 云溪市有林地3级，CO2减排12.5吨。",
      "p.center 名单",
      "p.right 云溪市人民政府",
    ]);
    expect(blocks[0]).toHaveProperty("content", [
      { type: "text", text: "云溪市有林地" },
      { type: "text", text: "3", marks: [{ type: "bold" }] },
      { type: "text", text: "级", marks: [{ type: "bold" }, { type: "superscript" }] },
      { type: "text", text: "，CO" },
      { type: "text", text: "2", marks: [{ type: "subscript" }] },
      { type: "text", text: "减排12.5吨。" },
    ]);
  });

  it("writes the numbers out that Word counts by itself, and no bullets", async () => {
    const item = (level: number, number: string, text: string) =>
      `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:仿宋;mso-fareast-font-family:仿宋'><span style='mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span>${text}<span lang=EN-US><o:p></o:p></span></span></p>`;
    const { blocks } = await paste(
      `${WORD_HEAD}${item(1, "一、", "总体要求")}${item(2, "（一）", "工作原则")}${item(3, "1.", "坚持预防为主，落实责任。")}${item(1, "第二章", "组织机构和职责，由应急管理局承担。")}${item(1, "·", "保障供水。")}${item(2, "1.1", "适用范围，见附件。")}${WORD_END}`,
    );
    expect(brief(blocks)).toEqual([
      "h1 [一、] 一、总体要求",
      "h2 [（一）] （一）工作原则",
      "p 1.坚持预防为主，落实责任。",
      "p 第二章　组织机构和职责，由应急管理局承担。",
      "p 保障供水。",
      "p 1.1 适用范围，见附件。",
    ]);
  });

  it("takes headings by their tag, their style and their outline level, without their bold", async () => {
    const { blocks } = await paste(`${WORD_HEAD}
<h1><span lang=EN-US>1 </span>总则</h1><h2><b>（一）编制目的</b></h2>
<p class=MsoHeading3>依据</p>
<p class=MsoNormal style='mso-outline-level:2'>（二）适用<br>范围</p>${WORD_END}`);
    expect(brief(blocks)).toEqual([
      "h1 [1 ] 1 总则",
      "h2 [（一）] （一）编制目的",
      "h3 依据",
      "h2 [（二）] （二）适用范围",
    ]);
    expect(blocks[1]).toHaveProperty("content", [{ type: "text", text: "编制目的" }]);
  });

  it("leaves deletions, comments and hidden text behind and keeps insertions", async () => {
    const { blocks } = await paste(`${WORD_HEAD}
<p class=MsoNormal>自<ins cite="mailto:x" datetime="2026-03-01">本办法</ins><del cite="mailto:x">原办法</del>公布之日起施行<a
style='mso-comment-reference:甲_1;mso-comment-date:20260301T1000'>。</a><span class=MsoCommentReference><span
lang=EN-US style='font-size:10.5pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[1]</a></span></span><span style='display:none;mso-hide:all'>内部</span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>请核</p></div></div>${WORD_END}`);
    expect(brief(blocks)).toEqual(["p 自本办法公布之日起施行。"]);
  });

  it("puts notes where they are called", async () => {
    const { blocks } = await paste(`${WORD_HEAD}
<p class=MsoNormal>常住人口<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span lang=EN-US><![if !supportFootnotes]>[1]<![endif]></span></span></a>为三万。</p>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span>[1]</span></a> 据2025年统计。</p></div></div>${WORD_END}`);
    expect(brief(blocks)).toEqual(["p 常住人口〔注：据2025年统计。〕为三万。"]);
  });

  it("keeps merged cells and header rows of a table", async () => {
    const { blocks } = await paste(`${WORD_HEAD}
<table class=MsoTableGrid border=1 cellspacing=0><thead><tr style='mso-yfti-irow:0'><td width=90 rowspan=2><p class=MsoNormal align=center style='text-align:center'>乡镇</p></td>
<td colspan=2><p class=MsoNormal>面积</p></td></tr><tr><td>水田</td><td>旱地</td></tr></thead>
<tr><td><p class=MsoNormal>云溪镇</p></td><td><p>1.5</p></td><td><p>2</p><p>（约）</p></td></tr><tr><td>青石乡</td><td>3</td></tr></table>${WORD_END}`);
    const table = blocks[0];
    expect(table?.type).toBe("table");
    if (table?.type !== "table") return;
    expect(
      table.content.map((row) => row.content.map(({ type, attrs }) => [type, attrs.colspan, attrs.rowspan])),
    ).toEqual([
      [
        ["tableHeader", 1, 2],
        ["tableHeader", 2, 1],
      ],
      [
        ["tableHeader", 1, 1],
        ["tableHeader", 1, 1],
      ],
      [
        ["tableCell", 1, 1],
        ["tableCell", 1, 1],
        ["tableCell", 1, 1],
      ],
      [
        ["tableCell", 1, 1],
        ["tableCell", 1, 1],
        ["tableCell", 1, 1],
      ],
    ]);
    expect(table.content[0]?.content[0]?.content[0]?.attrs.align).toBe("center");
    expect(blockToLines(table)[2]).toBe("云溪镇\t1.5\t2\n（约）");
  });
});

describe("what WPS copies", () => {
  it("is clean, with its smart tags' text and lists by their own numbers", async () => {
    const { blocks } = await paste(`<html><head><meta name="Generator" content="WPS Office"></head><body>
<p class="MsoNormal" style="mso-char-indent-count:2.0000;"><font face="仿宋"><st1:chsdate w:st="on">2026年3月1日</st1:chsdate></font><span style="mso-spacerun:'yes';font-family:仿宋;font-size:16.0000pt;">，经市政府同意。</span></p>
<p class="MsoNormal"><span style="font-family:黑体;">一、工作目标</span></p><p class="MsoNormal"><br></p></body></html>`);
    expect(brief(blocks)).toEqual(["p 2026年3月1日，经市政府同意。", "h1 [一、] 一、工作目标"]);
  });

  it("uploads pictures that came along and says how many could not", async () => {
    const { blocks, pictures, dropped } = await paste(
      `<p>见图<img src="data:image/png;base64,iVBORw0KGgo=" alt="水系图"></p><p><img src="file:///C:/wps/1.png"><img src="https://yunxi.example/a.png"></p>`,
    );
    expect(brief(blocks)).toEqual(["p 见图"]);
    expect(pictures).toEqual([
      { type: "picture", data: "data:image/png;base64,iVBORw0KGgo=", alt: "水系图" },
    ]);
    expect(dropped).toBe(2);
  });
});

describe("what a web page gives", () => {
  it("is its text with the numbers of its lists, nested ones too", async () => {
    const { blocks } =
      await paste(`<ol style="list-style-type: cjk-ideographic" start="9"><li>加强领导，落实责任。
<ol><li>市级</li><li>县级<ul><li>乡镇。</li></ul></li></ol></li><li><p>保障经费。</p><p>由财政局落实。</p></li></ol>
<ol type="a"><li value="3">甲</li></ol><ol type="I" start="4"><li>乙</li></ol><ol style="list-style:none"><li>丙</li></ol>`);
    expect(brief(blocks)).toEqual([
      "p 九、加强领导，落实责任。",
      "p 1.市级",
      "p 2.县级",
      "p 乡镇。",
      "p 十、保障经费。",
      "p 由财政局落实。",
      "p c.甲",
      "p IV.乙",
      "p 丙",
    ]);
  });

  it("runs nothing, and takes only links that the schema knows", async () => {
    const { blocks } = await paste(
      `<div>甲<a href="javascript:alert(1)" onclick="x()">乙</a><a href="https://yunxi.example/a">丙</a><script>alert(1)</script></div><iframe src="x"></iframe>`,
    );
    expect(blocks[0]).toHaveProperty("content", [
      { type: "text", text: "甲乙" },
      { type: "text", text: "丙", marks: [{ type: "link", attrs: { href: "https://yunxi.example/a" } }] },
    ]);
  });

  it("keeps spaces inside a text, loses them at its edges, and goes into a sentence where it is one run", async () => {
    const { blocks, isInline } = await paste("<span>　　云溪市　人民政府 公报&nbsp;</span>");
    expect(brief(blocks)).toEqual(["p 云溪市　人民政府 公报"]);
    expect(isInline).toBe(true);
    expect((await paste("<p>甲</p>")).isInline).toBe(false);
  });

  it("splits at line breaks, and takes a table that frames a page as its text", async () => {
    const { blocks } = await paste(
      "<table><tr><td>第一行<br>第二行<pre>甲  乙\n丙</pre></td></tr></table><b style='font-weight:normal'>三<span style='font-weight:700'>四</span></b>",
    );
    expect(brief(blocks)).toEqual(["p 第一行", "p 第二行", "p 甲  乙", "p 丙", "p 三四"]);
  });
});
