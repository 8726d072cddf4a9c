import { PDFDocument } from "pdf-lib";
import { AppError } from "../core/errors";
import { type Compiled, compileTemplate } from "./compile";
import { loadPrintFonts } from "./fonts";
import { requireGlyphs } from "./glyphs";
import { textsOf } from "./items";
import { picturesOf } from "./pictures";
import { textsOfIssue, toIssueData, toSingleData } from "./print-data";
import { type PrintIssue, PrintIssueSchema, type PrintSingle, PrintSingleSchema } from "./schema";

export type TypesetIssue = {
  pdf: Uint8Array;
  /** The page numbers printed on a document's first and last page, by its id; 1 is the first page of the body. */
  firstPages: Record<string, number>;
  lastPages: Record<string, number>;
  /** Pages of the file, cover and contents included. */
  pageCount: number;
};

/**
 * Sets an issue as it is printed: cover, front page, contents, documents in two columns, back cover (A4, PDF/A-2a,
 * tagged, with bookmarks). The same input gives the same bytes.
 * Throws an AppError for a character without glyph, a broken picture and an issue without documents.
 */
export async function typesetIssue({
  issue,
  fontFolder,
}: {
  issue: PrintIssue;
  /** A folder of the operator's with more fonts: 仿宋, 小标宋, rare characters. */
  fontFolder?: string | null;
}): Promise<TypesetIssue> {
  const checked = PrintIssueSchema.parse(issue);
  if (!checked.sections.some((section) => section.documents.length > 0)) {
    throw new AppError("blocked", "本期还没有文件，不能排印");
  }
  const fonts = await loadPrintFonts({ fontFolder: fontFolder ?? undefined });
  requireGlyphs({ texts: textsOfIssue(checked), covers: fonts.covers });
  // PDF/A wants a date; an issue without one gets the first day of its year, never the clock's.
  const date = checked.issueDate ?? `${checked.year}-01-01`;
  const compiled = await compileTemplate({
    template: "issue.typ",
    data: toIssueData({ issue: checked, fonts: fonts.stacks, date }),
    pictures: await picturesOf(checked.sections.flatMap((section) => section.documents)),
    fonts,
  });
  await requireWhole(compiled);
  return {
    pdf: compiled.pdf,
    firstPages: pagesAt(compiled, "first"),
    lastPages: pagesAt(compiled, "last"),
    pageCount: compiled.pageCount,
  };
}

/**
 * Sets one document on the page of GB/T 9704—2012, in one column (A4, PDF/A-2a, tagged).
 * Throws an AppError for a character without glyph or a broken picture.
 */
export async function typesetDocument({
  single,
  fontFolder,
}: {
  single: PrintSingle;
  fontFolder?: string | null;
}): Promise<{ pdf: Uint8Array; pageCount: number }> {
  const checked = PrintSingleSchema.parse(single);
  const fonts = await loadPrintFonts({ fontFolder: fontFolder ?? undefined });
  requireGlyphs({ texts: textsOf(checked.document), covers: fonts.covers });
  const data = toSingleData({ single: checked, fonts: fonts.stacks });
  const pictures = await picturesOf([checked.document]);
  const compiled = await compileTemplate({ template: "document.typ", data, pictures, fonts });
  await requireWhole(compiled);
  return { pdf: compiled.pdf, pageCount: compiled.pageCount };
}

function pagesAt({ pages }: Compiled, at: "first" | "last"): Record<string, number> {
  return Object.fromEntries(pages.filter((mark) => mark.at === at).map((mark) => [mark.id, mark.page]));
}

/** Reads the finished file once more with another program than wrote it: whole, and with as many pages as counted. */
async function requireWhole({ pdf, pageCount }: Compiled): Promise<void> {
  const read = await PDFDocument.load(pdf, { updateMetadata: false });
  if (read.getPageCount() !== pageCount)
    throw new Error("The typeset file does not have the pages that were counted");
}
