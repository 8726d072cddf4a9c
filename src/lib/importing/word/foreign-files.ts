import { AppError } from "../../core/errors";

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ADVICE = "请用 Word 或 WPS 另存为 .docx 再导入。";

/** What archives are that look like a Word file from outside, by an entry that only they have. */
const BY_ENTRY: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.(?:xml|bin)$/iu, "Excel 表格（.xlsx）"],
  [/^ppt\/presentation\.xml$/iu, "PowerPoint 演示文稿（.pptx）"],
  [/^visio\/document\.xml$/iu, "Visio 绘图（.vsdx）"],
  [/^OFD\.xml$/iu, "OFD 版式文件（.ofd）"],
  [/^META-INF\/MANIFEST\.MF$/u, "Java 程序包（.jar）"],
];
const BY_MIME: readonly (readonly [string, string])[] = [
  ["application/vnd.oasis.opendocument.text", "OpenDocument 文本（.odt）"],
  ["application/vnd.oasis.opendocument.spreadsheet", "OpenDocument 表格（.ods）"],
  ["application/vnd.oasis.opendocument.presentation", "OpenDocument 演示文稿（.odp）"],
  ["application/epub+zip", "电子书（.epub）"],
];

/** The error for an archive that is no Word file: a sentence that names what it seems to be. `mimetype` is the text of its entry of that name. */
export function foreignArchive(names: Iterable<string>, mimetype: string | null): AppError {
  const all = [...names];
  const byMime = BY_MIME.find(([mime]) => mimetype?.trim().startsWith(mime))?.[1];
  const kind = byMime ?? BY_ENTRY.find(([entry]) => all.some((name) => entry.test(name)))?.[1];
  if (kind) return new AppError("invalid", `这不是 Word 文件，看来是${kind}；${ADVICE}`);
  return new AppError(
    "invalid",
    "这不是 Word 文件，看来是压缩包（.zip）；请先解压，再导入其中的 .docx 文件。",
  );
}

/**
 * Refuses the old container format (OLE) where it holds no old Word document: one locked with a password, a workbook,
 * a presentation. Throws `AppError` "invalid" with a sentence that says what it is; other bytes pass.
 */
export function refuseForeignContainer(bytes: Uint8Array): void {
  if (!OLE.every((byte, index) => bytes[index] === byte)) return;
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, "utf16le");
  if (holds("EncryptedPackage"))
    throw new AppError("invalid", "文件设有打开密码，无法读取；请用 Word 或 WPS 取消密码后另存，再导入。");
  if (holds("WordDocument")) return;
  if (holds("PowerPoint Document"))
    throw new AppError("invalid", `这不是 Word 文件，看来是 PowerPoint 演示文稿（.ppt）；${ADVICE}`);
  if (holds("Workbook"))
    throw new AppError("invalid", `这不是 Word 文件，看来是 Excel 表格（.xls）；${ADVICE}`);
}
