import { readFileSync } from "node:fs";
import path from "node:path";
import { degrees, PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { readPdf } from "@/lib/importing/pdf/read-pdf";

const FOLDER = path.resolve("tests/fixtures/importing/pdf");
const A4 = [595, 842] as const;
/** One grey dot: what a scan is made of. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);

function fixture(name: string): Uint8Array {
  return readFileSync(path.join(FOLDER, name));
}

async function addScan(pdf: PDFDocument): Promise<void> {
  const image = await pdf.embedPng(DOT);
  const page = pdf.addPage([...A4]);
  page.drawImage(image, { x: 0, y: 0, width: A4[0], height: A4[1] });
}

async function failure(bytes: Uint8Array): Promise<AppError> {
  const error = await readPdf(bytes).catch((caught: unknown) => caught);
  if (!(error instanceof AppError)) throw error;
  return error;
}

describe("what is refused, and how that is said", () => {
  test("a scan: it names the command that makes its text readable", async () => {
    const pdf = await PDFDocument.create();
    for (let i = 0; i < 3; i++) await addScan(pdf);
    const { code, message } = await failure(await pdf.save());
    expect(code).toBe("invalid");
    expect(message).toContain("扫描件");
    expect(message).toContain("ocrmypdf -l chi_sim 原件.pdf 带文字.pdf");
  });

  test("a file with a password", async () => {
    expect((await failure(fixture("locked.pdf"))).message).toContain("密码");
  });

  test("a file that is cut off or none", async () => {
    expect((await failure(new TextEncoder().encode("%PDF-1.7\n%nothing"))).message).toContain("损坏");
    expect((await failure(new Uint8Array())).message).toContain("损坏");
  });

  test("pages without anything", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([...A4]);
    expect((await failure(await pdf.save())).message).toContain("没有文字");
  });

  test("fonts that do not tell which character a glyph is", async () => {
    const pdf = await PDFDocument.load(fixture("two-columns.pdf"));
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      if (object instanceof PDFDict) object.delete(PDFName.of("ToUnicode"));
    }
    const { message } = await failure(await pdf.save());
    expect(message).toContain("乱码");
    expect(message).toContain("--force-ocr");
  });
});

describe("what is read with a warning", () => {
  test("a page that is a picture among others becomes a figure in its place", async () => {
    const pdf = await PDFDocument.load(fixture("two-columns.pdf"));
    await addScan(pdf);
    const source = await readPdf(await pdf.save());
    expect(source.warnings).toEqual([
      { line: null, code: "page-without-text", message: expect.stringContaining("第 3 页") },
    ]);
    expect(source.lines.at(-1)?.block).toEqual({
      type: "figure",
      attrs: { file: null, alt: "", caption: null },
    });
  });

  test("a page with a hundred thousand lines is read without tables", async () => {
    const pdf = await PDFDocument.load(fixture("two-columns.pdf"));
    const [page] = pdf.getPages();
    const lines = Array.from({ length: 100_000 }, (_, i) => `${i % 500} 0 m ${i % 500} 800 l S`).join("\n");
    const stream = pdf.context.register(pdf.context.flateStream(lines));
    page?.node.addContentStream(stream);
    const source = await readPdf(await pdf.save());
    expect(source.warnings.map(({ code }) => code)).toEqual(["page-too-complex"]);
    expect(source.lines.some((line) => line.text === "楮政发〔2026〕8号")).toBe(true);
  }, 30_000);
});

describe("pages that are turned", () => {
  test.each([
    ["by the page's own entry", 90, true],
    ["in the drawing alone", 90, false],
    ["upside down", 180, true],
  ])("are read upright: %s", async (_name, angle, isMarked) => {
    const plain = await readPdf(fixture("two-columns.pdf"));
    const pdf = await PDFDocument.create();
    const pages = await pdf.embedPdf(fixture("two-columns.pdf"), [0, 1]);
    for (const embedded of pages) {
      const { width, height } = embedded;
      const isSide = angle === 90;
      const page = pdf.addPage(isSide ? [height, width] : [width, height]);
      page.drawPage(embedded, { x: isSide ? height : width, y: isSide ? 0 : height, rotate: degrees(angle) });
      if (isMarked) page.setRotation(degrees(angle));
    }
    const turned = await readPdf(await pdf.save());
    expect(turned.text).toEqual(plain.text);
  });
});
