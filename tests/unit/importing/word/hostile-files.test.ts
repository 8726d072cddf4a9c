import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { convertToDocx } from "@/lib/importing/word/convert-old-word";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, p } from "./build-docx";

async function refusal(reading: Promise<unknown>): Promise<AppError> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`Expected an AppError, got ${String(error)}`);
  return error;
}

const zip = (entries: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));

/** An old container that holds streams of these names. */
function container(...names: string[]): Uint8Array {
  const header = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array<number>(504).fill(0),
  ]);
  return Buffer.concat([header, ...names.map((name) => Buffer.from(name, "utf16le"))]);
}

/** A file whose directory says that its entries are larger than they are. */
function withDeclaredSize(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return copy;
}

describe("a file that is no Word file", () => {
  it.each([
    ["Excel", zip({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" })],
    ["PowerPoint", zip({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>" })],
    [".odt", zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" })],
    [".ods", zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" })],
    [".ofd", zip({ "OFD.xml": "<x/>" })],
    ["压缩包", zip({ "readme.txt": "你好" })],
    ["密码", container("EncryptionInfo", "EncryptedPackage")],
    ["已损坏", strToU8("PK\u0003\u0004 not a zip at all")],
  ])("is refused with a sentence that names it: %s", async (name, bytes) => {
    const error = await refusal(readWord(bytes));
    expect(error.code).toBe("invalid");
    expect(error.message).toContain(name);
  });

  it.each([
    ["密码", container("EncryptedPackage")],
    [".xls", container("Workbook")],
    [".ppt", container("PowerPoint Document")],
  ])("is refused before it is converted: %s", async (name, bytes) => {
    expect((await refusal(convertToDocx(bytes, "doc"))).message).toContain(name);
  });
});

describe("a hostile Word file", () => {
  const whole = buildDocx({ body: p("正文") });

  it("is refused where it declares more than 200 MB", async () => {
    expect((await refusal(readWord(withDeclaredSize(whole, 0x7fff0000)))).code).toBe("too-large");
  });

  it("is refused where it has more than 5000 entries", async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 5001 }, (_, index) => [`a/${index}`, new Uint8Array()]),
    );
    expect((await refusal(readWord(buildDocx({ body: p("正文"), entries })))).code).toBe("too-large");
  });

  it("is refused where an entry holds more than it declares", async () => {
    expect((await refusal(readWord(withDeclaredSize(whole, 40)))).code).toBe("invalid");
  });

  it.each([
    ["a document type", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "DOCTYPE"],
    ["broken XML", '<w:document xmlns:w="w"><w:body>', "已损坏"],
    ["no XML", "\u0000\u0001", "已损坏"],
    ["two roots", "<a/><b/>", "已损坏"],
  ])("is refused for %s", async (_, xml, message) => {
    const error = await refusal(
      readWord(buildDocx({ body: "", entries: { "word/document.xml": strToU8(xml) } })),
    );
    expect([error.code, error.message.includes(message)]).toEqual(["invalid", true]);
  });

  it("is refused for nesting without end", async () => {
    const depth = 50_000;
    const body = `${"<w:sdt><w:sdtContent>".repeat(depth)}${p("深")}${"</w:sdtContent></w:sdt>".repeat(depth)}`;
    expect((await refusal(readWord(buildDocx({ body })))).message).toContain("嵌套");
  });

  it("is refused cut off in its middle", async () => {
    expect((await refusal(readWord(whole.subarray(0, whole.length - 200)))).code).toBe("invalid");
  });

  it("cannot name parts outside of its archive", async () => {
    const drawing = '<w:r><w:drawing><a:blip r:embed="r1"/><a:blip r:embed="r2"/></w:drawing></w:r>';
    const { pictures, lines } = await readWord(
      buildDocx({
        body: p(drawing),
        media: { r1: { name: "../../../../etc/passwd", bytes: new Uint8Array([1]) } },
        links: { r2: "file:///etc/passwd" },
      }),
    );
    expect(pictures.size).toBe(0);
    expect(lines.map(({ block }) => block?.type)).toEqual(["figure", "figure"]);
  });

  it("may have styles and lists that go round in circles", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const { text } = await readWord(buildDocx({ body: p("甲", '<w:pStyle w:val="A"/>'), styles, numbering }));
    expect(text).toEqual(["甲"]);
  });
});
