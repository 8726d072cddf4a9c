import { describe, expect, it } from "vitest";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, type DocxParts, list, lvl, p, r } from "./build-docx";

const read = (parts: DocxParts) => readWord(buildDocx(parts));
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;

describe("marks and notes", () => {
  it("are placed by the characters before them, the number counted", async () => {
    const body = p(
      `${r("面积 3km")}${r("2", '<w:vertAlign w:val="superscript"/>')}${r("，含CO")}${r("2", '<w:vertAlign w:val="subscript"/>')}`,
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    );
    const { abstract, num } = list(1, lvl(0, "chineseCounting", "（%1）"));
    const { text, lines } = await read({ body, numbering: abstract + num });
    expect(text).toEqual(["（一）面积 3km2，含CO2"]);
    expect(lines[0]?.rich).toEqual([
      { from: 8, to: 9, mark: { type: "superscript" } },
      { from: 13, to: 14, mark: { type: "subscript" } },
    ]);
  });

  it("make bold only what is set apart from the rest of its paragraph", async () => {
    const styles = `<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>`;
    const body =
      p(r("全段加粗", "<w:b/>")) +
      p(r("牵头单位：", '<w:rStyle w:val="Strong"/>') + r("市水务局", '<w:b w:val="0"/>')) +
      p(r("粗", "<w:b/>") + r("体", "<w:b/>") + r("平"));
    const { lines } = await read({ body, styles });
    expect(lines.map(({ rich }) => rich)).toEqual([
      undefined,
      [{ from: 0, to: 5, mark: { type: "bold" } }],
      [{ from: 0, to: 2, mark: { type: "bold" } }],
    ]);
  });

  it("are not bold where the styles of a paragraph and of its characters both say so: they cancel out", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>`;
    const body = p(r("粗体") + r("平", '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="B"/>');
    expect((await read({ body, styles })).lines[0]?.rich).toEqual([
      { from: 0, to: 2, mark: { type: "bold" } },
    ]);
  });

  it("link only to addresses of the web, of mail and of telephones", async () => {
    const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`;
    const complex = `${field("begin")}${code(' HYPERLINK "mailto:gb@yunxi.example" ')}${field("separate")}${r("邮箱")}${field("end")}`;
    const body = p(
      link("r1", "官网") +
        link("r2", "脚本") +
        complex +
        `<w:hyperlink w:anchor="x">${r("内部")}</w:hyperlink>`,
    );
    const { lines } = await read({
      body,
      links: { r1: "https://yunxi.example/", r2: "javascript:alert(1)" },
    });
    expect(lines[0]?.text).toBe("官网脚本邮箱内部");
    expect(lines[0]?.rich).toEqual([
      { from: 0, to: 2, mark: { type: "link", attrs: { href: "https://yunxi.example/" } } },
      { from: 4, to: 6, mark: { type: "link", attrs: { href: "mailto:gb@yunxi.example" } } },
    ]);
  });

  it("put footnotes and endnotes at their places with their own marks", async () => {
    const note = (kind: string, id: number, content: string) =>
      `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${content}`)}</w:${kind}>`;
    const body = p(
      `${r("湿地")}<w:r><w:footnoteReference w:id="2"/></w:r>${r("保护")}<w:r><w:endnoteReference w:id="2"/></w:r>`,
    );
    const footnotes = `<w:footnote w:type="continuationNotice" w:id="0">${p("接下页")}</w:footnote>${note("footnote", 2, r(" 每m") + r("2", '<w:vertAlign w:val="superscript"/>'))}${note("footnote", 3, r("无人引用"))}`;
    const { text, lines, leftOut } = await read({ body, footnotes, endnotes: note("endnote", 2, r("尾注")) });
    expect(text).toEqual(["湿地保护"]);
    expect(lines[0]?.rich).toEqual([
      {
        at: 2,
        node: {
          type: "footnote",
          content: [
            { type: "text", text: "每m" },
            { type: "text", text: "2", marks: [{ type: "superscript" }] },
          ],
        },
      },
      { at: 4, node: { type: "footnote", content: [{ type: "text", text: "尾注" }] } },
    ]);
    expect(leftOut).toEqual([{ firstLine: 1, lastLine: 1, reason: "note", text: "无人引用", beside: true }]);
  });
});
