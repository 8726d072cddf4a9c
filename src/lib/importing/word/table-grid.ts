import { doc } from "../../content/build";
import { ContentSchema, type Paragraph, type Table, type TableCell } from "../../content/schema";
import type { WordCell, WordRow } from "./word-tree";

type GridCell = Omit<WordCell, "blocks"> & {
  /** Without blank ones. */
  readonly paragraphs: readonly Paragraph[];
};
export type GridRow = Omit<WordRow, "cells"> & {
  readonly cells: readonly GridCell[];
};
type Placed = { column: number; span: number; height: number; paragraphs: Paragraph[] };

const MOST_COLUMNS = 200;
/** Longest text of a cell that heads a column, in characters. */
const HEADER_TEXT = 24;
const HIGHEST_HEADER = 3;
const FIGURE = /^[\d\s.,，．%％‰+\-−—/()（）]+$/u;

/**
 * Sets the cells of a table in a grid, merged ones in both directions, missing ones filled up. Null where they fit into
 * none that the content schema takes.
 */
export function toGridTable(rows: readonly GridRow[]): Table | null {
  const placed = place(rows);
  if (!placed) return null;
  const columns = usedColumns(placed);
  const headers = headerRows(rows, placed);
  const content = placed.map((row, index) => ({
    type: "tableRow" as const,
    content: row.map(({ column, span, height, paragraphs }): TableCell => {
      const colspan = (columns.get(column + span) ?? 0) - (columns.get(column) ?? 0);
      return {
        type: index < headers ? "tableHeader" : "tableCell",
        attrs: { colspan, rowspan: height },
        content:
          paragraphs.length > 0 ? paragraphs : [{ type: "paragraph", attrs: { align: "left" }, content: [] }],
      };
    }),
  }));
  const table: Table = { type: "table", attrs: { caption: null, unit: null, notes: [] }, content };
  return ContentSchema.safeParse(doc(table)).success ? table : null;
}

/** The cells of each row at their columns; the last column is filled up in every row. */
function place(rows: readonly GridRow[]): Placed[][] | null {
  const widthOf = ({ before, after, cells }: GridRow) =>
    before + after + cells.reduce((sum, cell) => sum + cell.span, 0);
  const width = rows.reduce((widest, row) => Math.max(widest, widthOf(row)), 0);
  if (!(width > 0 && width <= MOST_COLUMNS)) return null;
  let above = new Map<number, Placed>();
  return rows.map(({ before, cells }) => {
    const own: Placed[] = [];
    const here = new Map<number, Placed>();
    const put = (column: number, span: number, paragraphs: readonly Paragraph[]) => {
      const cell = { column, span, height: 1, paragraphs: [...paragraphs] };
      own.push(cell);
      here.set(column, cell);
    };
    if (before > 0) put(0, before, []);
    let column = before;
    for (const cell of cells) {
      const upper = cell.goesOn ? above.get(column) : undefined;
      if (upper && upper.span === cell.span) {
        upper.height++;
        upper.paragraphs.push(...cell.paragraphs);
        here.set(column, upper);
      } else put(column, cell.span, cell.paragraphs);
      column += cell.span;
    }
    if (column < width) put(column, width - column, []);
    above = here;
    return own;
  });
}

/** Edges of the grid that some cell uses, numbered anew: Word keeps an edge for every column ever dragged. */
function usedColumns(rows: readonly (readonly Placed[])[]): Map<number, number> {
  const edges = new Set(rows.flat().flatMap(({ column, span }) => [column, column + span]));
  return new Map([...edges].sort((a, b) => a - b).map((edge, index) => [edge, index]));
}

/** How many rows head the table: the marked ones, else the first (and what its cells reach down to) where it reads like a head. */
function headerRows(rows: readonly GridRow[], placed: readonly (readonly Placed[])[]): number {
  const marked = rows.findIndex((row) => !row.isHeader);
  if (marked !== 0) return marked === -1 ? rows.length : marked;
  const first = placed[0] ?? [];
  const height = Math.max(1, ...first.map((cell) => cell.height));
  if (height > HIGHEST_HEADER || height >= rows.length || first.length < 2) return 0;
  const reads = (cells: readonly Placed[]) => cells.every(({ paragraphs }) => isHeading(paragraphs));
  if (!reads(first) || first.every(({ paragraphs }) => paragraphs.length === 0)) return 0;
  return placed.slice(1, height).every(reads) ? height : 1;
}

function isHeading(paragraphs: readonly Paragraph[]): boolean {
  const text = paragraphs
    .flatMap(({ content }) => (content ?? []).map((node) => (node.type === "text" ? node.text : "")))
    .join("");
  return [...text].length <= HEADER_TEXT && !FIGURE.test(text);
}
