import { describe, expect, it } from "vitest";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, type DocxParts, p, r } from "./build-docx";

const read = (parts: DocxParts) => readWord(buildDocx(parts));

describe("what a clerk must look at", () => {
  it("lists hidden text, also by style, and takes it out of the lines", async () => {
    const styles = `<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>`;
    const body =
      p("首行") + p(r("公开") + r("内部", "<w:vanish/>") + r("意见", '<w:rStyle w:val="H"/>') + r("文字"));
    const { text, leftOut, warnings } = await read({ body, styles });
    expect(text).toEqual(["首行", "公开文字"]);
    expect(leftOut).toEqual([
      { firstLine: 2, lastLine: 2, reason: "hidden-text", text: "内部意见", beside: true },
    ]);
    expect(warnings).toMatchObject([{ line: 2, code: "hidden-text" }]);
  });

  it("shows no note or text box whose place is hidden", async () => {
    const hidden = (content: string) => `<w:r><w:rPr><w:vanish/></w:rPr>${content}</w:r>`;
    const box = `<w:pict><v:shape><v:textbox><w:txbxContent>${p("框")}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    const body = p(r("正文") + hidden('<w:footnoteReference w:id="2"/>') + hidden(box));
    const { text, lines, leftOut } = await read({
      body,
      footnotes: `<w:footnote w:id="2">${p("注")}</w:footnote>`,
    });
    expect(text).toEqual(["正文"]);
    expect(lines[0]?.rich).toBeUndefined();
    expect(leftOut.map((one) => [one.reason, one.text])).toEqual([
      ["hidden-text", "框"],
      ["note", "注"],
    ]);
  });

  it("counts a paragraph that was split or joined among the changes", async () => {
    const body = p("甲", "<w:rPr><w:ins/></w:rPr>") + p("乙", "<w:rPr><w:del/></w:rPr>") + p("丙");
    const { text, warnings } = await read({ body });
    expect(text).toEqual(["甲", "乙丙"]);
    expect(warnings[0]?.message).toContain("插入 1 处，已按接受处理；删除 1 处");
  });

  it("keeps insertions, lists deletions and moves, and counts both", async () => {
    const body = p(
      `${r("甲")}<w:ins>${r("乙")}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom>${r("丁")}</w:moveFrom><w:moveTo>${r("丁")}</w:moveTo>`,
    );
    const { text, leftOut, warnings } = await read({ body });
    expect(text).toEqual(["甲乙丁"]);
    expect(leftOut.map(({ reason, text }) => [reason, text])).toEqual([
      ["deleted-text", "丙"],
      ["deleted-text", "丁"],
    ]);
    expect(warnings).toMatchObject([{ line: 1, code: "tracked-changes" }]);
    expect(warnings[0]?.message).toContain("插入 2 处");
    expect(warnings[0]?.message).toContain("删除 2 处");
  });

  it("lists comments without their authors, at their lines", async () => {
    const comments = `<w:comment w:id="1" w:author="某人">${p("请核实数字")}</w:comment>`;
    const body = p("首行") + p(`${r("12公顷")}<w:r><w:commentReference w:id="1"/></w:r>`);
    const { leftOut, warnings } = await read({ body, comments });
    expect(leftOut).toEqual([
      { firstLine: 2, lastLine: 2, reason: "comment", text: "请核实数字", beside: true },
    ]);
    expect(warnings).toMatchObject([{ line: 2, code: "comments" }]);
  });

  it("lists running heads and page feet", async () => {
    const { leftOut } = await read({ body: p("正文"), header: p("云溪市人民政府公报"), footer: p("— 1 —") });
    expect(leftOut).toEqual([
      { firstLine: 1, lastLine: 1, reason: "running-head", text: "云溪市人民政府公报", beside: true },
      { firstLine: 1, lastLine: 1, reason: "running-head", text: "— 1 —", beside: true },
    ]);
  });

  it("reads a text box once, behind the paragraph that it is anchored in", async () => {
    const inner = `<w:txbxContent>${p("咨询电话")}${p("12345")}</w:txbxContent>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { text, warnings } = await read({ body: p(r("前") + box + r("后")) + p("下一段") });
    expect(text).toEqual(["前后", "咨询电话", "12345", "下一段"]);
    expect(warnings).toMatchObject([{ line: 1, code: "text-box" }]);
  });

  it("passes over the empty text box of a shape", async () => {
    const box = `<w:r><w:pict><v:rect><v:textbox><w:txbxContent>${p("")}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
    expect(await read({ body: p(r("前") + box) })).toMatchObject({ text: ["前"], warnings: [] });
  });

  it("keeps the text of an equation and says that it was one", async () => {
    const t = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const equation = `<m:oMath><m:sSup><m:e>${t("x")}</m:e><m:sup>${t("2")}</m:sup></m:sSup><m:f><m:num>${t("a+b")}</m:num><m:den>${t("3")}</m:den></m:f></m:oMath>`;
    const { lines, warnings } = await read({ body: p(`${r("设")}${equation}`) });
    expect(lines[0]?.text).toBe("设x2(a+b)/3");
    expect(lines[0]?.rich).toEqual([{ from: 2, to: 3, mark: { type: "superscript" } }]);
    expect(warnings).toMatchObject([{ line: 1, code: "embedded-object" }]);
  });

  it("names charts and embedded objects", async () => {
    const chart =
      "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    const object = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet"/></w:object></w:r>';
    const { warnings } = await read({ body: p(chart) + p(`${r("表")}${object}`) });
    expect(warnings.map(({ line, code }) => [line, code])).toEqual([
      [1, "embedded-object"],
      [2, "embedded-object"],
    ]);
  });

  it("lists the prompt of a content control and the reading aid over a word, and keeps the word", async () => {
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r("单击此处输入文字")}</w:sdtContent></w:sdt>`;
    const ruby = `<w:r><w:ruby><w:rt>${r("dí")}</w:rt><w:rubyBase>${r("鏑")}</w:rubyBase></w:ruby></w:r>`;
    const { text, leftOut } = await read({ body: p(r("甲") + prompt + ruby) });
    expect(text).toEqual(["甲鏑"]);
    expect(leftOut.map((one) => one.text).join("")).toBe("单击此处输入文字dí");
  });

  it("says that macros were neither run nor kept", async () => {
    const bytes = buildDocx({ body: p("正文"), entries: { "word/vbaProject.bin": new Uint8Array([1]) } });
    expect((await readWord(bytes)).warnings).toMatchObject([{ line: null, code: "macros" }]);
  });
});
