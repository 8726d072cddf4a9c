import { describe, expect, it } from "vitest";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, type DocxParts, p, r, tbl } from "./build-docx";

const read = (parts: DocxParts) => readWord(buildDocx(parts));

describe("pictures", () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const drawing = (id: string, alt: string) =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

  it("are a figure on a line of their own, named by their bytes", async () => {
    const body = p("流程图") + p(drawing("r1", "应急流程图"));
    const { text, lines, pictures } = await read({ body, media: { r1: { name: "a.png", bytes: png } } });
    expect(text).toEqual(["流程图", "应急流程图"]);
    const [file, bytes] = [...pictures][0] ?? [];
    expect(bytes).toEqual(png);
    expect(lines[1]).toMatchObject({
      n: 2,
      text: "",
      block: { type: "figure", attrs: { file, alt: "应急流程图", caption: null } },
    });
  });

  it("follow the text of their paragraph", async () => {
    const { text } = await read({
      body: p(r("前") + drawing("r1", "图") + r("后")),
      media: { r1: { name: "a.png", bytes: png } },
    });
    expect(text).toEqual(["前后", "图"]);
  });

  it("that no browser shows, whatever their name says, keep their place", async () => {
    const { lines, pictures, warnings } = await read({
      body: p(drawing("r1", "示意图")) + p(drawing("none", "缺图")),
      media: { r1: { name: "a.png", bytes: new TextEncoder().encode("<svg/>") } },
    });
    expect(pictures.size).toBe(0);
    expect(lines.map(({ block }) => block?.attrs)).toMatchObject([{ file: null }, { file: null }]);
    expect(warnings.map(({ line, code }) => [line, code])).toEqual([
      [1, "picture-not-shown"],
      [2, "picture-not-shown"],
    ]);
  });

  it("in a table come behind it, with a warning", async () => {
    const cell = { properties: "", content: p(r("扫码") + drawing("r1", "二维码")) };
    const { text, lines, warnings } = await read({
      body: tbl([["咨询", cell]]) + p("后"),
      media: { r1: { name: "a.png", bytes: png } },
    });
    expect(text).toEqual(["咨询\t扫码", "二维码", "后"]);
    expect(lines.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(warnings).toMatchObject([{ line: 2, code: "picture-in-table" }]);
  });
});
