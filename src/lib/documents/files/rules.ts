import { unzipSync } from "fflate";
import { AppError } from "../../core/errors";
import { pictureTypeOf } from "../../core/pictures";
import { FILE_TYPES } from "./schema";

const OFFICE = "application/vnd.openxmlformats-officedocument.";
/** What an archive is by a part that only it has; the office formats need a list of their content types, too. */
const BY_PART: readonly (readonly [string, string, isOffice: boolean])[] = [
  ["OFD.xml", "application/ofd", false],
  ["word/document.xml", `${OFFICE}wordprocessingml.document`, true],
  ["xl/workbook.xml", `${OFFICE}spreadsheetml.sheet`, true],
  ["ppt/presentation.xml", `${OFFICE}presentationml.presentation`, true],
];
/** What an old office file (OLE) is by the name of its main stream. */
const BY_STREAM: readonly (readonly [string, string])[] = [
  ["WordDocument", "application/msword"],
  ["PowerPoint Document", "application/vnd.ms-powerpoint"],
  ["Workbook", "application/vnd.ms-excel"],
];
const PDF = [...Buffer.from("%PDF-")];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Parts of an archive that are looked at; a real one has hundreds. */
const MAX_ENTRIES = 10_000;
const MAX_NAME = 120;

/**
 * The media type of a file by its bytes; its name says nothing. Only names of parts are read of an archive, nothing is
 * unpacked. Throws `AppError("invalid")` for what may not go with a document, with a sentence that says why.
 */
export function fileTypeOf(bytes: Uint8Array): string {
  const picture = pictureTypeOf(bytes);
  if (picture !== null) return picture;
  if (startsWith(bytes, PDF)) return "application/pdf";
  if (startsWith(bytes, ZIP)) return archiveType(partNames(bytes));
  if (startsWith(bytes, OLE)) return oldOfficeType(bytes);
  throw new AppError(
    "invalid",
    "不能附带这种文件。可以附带 PDF、OFD、Word、Excel、PowerPoint（含 WPS）文件和 PNG、JPEG、GIF、WebP 图片；以文件内容为准，改文件名没有作用",
  );
}

function archiveType(names: ReadonlySet<string>): string {
  const found = BY_PART.find(
    ([part, , isOffice]) => names.has(part) && (!isOffice || names.has("[Content_Types].xml")),
  );
  if (!found) throw new AppError("invalid", "不能附带压缩包，请解压后把其中的文件逐个上传");
  if ([...names].some((name) => name.toLowerCase().endsWith("vbaproject.bin"))) throw withMacros();
  return found[1];
}

function oldOfficeType(bytes: Uint8Array): string {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, "utf16le");
  if (holds("EncryptedPackage")) throw new AppError("invalid", "文件设有打开密码，请取消密码后再上传");
  if (holds("_VBA_PROJECT")) throw withMacros();
  const found = BY_STREAM.find(([stream]) => holds(stream));
  if (!found) throw new AppError("invalid", "不能识别这个文件，请用 Word、Excel 或 WPS 另存后再上传");
  return found[1];
}

function withMacros(): AppError {
  return new AppError("invalid", "文件含有宏，请另存为不含宏的格式（如 .docx、.xlsx）后再上传");
}

function partNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        if (names.size > MAX_ENTRIES) throw new AppError("invalid", "文件的部件过多，为安全起见不予接收");
        return false;
      },
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid", "文件已损坏，请重新取得后再上传", { cause });
  }
  return names;
}

/**
 * A file's name as it may be shown and saved anywhere: without path, control or direction characters, leading dots or
 * what systems forbid, at most 120 UTF-16 units, with an extension that agrees with the type. Cleaned again it is the same.
 */
export function cleanFileName(given: string, mediaType: string): string {
  const extensions = FILE_TYPES[mediaType]?.extensions ?? ["bin"];
  const last = given.normalize("NFC").split(/[/\\]/u).at(-1) ?? "";
  // Line ends and tabs part words, and what cannot be seen may stand between two spaces.
  const plain = last
    .replace(/\s+/gu, " ")
    .replace(/[\p{C}<>:"|?*]/gu, "")
    .replace(/ +/gu, " ");
  const typed = /\.([A-Za-z][A-Za-z0-9]{0,7})\s*$/u.exec(plain);
  const stem = trimStem(typed ? plain.slice(0, typed.index) : plain);
  const extension = typed?.[1]?.toLowerCase() ?? "";
  const ending = `.${extensions.includes(extension) ? extension : extensions[0]}`;
  return `${shorten(stem, MAX_NAME - ending.length)}${ending}`;
}

function trimStem(stem: string): string {
  return stem.replace(/^[.\s]+|[.\s]+$/gu, "").normalize("NFC");
}

/** Cut between characters, never within one. */
function shorten(stem: string, units: number): string {
  let short = "";
  for (const character of stem) {
    if (short.length + character.length > units) break;
    short += character;
  }
  return trimStem(short) || "附带文件";
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}
