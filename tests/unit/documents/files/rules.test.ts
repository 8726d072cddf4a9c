import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { cleanFileName, fileTypeOf } from "@/lib/documents/files/rules";
import { FILE_TYPES } from "@/lib/documents/files/schema";

const text = (value: string) => new TextEncoder().encode(value);
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name): [string, Uint8Array] => [name, strToU8("x")])));
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(64),
    Buffer.from(stream, "utf16le"),
  ]);
const extensionOf = (bytes: Uint8Array) => FILE_TYPES[fileTypeOf(bytes)]?.extensions[0];
function refusal(bytes: Uint8Array): string {
  try {
    return `taken as ${fileTypeOf(bytes)}`;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

describe("the type of a file", () => {
  it("is refused for what a browser might run, whatever its name", () => {
    for (const source of [
      "<!doctype html><script>alert(1)</script>",
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      "#!/bin/sh",
      "alert(1)",
      "\n%PDF-1.7",
      "",
    ]) {
      expect(refusal(text(source)), source).toContain("不能附带这种文件");
    }
  });

  it("is refused for archives that are no office file, and for damaged ones", () => {
    expect(refusal(zip("通知.docx", "word/document.xml"))).toContain("压缩包");
    expect(refusal(zip("META-INF/MANIFEST.MF"))).toContain("压缩包");
    expect(refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toContain("已损坏");
  });

  it("is refused for macros and for what a password locks", () => {
    expect(refusal(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))).toContain("宏");
    expect(refusal(ole("WordDocument _VBA_PROJECT"))).toContain("宏");
    expect(refusal(ole("EncryptedPackage"))).toContain("密码");
    expect(refusal(ole("__substg1.0"))).toContain("不能识别");
  });

  it("is refused for an archive with too many parts without unpacking any", () => {
    const names = Array.from({ length: 10_002 }, (_, index) => `p${index}`);
    expect(refusal(zip("[Content_Types].xml", ...names))).toContain("部件过多");
  });

  it("is read from the bytes", () => {
    expect(extensionOf(text("%PDF-1.7"))).toBe("pdf");
    expect(extensionOf(text("GIF89a"))).toBe("gif");
    expect(extensionOf(zip("OFD.xml", "Doc_0/Document.xml"))).toBe("ofd");
    expect(extensionOf(zip("[Content_Types].xml", "word/document.xml"))).toBe("docx");
    expect(extensionOf(zip("[Content_Types].xml", "xl/workbook.xml"))).toBe("xlsx");
    expect(extensionOf(zip("[Content_Types].xml", "ppt/presentation.xml"))).toBe("pptx");
    expect(extensionOf(ole("WordDocument"))).toBe("doc");
    expect(extensionOf(ole("Workbook"))).toBe("xls");
    expect(extensionOf(ole("PowerPoint Document"))).toBe("ppt");
  });

  it("never fails but with a reason", () => {
    const heads = [[], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        expect(refusal(Uint8Array.from([...head, ...rest]))).not.toBe("");
      }),
    );
  });
});

describe("a file's name", () => {
  const types = Object.keys(FILE_TYPES);
  const anyName = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom("/", "\\", ".", " ", "\u202e", "\0", "表", "😀", "a", "\ud800"),
      maxLength: 300,
    }),
  );

  it("is never a path, hidden, or made of characters that cannot be seen", () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom(...types), (given, type) => {
        const name = cleanFileName(given, type);
        expect(name).not.toMatch(/[/\\<>:"|?*\p{C}]|^[.\s]|\.\.$/u);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(FILE_TYPES[type]?.extensions).toContain(name.split(".").at(-1));
        expect(cleanFileName(name, type)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps what people write and takes the extension of the content", () => {
    const pdf = "application/pdf";
    expect(cleanFileName("2026年任务分工表.pdf", pdf)).toBe("2026年任务分工表.pdf");
    expect(cleanFileName("任务分工表.HTML", pdf)).toBe("任务分工表.pdf");
    expect(cleanFileName("第1.2版", pdf)).toBe("第1.2版.pdf");
    expect(cleanFileName("C:\\桌面\\..\\表 .PDF", pdf)).toBe("表.pdf");
    expect(cleanFileName("扫描.jpeg", "image/jpeg")).toBe("扫描.jpeg");
    expect(cleanFileName("请示.wps", "application/msword")).toBe("请示.wps");
    expect(cleanFileName("\u202efdp.表.pdf", pdf)).toBe("fdp.表.pdf");
    // A control character between two spaces once left both, and a second cleaning changed the name.
    expect(cleanFileName("任务 \0 表", pdf)).toBe("任务 表.pdf");
    expect(cleanFileName("..", pdf)).toBe("附带文件.pdf");
  });
});
