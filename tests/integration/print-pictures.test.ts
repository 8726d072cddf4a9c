import { crc32, deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { doc, paragraph } from "@/lib/content/build";
import type { Figure } from "@/lib/content/schema";
import { AppError } from "@/lib/core/errors";
import { keepSource } from "@/lib/core/files";
import { readPdf } from "@/lib/importing/pdf/read-pdf";
import { typesetDocument, typesetIssue } from "@/lib/print/typeset";
import { part, printDocument, printIssue } from "../unit/print/invented-issue";

function figure(file: string | null): Figure {
  return { type: "figure", attrs: { file, alt: "防汛流程图", caption: "图1　流程" } };
}

async function typeset(...figures: Figure[]): Promise<Uint8Array> {
  const document = printDocument({
    id: "a",
    title: "云溪市人民政府关于防汛的通知",
    parts: [part("body", doc(paragraph("流程图如下。"), ...figures))],
  });
  const single = { gazette: { name: "云溪市人民政府公报" }, document, source: null, date: "2026-01-05" };
  return (await typesetDocument({ single })).pdf;
}

/** Width and height in pixels of each picture in a PDF. */
async function picturesIn(pdf: Uint8Array): Promise<[number, number][]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  return context.enumerateIndirectObjects().flatMap(([, object]): [number, number][] => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of("Subtype")) !== PDFName.of("Image"))
      return [];
    const [width, height] = ["Width", "Height"].map((key) =>
      Number(String(object.dict.get(PDFName.of(key)))),
    );
    return [[width ?? 0, height ?? 0]];
  });
}

/** A grey PNG: signature, header, one stream of rows, end (ISO/IEC 15948). */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.alloc(width + 1)));
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a picture in print", () => {
  it("stops the printing with a clear message when it is cut off", async () => {
    const file = await keepSource(png(300, 200).subarray(0, 60));
    const error = await typeset(figure(file)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).toContain("《云溪市人民政府关于防汛的通知》中有图片已损坏");
    expect((error as AppError).fields).toEqual({ a: "图片已损坏" });
  });

  it("is named by its own document where others are whole", async () => {
    const whole = await keepSource(png(20, 20));
    const broken = await keepSource(png(301, 200).subarray(0, 60));
    const withFigure = (id: string, title: string, file: string) =>
      printDocument({ id, title, parts: [part("body", doc(paragraph("流程图如下。"), figure(file)))] });
    const documents = [
      withFigure("whole", "关于供水的通知", whole),
      withFigure("broken", "关于防汛的通知", broken),
    ];
    const issue = printIssue([{ name: "市政府文件", documents }]);
    const error = await typesetIssue({ issue }).catch((caught: unknown) => caught);
    expect((error as AppError).message).toMatch(/^《关于防汛的通知》中有图片/u);
    expect((error as AppError).fields).toEqual({ broken: "图片已损坏" });
  });

  it("is a frame with its description when no file of it is kept", async () => {
    expect(await picturesIn(await typeset(figure(null), figure("0".repeat(64))))).toEqual([]);
  });

  it("is printed whole, with all its pixels, once for all its places", async () => {
    const file = await keepSource(png(300, 200));
    expect(await picturesIn(await typeset(figure(file), figure(file)))).toEqual([[300, 200]]);
  });

  it("has its place when the file is imported again, and a warning says that it is not taken itself", async () => {
    const source = await readPdf(await typeset(figure(await keepSource(png(300, 200)))));
    const at = source.lines.findIndex(({ block }) => block?.type === "figure");
    expect([at - 1, at + 1].map((near) => source.lines[near]?.text)).toEqual(["流程图如下。", "图1 流程"]);
    expect(source.warnings.map(({ code }) => code)).toEqual(["picture-not-taken"]);
  });
});
