import type { LeftOutReason } from "../reasons";
import type { ImportWarning } from "../source";

/** A Word document as its reader understands it: paragraphs with their labels and tables, before they become lines. */

export type WordBlock = WordParagraph | WordTable;

export type WordParagraph = {
  readonly kind: "paragraph";
  /** The number that Word prints before the text, its space included; "" without one. */
  readonly label: string;
  readonly align: "center" | "right" | null;
  readonly inlines: readonly WordInline[];
};

export type WordTable = {
  readonly kind: "table";
  readonly rows: readonly WordRow[];
  /** What stands between the cells and is no cell: deleted rows and remarks. */
  readonly asides: readonly (Aside | Remark)[];
};
export type WordRow = {
  readonly isHeader: boolean;
  /** Columns of the grid left free before the first and after the last cell. */
  readonly before: number;
  readonly after: number;
  readonly cells: readonly WordCell[];
};
export type WordCell = {
  readonly span: number;
  /** Whether the cell is the lower part of the one above. */
  readonly goesOn: boolean;
  readonly blocks: readonly WordBlock[];
};

export type WordInline =
  | { readonly kind: "text"; readonly text: string; readonly format: Format }
  | { readonly kind: "break"; readonly page: boolean }
  | { readonly kind: "note"; readonly blocks: readonly WordBlock[] }
  | { readonly kind: "picture"; readonly bytes: Uint8Array | null; readonly alt: string }
  | { readonly kind: "box"; readonly blocks: readonly WordBlock[] }
  | Aside
  | Remark;

/** Text that the document holds but does not show as its own. */
export type Aside = { readonly kind: "aside"; readonly reason: AsideReason; readonly text: string };
type AsideReason = Extract<
  LeftOutReason,
  "hidden-text" | "deleted-text" | "comment" | "note" | "running-head" | "markup"
>;

/** Something at this place that a clerk should look at. */
export type Remark = { readonly kind: "remark"; readonly code: RemarkCode };
type RemarkCode = "insertion" | "deletion" | "embedded-object" | "unknown-symbol";

export type Format = {
  readonly bold: boolean;
  readonly vertical: "superscript" | "subscript" | null;
  readonly href: string | null;
};

/** A warning whose line is known. */
export type WordWarning = ImportWarning & { readonly line: number };

export const PLAIN_FORMAT: Format = { bold: false, vertical: null, href: null };
