import { movedBehind } from "../rich-text";
import { joinWrapped } from "../spacing";
import type { Band } from "./columns";
import type { TextBlock } from "./number-lines";
import type { PrintedLine } from "./page-lines";
import type { PageTable } from "./ruled-tables";
import { type CellText, type FilledCell, toTable } from "./table-cells";

/** What a page holds in reading order, before its tables are whole. */
export type LaidItem = PrintedLine | PageTable | TextBlock;
export type LaidPage = { readonly bands: readonly Band<LaidItem>[]; readonly page: string | null };

type Draft = {
  cells: FilledCell[];
  rows: number;
  head: number;
  repeats: string[];
  parts: PageTable[];
};

/** Column edges of a table and its continuation may differ by so many points. */
const SAME_EDGE = 4;
const MOST_HEAD_ROWS = 6;
const SENTENCE_END = /[。；！？.;!?]$/u;

/**
 * Makes tables whole: one that goes on at the top of the next column or page becomes part of the first, its head printed
 * again is taken out. Gives for each table of a page the whole one that begins there, null for one that goes on.
 */
export function joinTables(pages: readonly LaidPage[]): ReadonlyMap<PageTable, TextBlock | null> {
  const drafts: Draft[] = [];
  let open: Draft | null = null;
  for (const page of pages) {
    for (const [bandIndex, band] of page.bands.entries()) {
      for (const [index, item] of band.items.entries()) {
        const last: PageTable | undefined = open?.parts.at(-1);
        if (item.kind !== "table") open = null;
        else if (open && last && index === 0 && sameColumns(last, item)) {
          append(open, item, bandIndex === 0 ? page.page : null);
        } else {
          open = begin(item);
          drafts.push(open);
        }
      }
    }
  }
  const whole = new Map<PageTable, TextBlock | null>();
  for (const draft of drafts) {
    for (const part of draft.parts) whole.set(part, null);
    const block = toBlock(draft);
    // Too large as one: each page keeps its own.
    for (const part of block ? [] : draft.parts) whole.set(part, toBlock(begin(part)));
    const [first] = draft.parts;
    if (first && block) whole.set(first, block);
  }
  return whole;
}

function begin(table: PageTable): Draft {
  return { cells: [...table.cells], rows: table.rows, head: table.headRows, repeats: [], parts: [table] };
}

function sameColumns(a: PageTable, b: PageTable): boolean {
  return (
    a.xs.length === b.xs.length &&
    a.xs.every((x, index) => Math.abs(x - a.x0 - ((b.xs[index] ?? 0) - b.x0)) <= SAME_EDGE)
  );
}

function append(draft: Draft, next: PageTable, page: string | null): void {
  const repeated = countRepeated(draft, next);
  if (repeated > 0) draft.head = Math.max(draft.head, repeated);
  draft.repeats.push(...rowTexts(next.cells, next.rows).slice(0, repeated));
  let cells = next.cells.filter((cell) => cell.row >= repeated);
  let skip = repeated;
  if (continuesRow(draft, cells, repeated)) {
    for (const cell of cells) if (cell.row === repeated) continueCell(draft, cell);
    cells = cells.filter((cell) => cell.row > repeated);
    skip++;
  }
  const [hanging, own] = splitHanging(draft, cells, skip);
  for (const cell of hanging) extend(draft, cell);
  const moved = own.map((cell) => ({ ...cell, row: cell.row - skip + draft.rows }));
  const [first] = moved;
  if (first && page !== null) moved[0] = withPageMark(first, page);
  draft.cells.push(...moved);
  draft.rows += next.rows - skip;
  draft.parts.push(next);
}

/** How many rows at the top of a continuation print the head of the table again. */
function countRepeated(draft: Draft, next: PageTable): number {
  const own = rowTexts(draft.cells, Math.min(draft.rows, MOST_HEAD_ROWS));
  const again = rowTexts(next.cells, Math.min(next.rows, MOST_HEAD_ROWS));
  let count = 0;
  while (count < own.length && own[count] === again[count] && own[count]?.trim()) count++;
  // A merged cell of the head reaches further down; only if the rows that it covers are repeated, too, are they its head.
  let reach = count;
  for (const cell of next.cells)
    if (cell.row < reach && cell.row + cell.rowspan > reach) reach = cell.row + cell.rowspan;
  const isRepeated = Array.from({ length: reach - count }, (_, row) => count + row).every(
    (row) => own[row] !== undefined && own[row] === again[row],
  );
  return isRepeated ? reach : 0;
}

/** Whether the first row of a continuation is the rest of the last row above: its first cell is empty, the others go on in mid-sentence. */
function continuesRow(draft: Draft, cells: readonly FilledCell[], row: number): boolean {
  const rest = cells.filter((cell) => cell.row === row);
  const [first] = rest;
  if (first?.column !== 0 || textOf(first) !== "" || rest.some((cell) => cell.rowspan > 1)) return false;
  const filled = rest.filter((cell) => textOf(cell) !== "");
  return filled.every((cell) => {
    const above = cellAbove(draft, cell);
    return (
      above !== undefined && above.rowspan === 1 && textOf(above) !== "" && !SENTENCE_END.test(textOf(above))
    );
  });
}

/** Cells at the top of a continuation that belong to merged ones above: empty, and merged themselves or in a column of merged ones. */
function splitHanging(
  draft: Draft,
  cells: readonly FilledCell[],
  row: number,
): [hanging: FilledCell[], own: FilledCell[]] {
  const isHanging = (cell: FilledCell) => {
    if (cell.row !== row || textOf(cell) !== "" || !cellAbove(draft, cell)) return false;
    if (cells.every((other) => other.row !== row || textOf(other) === "")) return false;
    const column = draft.cells.filter((other) => other.column === cell.column && other.row >= draft.head);
    const isMerging =
      column.some((other) => other.rowspan > 1) && column.every((other) => textOf(other) !== "");
    return cell.rowspan > 1 || isMerging;
  };
  return [cells.filter(isHanging), cells.filter((cell) => !isHanging(cell))];
}

function extend(draft: Draft, cell: FilledCell): void {
  const above = cellAbove(draft, cell);
  if (above) draft.cells[draft.cells.indexOf(above)] = { ...above, rowspan: above.rowspan + cell.rowspan };
}

function continueCell(draft: Draft, cell: FilledCell): void {
  const above = cellAbove(draft, cell);
  if (!above || cell.paragraphs.length === 0) return;
  const [next, ...more] = cell.paragraphs;
  const last = above.paragraphs.at(-1);
  if (!next) return;
  const joined = last ? joinTexts(last, next) : next;
  const index = draft.cells.indexOf(above);
  draft.cells[index] = { ...above, paragraphs: [...above.paragraphs.slice(0, -1), joined, ...more] };
}

function joinTexts(a: CellText, b: CellText): CellText {
  return { text: joinWrapped(a.text, b.text), rich: [...a.rich, ...movedBehind(a.text, b.rich)] };
}

function cellAbove(draft: Draft, { column, colspan }: FilledCell): FilledCell | undefined {
  return draft.cells.find(
    (cell) => cell.row + cell.rowspan === draft.rows && cell.column === column && cell.colspan === colspan,
  );
}

function withPageMark(cell: FilledCell, page: string): FilledCell {
  const [first = { text: "", rich: [] }, ...more] = cell.paragraphs;
  const mark = { at: 0, node: { type: "pageMark" as const, attrs: { page } } };
  return { ...cell, paragraphs: [{ ...first, rich: [mark, ...first.rich] }, ...more] };
}

function toBlock(draft: Draft): TextBlock | null {
  const { x0 = 0, y0 = 0, x1 = 0, y1 = 0 } = draft.parts[0] ?? {};
  const head = Math.min(draft.head > 0 ? draft.head : hanging(draft), draft.rows - 1);
  const table = toTable(draft.cells, head);
  if (!table) return null;
  const rows = rowTexts(draft.cells, draft.rows);
  return { x0, y0, x1, y1, kind: "block", block: table, rows, repeats: draft.repeats };
}

/** The first row, and those into which its cells hang down; none where it has blanks to fill in. */
function hanging({ cells }: Draft): number {
  if (cells.some((cell) => cell.row === 0 && cell.column > 0 && textOf(cell) === "")) return 0;
  return Math.max(1, ...cells.filter((cell) => cell.row === 0).map((cell) => cell.rowspan));
}

/** Each row as one line, every cell after a tab. */
function rowTexts(cells: readonly FilledCell[], rows: number): string[] {
  const texts = Array.from({ length: rows }, () => "");
  for (const cell of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    if (cell.row < rows) texts[cell.row] += `\t${textOf(cell)}`;
  }
  return texts;
}

function textOf(cell: FilledCell): string {
  return cell.paragraphs.map(({ text }) => text).join("");
}
