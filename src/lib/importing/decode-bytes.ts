import { AppError } from "../core/errors";

/** Largest text that is read, in bytes: a hundred times the text of a thick issue. */
export const MAX_TEXT_BYTES = 20 * 1024 * 1024;

const CONTROLS = /[^\P{Cc}\t\n\v\f\r]/gu;

/**
 * Turns the bytes of a text file into its text: UTF-8 and UTF-16 by their mark, else UTF-8, else GB18030.
 * Throws `AppError` "too-large" or "invalid" for what is no text: an empty file, a binary one.
 */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new AppError("invalid", "文件是空的，没有可以导入的内容。");
  if (bytes.length > MAX_TEXT_BYTES) throw new AppError("too-large", "文本文件超过 20 MB，请分开后再导入。");
  const text = readMarked(bytes) ?? readUnmarked(bytes);
  if (text === null)
    throw new AppError("invalid", "文件不是文本，或编码无法识别；请另存为 UTF-8 文本后再导入。");
  if (text.trim() === "") throw new AppError("invalid", "文件里没有文字，没有可以导入的内容。");
  return text;
}

function readMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, "utf-8");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, "utf-16be");
  return null;
}

function readUnmarked(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  return decode(bytes, "utf-8") ?? decode(bytes, "gb18030");
}

/** The text, or null where the bytes are not of that encoding or hold the control characters of a binary file. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const controls = text.match(CONTROLS)?.length ?? 0;
    return controls > text.length / 100 ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
