import { AppError } from "../core/errors";
import { decodeBytes } from "./decode-bytes";
import { normaliseCharacters } from "./normalise-characters";
import { readPdf } from "./pdf/read-pdf";
import { readLines } from "./read-lines";
import type { Progress, SourceText } from "./source";
import { convertToDocx } from "./word/convert-old-word";
import { readWord } from "./word/read-word";

export type ImportSource = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly onProgress?: Progress;
};

/** Largest file that is read, in bytes: a thick issue as a PDF with its pictures. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** What a file name may end with; what the file is, its bytes say. */
export const FILE_TYPES = [".txt", ".pdf", ".docx", ".docm", ".doc", ".wps", ".rtf"] as const;

const PDF = [0x25, 0x50, 0x44, 0x46];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66];

/**
 * Reads a file of any format that the importer knows into its lines; its bytes say which it is, not its name.
 * Throws `AppError` "invalid" or "too-large" with a sentence that says what to do.
 */
export async function readSourceText(file: ImportSource): Promise<SourceText> {
  const { bytes, fileName, onProgress } = file;
  if (bytes.length > MAX_FILE_BYTES) throw new AppError("too-large", "文件超过 100 MB，请分开后再导入。");
  const starts = (head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
  // A copy: the reader takes a plain array and may take it away.
  if (starts(PDF)) return readPdf(Uint8Array.from(bytes), onProgress);
  if (starts(ZIP)) return readWord(bytes);
  if (starts(RTF)) return readOldWord(bytes, "rtf");
  if (starts(OLE)) return readOldWord(bytes, /\.wps$/iu.test(fileName) ? "wps" : "doc");
  return readLines(normaliseCharacters(decodeBytes(bytes)));
}

async function readOldWord(bytes: Uint8Array, extension: "doc" | "wps" | "rtf"): Promise<SourceText> {
  const converted = await convertToDocx(bytes, extension);
  if (!converted) {
    throw new AppError(
      "invalid",
      `这是旧格式的文档（.${extension}），请用 Word 或 WPS 另存为 .docx 再导入；服务器装有 LibreOffice 时可自动转换。`,
    );
  }
  const source = await readWord(converted);
  const message = `文件由 LibreOffice 从 .${extension} 转换而来，自动编号可能改变，请与原件核对。`;
  return { ...source, warnings: [{ line: null, code: "converted", message }, ...source.warnings] };
}
