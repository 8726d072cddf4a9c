import { describe, expect, it } from "vitest";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, type DocxParts, li, list, lvl, p, r, tbl } from "./build-docx";

const read = (parts: DocxParts) => readWord(buildDocx(parts));
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;

describe("paragraphs of a Word file", () => {
  it("are a numbered line each, blank ones counted, and each opens a paragraph", async () => {
    const body =
      p("云溪市人民政府文件", '<w:jc w:val="center"/>') +
      p("") +
      p("各县市区：") +
      p("2031年5月6日", '<w:jc w:val="right"/>');
    const { text, lines } = await read({ body });
    expect(text).toEqual(["云溪市人民政府文件", "", "各县市区：", "2031年5月6日"]);
    expect(lines.map(({ n, opens, align, blankBefore }) => ({ n, opens, align, blankBefore }))).toEqual([
      { n: 1, opens: true, align: "center", blankBefore: true },
      { n: 3, opens: true, align: undefined, blankBefore: true },
      { n: 4, opens: true, align: "right", blankBefore: false },
    ]);
  });

  it("take their place in the column from their style", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="U"><w:basedOn w:val="T"/></w:style>`;
    const body = p("标题", '<w:pStyle w:val="U"/>') + p("正文", '<w:pStyle w:val="U"/><w:jc w:val="both"/>');
    expect((await read({ body, styles })).lines.map(({ align }) => align)).toEqual(["center", undefined]);
  });

  it("break at a manual break into lines of which only the first opens", async () => {
    const body = p(`${r("云溪市人民政府关于")}<w:r><w:br/></w:r>${r("保护湿地的通知")}`);
    const { text, lines } = await read({ body });
    expect(text).toEqual(["云溪市人民政府关于", "保护湿地的通知"]);
    expect(lines.map(({ opens }) => opens)).toEqual([true, false]);
  });

  it("begin anew behind a page break in their middle, and only there", async () => {
    const page = '<w:r><w:br w:type="page"/></w:r>';
    const body = p(`${page}${r("附注")}${page}${r("附件1")}${page}`) + p("正文");
    const { text, lines } = await read({ body });
    expect(text).toEqual(["附注", "附件1", "正文"]);
    expect(lines.map(({ opens }) => opens)).toEqual([true, true, true]);
  });

  it("have no tabs, since those mean cells", async () => {
    const body = p(
      `${r("目录")}<w:r><w:tab/></w:r>${r("12")}<w:r><w:ptab w:alignment="right"/></w:r>${r("页\t尾")}`,
    );
    expect((await read({ body })).text).toEqual(["目录 12 页 尾"]);
  });

  it("show hyphens and symbols as characters and pass over soft hyphens", async () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const body = p(
      `${r("A")}<w:r><w:noBreakHyphen/></w:r>${r("B")}<w:r><w:softHyphen/></w:r>${sym("Wingdings", "F0FE")}${sym("Symbol", "F0B3")}${sym("Wingdings", "F001")}`,
    );
    const { text, warnings } = await read({ body });
    expect(text).toEqual(["A-B☑≥〓"]);
    expect(warnings).toMatchObject([{ line: 1, code: "unknown-symbol" }]);
  });

  it("are normalised: radicals become ideographs, invisible characters go", async () => {
    expect((await read({ body: p("⼈⺠\u200b政府\u00a0令") })).text).toEqual(["人民政府 令"]);
  });

  it("that are joined by a deleted end or a style separator are one", async () => {
    const deletedEnd = p(r("前半"), "<w:rPr><w:del/></w:rPr>");
    const separator = p(
      r("（一）小标题。"),
      '<w:jc w:val="center"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>',
    );
    const { text, lines } = await read({ body: deletedEnd + p("后半") + separator + p("接排正文。") });
    expect(text).toEqual(["前半后半", "（一）小标题。接排正文。"]);
    expect(lines[1]?.align).toBe("center");
  });

  it("begin with their large initial, which Word keeps in a frame of its own", async () => {
    const { text } = await read({
      body: p("云", '<w:framePr w:dropCap="drop" w:lines="2"/>') + p("溪市地处江南。"),
    });
    expect(text).toEqual(["云溪市地处江南。"]);
  });

  it("stand also in content controls, custom markup and unknown wrappers", async () => {
    const body = `<w:sdt><w:sdtContent>${p("甲")}</w:sdtContent></w:sdt><w:customXml>${p("乙")}</w:customXml>${p(
      `<w:smartTag>${r("丙")}</w:smartTag><w:bdo>${r("丁")}</w:bdo><w:sdt><w:sdtContent>${r("戊")}</w:sdtContent></w:sdt>`,
    )}`;
    expect((await read({ body })).text).toEqual(["甲", "乙", "丙丁戊"]);
  });
});

describe("fields", () => {
  it("show their result and not their code, also across paragraphs", async () => {
    const body =
      p(
        `${field("begin")}${code(' TOC \\o "1-3" ')}${field("separate")}${r("一、总则")}<w:r><w:tab/></w:r>${r("1")}`,
      ) +
      p(`${r("二、附则")}${field("end")}`) +
      p(`${r("共")}<w:fldSimple w:instr=" NUMPAGES ">${r("8")}</w:fldSimple>${r("页")}`);
    expect((await read({ body })).text).toEqual(["一、总则 1", "二、附则", "共8页"]);
  });

  it("inside the code of another are code too", async () => {
    const inner = `${field("begin")}${code("PAGE")}${field("separate")}${r("3")}${field("end")}`;
    const body = p(
      `${field("begin")}${code("IF ")}${inner}${code(" = 3")}${field("separate")}${r("是")}${field("end")}`,
    );
    expect((await read({ body })).text).toEqual(["是"]);
  });

  it("that draw something inside the code of another draw nothing", async () => {
    const inner = `${field("begin")}${code("eq \\o\\ac(○,3)")}${field("end")}`;
    const body = p(`${field("begin")}${code("IF ")}${inner}${field("separate")}${r("果")}${field("end")}`);
    expect((await read({ body })).text).toEqual(["果"]);
  });

  it("that draw a number in a circle give that character; check boxes and lists their state", async () => {
    const form = (data: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r>${field("end")}`;
    const body = p(
      `${field("begin")}${code("eq \\o\\ac(○,12)")}${field("end")}${form('<w:checkBox><w:default w:val="1"/></w:checkBox>')}${form('<w:checkBox><w:default w:val="0"/></w:checkBox>')}${form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>')}`,
    );
    expect((await read({ body })).text).toEqual(["⑫☑□乙"]);
  });
});

it("numbers lines through tables and paragraphs alike", async () => {
  const { abstract, num } = list(1, lvl(0, "decimal", "%1."));
  const body =
    p("甲") +
    tbl([
      ["A", "B"],
      ["1", "2"],
    ]) +
    li("乙");
  const { text, lines } = await read({ body, numbering: abstract + num });
  expect(text).toEqual(["甲", "A\tB", "1\t2", "1. 乙"]);
  expect(lines.map(({ n, through }) => [n, through])).toEqual([
    [1, undefined],
    [2, 3],
    [4, undefined],
  ]);
});
