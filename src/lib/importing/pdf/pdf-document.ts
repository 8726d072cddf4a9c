import { readFile } from "node:fs/promises";
import { getResolvedPDFJS } from "unpdf";
import { AppError } from "../../core/errors";
import { projectPath } from "../../core/project-path";

export type PdfDocument = Awaited<
  ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>["getDocument"]>["promise"]
>;
export type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;

const MOST_PAGES = 3000;
const PASSWORD = "这份 PDF 设有密码，无法读取。请先用阅读软件输入密码打开，另存为没有密码的 PDF，再导入。";
const BROKEN = "无法读取这份 PDF：文件已损坏或不完整。请重新下载，或用阅读软件打开后另存为 PDF，再导入。";

/**
 * Opens a PDF, lets `read` work on it and releases it. Images are not decoded and nothing of the file is run.
 * Throws an AppError for a file that is broken, needs a password or has too many pages.
 */
export async function withPdf<T>(bytes: Uint8Array, read: (pdf: PdfDocument) => Promise<T>): Promise<T> {
  addBufferTransfer();
  const { getDocument } = await loadPdfJs();
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: pdf.js takes the buffer away from who gives it
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    // Older Chinese files name their encodings (GBK-EUC-H) and embed none.
    BinaryDataFactory: CharacterMaps,
    cMapPacked: true,
    useWorkerFetch: false,
  });
  try {
    const pdf = await task.promise.catch(refuse);
    if (pdf.numPages > MOST_PAGES)
      throw new AppError(
        "too-large",
        `这份 PDF 有 ${pdf.numPages} 页，最多可读 ${MOST_PAGES} 页。请拆分后导入。`,
      );
    return await read(pdf);
  } finally {
    await task.destroy();
  }
}

function refuse(cause: unknown): never {
  const name = cause instanceof Error ? cause.name : "";
  throw new AppError("invalid", name === "PasswordException" ? PASSWORD : BROKEN, { cause });
}

/** pdf.js in the build of unpdf, which asks for nothing of a browser. */
export const loadPdfJs = getResolvedPDFJS;

/** The predefined character maps of CJK encodings, which unpdf leaves out and pdfjs-dist holds. */
class CharacterMaps {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    // The name comes from the file that is read: none but a map's own becomes a path.
    if (!/^[A-Za-z0-9-]{1,40}\.bcmap$/u.test(filename)) throw new Error("no character map has this name");
    return new Uint8Array(await readFile(projectPath("node_modules", "pdfjs-dist", "cmaps", filename)));
  }
}

/** pdf.js hands fonts over with a method that Node.js 20 does not have yet. */
function addBufferTransfer(): void {
  if ("transferToFixedLength" in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
    configurable: true,
    writable: true,
    value: function (this: ArrayBuffer, length: number = this.byteLength): ArrayBuffer {
      if (length === this.byteLength) return structuredClone(this, { transfer: [this] });
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy;
    },
  });
}
