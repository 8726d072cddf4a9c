import { table } from "../content/build";
import type { Table } from "../content/schema";
import { isOrganName } from "../content/title";
import { endsAsHeader, isHeaderWord } from "./header-words";
import type { Line } from "./source";
import { joinWrapped, squash, tidy } from "./spacing";

const FEWEST_ROWS = 2;
/** Widest line that can name a row, in characters. */
const LONGEST_NAME = 16;
const MOST_COLUMNS = 12;

/**
 * Recovers a table whose rows stand one a line, the cells parted by spaces, each row with as many as the header.
 * A line with fewer cells is the wrap of the last cell above it. Null where a row does not fit.
 */
export function recoverSpacedRows(header: readonly string[], lines: readonly Line[]): Table | null {
  const rows: string[][] = [];
  for (const line of lines) {
    const cells = line.text.split(/\s+/u);
    if (cells.length === header.length) rows.push(cells);
    else if (cells.length === 1 && rows.length > 0) {
      const last = rows.at(-1);
      if (last) last[last.length - 1] = joinWrapped(last.at(-1) ?? "", line.text);
    } else return null;
  }
  return rows.length >= FEWEST_ROWS ? table({ rows: [header, ...rows] }) : null;
}

/** How many lines the header takes of a table with one cell a line and no running numbers; 0 where none begins. */
export function wordHeaderLength(lines: readonly Line[], at: number): number {
  let count = 0;
  while (count < MOST_COLUMNS && endsAsHeader(lines[at + count]?.text ?? "")) count++;
  const known = lines.slice(at, at + count).filter(({ text }) => isHeaderWord(text)).length;
  return count >= 2 && known >= 1 ? count : 0;
}

/**
 * Recovers a table with one cell a line by its count: as many lines a row as the header has, the first of them short.
 * Two columns may wrap: a short name begins a row, and what follows is its text. Null where the lines do not fit.
 */
export function recoverCountedRows(header: readonly string[], lines: readonly Line[]): Table | null {
  const isName = ({ text, width }: Line) => width <= LONGEST_NAME && !/[，。；：]/u.test(text);
  const width = header.length;
  if (lines.length % width === 0) {
    const rows = Array.from({ length: lines.length / width }, (_, row) =>
      lines.slice(row * width, (row + 1) * width),
    );
    const first = rows.flatMap(([cell]) => (cell && isName(cell) ? [cell.text] : []));
    const isWhole = first.length === rows.length && new Set(first).size === rows.length;
    if (rows.length >= FEWEST_ROWS && isWhole)
      return table({ rows: [header.map(squash), ...rows.map((row) => row.map(({ text }) => tidy(text)))] });
  }
  if (width !== 2) return null;
  const rows: [string, string][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const begins = isName(line) && isOrganName(line.text) && (!last || /[。；]$/u.test(last[1]));
    if (begins) rows.push([tidy(line.text), ""]);
    else if (last) last[1] = tidy(joinWrapped(last[1], line.text));
    else return null;
  }
  const isWhole = rows.length >= FEWEST_ROWS && rows.every(([, duty]) => duty !== "");
  return isWhole ? table({ rows: [header.map(squash), ...rows] }) : null;
}

/** A table with one cell a line: how many lines its header takes (序号 to the line before `1`); 0 where none begins. */
export function cellHeaderLength(lines: readonly Line[], at: number): number {
  if (!/^序\s*号$/u.test(lines[at]?.text ?? "")) return 0;
  for (let count = 2; count <= MOST_COLUMNS && at + count < lines.length; count++) {
    if (lines[at + count]?.text === "1") return count;
    if ((lines[at + count]?.width ?? 0) > 20) return 0;
  }
  return 0;
}

/**
 * Recovers a table with one cell a line, whose rows begin with their running number.
 * `lines` are those below the header. Null where a row has not as many lines as the header has cells.
 */
export function recoverCellLines(
  header: readonly string[],
  lines: readonly Line[],
): { table: Table; length: number } | null {
  const rows: string[][] = [];
  let at = 0;
  while (lines[at]?.text === String(rows.length + 1)) {
    const own = lines.slice(at, at + header.length).map((line) => tidy(line.text));
    const next = lines[at + header.length];
    const fits =
      own.length === header.length &&
      (next === undefined ||
        next.text === String(rows.length + 2) ||
        !hasRow(lines, at + header.length, rows.length + 2));
    if (!fits) return null;
    rows.push(own);
    at += header.length;
  }
  if (rows.length < FEWEST_ROWS) return null;
  return { table: table({ rows: [header.map(squash), ...rows] }), length: at };
}

/** Whether a row with that running number still begins somewhere near below. */
function hasRow(lines: readonly Line[], from: number, number: number): boolean {
  return lines.slice(from, from + 20).some((line) => line.text === String(number));
}
