import type { Inline, Paragraph, Table, TableCell, TableRow } from "../../content/schema";
import { ContentSchema } from "../../content/schema";
import { movedBehind, toInlines } from "../rich-text";
import type { Rich } from "../source";
import { joinWrapped, tidy } from "../spacing";
import type { Fragment } from "./fragments";
import type { Box } from "./page-geometry";
import { type PrintedLine, toLines } from "./page-lines";

/** What a cell holds and where in the table it stands. */
export type FilledCell = {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly box: Box;
  readonly paragraphs: readonly CellText[];
  readonly bold: boolean;
};
export type CellText = { readonly text: string; readonly rich: readonly Rich[] };

/** First-line indents of a paragraph in a cell, in characters. */
const LEAST_INDENT = 1.3;
const MOST_INDENT = 3;
/** Room that a broken line may leave beside what a word takes, in characters. */
const ROOM = 1;
const NUMBER = /^[（(]?(\d{1,2})[.．、）)]/u;

/**
 * The text of a cell: its lines joined; a paragraph begins where a line is set in or, at the left, the one above ended
 * with room for the first word of this one.
 */
export function readCell(
  fragments: readonly Fragment[],
  box: Box,
): { paragraphs: CellText[]; bold: boolean } {
  const lines = toLines(fragments);
  const left = Math.min(...lines.map((line) => line.x0));
  const isCentred = lines.some((line) => (line.x0 - left) / line.size > MOST_INDENT);
  const right = Math.max(...lines.map((line) => line.x1), box.x1 - (left - box.x0));
  const isLeft = !isCentred && left - box.x0 < 2 * (lines[0]?.size ?? 0);
  const paragraphs: { text: string; rich: Rich[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = paragraphs.at(-1);
    const above = lines[index - 1];
    const indent = (line.x0 - left) / line.size;
    const isSetIn = indent >= LEAST_INDENT && indent <= MOST_INDENT;
    const hadRoom = above !== undefined && right - above.x1 > firstWord(line) + ROOM * line.size;
    const opens = isLeft && !isEven(lines) && (isSetIn || hadRoom || (last && isNext(last.text, line.text)));
    if (!last || opens) paragraphs.push({ text: line.text, rich: [...line.rich] });
    else {
      last.rich.push(...movedBehind(last.text, line.rich));
      last.text = joinWrapped(last.text, line.text);
    }
  }
  for (const paragraph of paragraphs) paragraph.text = tidy(paragraph.text);
  return { paragraphs, bold: lines.length > 0 && lines.every((line) => line.bold) };
}

/** Whether two lines bear one number and the next: entries of a list. */
function isNext(above: string, line: string): boolean {
  const [first, second] = [NUMBER.exec(above)?.[1], NUMBER.exec(line)?.[1]];
  return first !== undefined && second !== undefined && Number(second) === Number(first) + 1;
}

/** Width of what cannot be parted at the start of a line: a character, or a figure or Latin word, and the mark after it. */
function firstWord({ glyphs, text }: PrintedLine): number {
  const word = /^(?:[A-Za-z0-9.%]+|.)[，。、；：）》”]?/u.exec(text)?.[0] ?? "";
  const last = glyphs[[...word].length - 1] ?? glyphs[0];
  return last ? last.x + last.width - (glyphs[0]?.x ?? 0) : 0;
}

/** Whether lines are centred on one another: their middles are one, their ends are not. */
function isEven(lines: readonly PrintedLine[]): boolean {
  const size = lines[0]?.size ?? 1;
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return (
    spread(lines.map((line) => (line.x0 + line.x1) / 2)) < 0.6 * size &&
    spread(lines.map((line) => line.x0)) > 0.3 * size
  );
}

/** A table of its cells, or null where the content schema does not take it. `headerRows` rows are headers. */
export function toTable(cells: readonly FilledCell[], headerRows: number): Table | null {
  const rows: TableRow[] = [];
  for (const cell of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    while (rows.length <= cell.row) rows.push({ type: "tableRow", content: [] });
    rows[cell.row]?.content.push(toTableCell(cell, cell.row < headerRows));
  }
  const table: Table = { type: "table", attrs: { caption: null, unit: null, notes: [] }, content: rows };
  return ContentSchema.safeParse({ type: "doc", content: [table] }).success ? table : null;
}

function toTableCell(cell: FilledCell, isHeader: boolean): TableCell {
  const { colspan, rowspan } = cell;
  const texts = cell.paragraphs.length > 0 ? cell.paragraphs : [{ text: "", rich: [] }];
  const content = texts.map(({ text, rich }) => toParagraph(toInlines(text, rich)));
  return { type: isHeader ? "tableHeader" : "tableCell", attrs: { colspan, rowspan }, content };
}

function toParagraph(content: Inline[]): Paragraph {
  return { type: "paragraph", attrs: { align: "left" }, content };
}
