import type { Figure, Inline, Mark, Table } from "../content/schema";
import type { ImportedFile } from "./schema";
import { printedWidth } from "./spacing";

/** What a reader of a format (text, PDF, Word) gives of a file, and what all stages behind it work on. */
export type SourceText = {
  /** The numbered lines as the format has them: line n stands at index n - 1. Blank ones are "". */
  readonly text: readonly string[];
  /** The lines that hold something, in reading order. */
  readonly lines: readonly Line[];
  /** What the reader itself took out of the lines. */
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly ImportWarning[];
  /** Pictures by their SHA-256, as figures name them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

/** Told how far a long reading has come, in pages. */
export type Progress = (at: { done: number; of: number }) => void;

/** One line of the source with what its stages need; blank lines are not kept but remembered in `blankBefore`. */
export type Line = {
  /** 1-based number in the source. */
  readonly n: number;
  /** Without markup and outer white space. Cells are still parted by tabs, paragraphs in a cell by `PARAGRAPH_MARK`. */
  readonly text: string;
  /** Like `text`, with its leading and trailing tabs: those are empty cells. */
  readonly row: string;
  readonly blankBefore: boolean;
  /** Begins with a tab, as bookmarks of a PDF do. */
  readonly indented: boolean;
  /** Printed width in Chinese characters. */
  readonly width: number;
  /** Whether a paragraph begins here (true) or the one above goes on (false); absent where only the text can tell. */
  readonly opens?: boolean;
  /** Set in the middle of its column or at its right, where the format says so. */
  readonly align?: "center" | "right";
  /** Marks and atoms in the text. */
  readonly rich?: readonly Rich[];
  /** A table or figure that the format itself gives; `text` is what it holds, cells parted by tabs. */
  readonly block?: Table | Figure;
  /** The last numbered line that it takes, where it takes several. */
  readonly through?: number;
  /** What the format's geometry knows to be no part of the text. */
  readonly furniture?: "running-head" | "page-number";
};

/**
 * A mark over [from, to) or an atom before `at`. Places count the characters other than white space from the line's
 * start, since the stages change white space alone.
 */
export type Rich =
  | { readonly from: number; readonly to: number; readonly mark: Mark }
  | { readonly at: number; readonly node: Exclude<Inline, { type: "text" }> };

export type LeftOut = ImportedFile["leftOut"][number];
export type ImportWarning = ImportedFile["warnings"][number];

/** Stands between two paragraphs of one table cell. */
export const PARAGRAPH_MARK = "\u0001";

/** A line from its text and what else is known of it. */
export function makeLine(
  n: number,
  row: string,
  known: Partial<Omit<Line, "n" | "text" | "row" | "width">> = {},
): Line {
  const text = row.trim();
  return { blankBefore: false, indented: false, ...known, n, text, row, width: printedWidth(text) };
}
