import { cell } from "../content/build";
import type { Figure, Table, TableRow } from "../content/schema";
import { isHeaderWord } from "./header-words";
import { type Line, PARAGRAPH_MARK } from "./source";
import { joinWrapped, squash, tidy } from "./spacing";

/** Cells of a table row by row; rows may still be of different lengths. */
type Grid = string[][];
/** A stretch of lines [start, end) that is a table. */
type TableRun = {
  start: number;
  end: number;
} /** `starts`: for each row the line that it begins with, counted from `start`. */ & (
  | { grid: Grid; starts: readonly number[] }
  /** What the format itself gave as a table or figure. */
  | { block: Table | Figure }
);

const MOST_COLUMNS = 100;
/** Most lines over which one cell goes on. */
const LONGEST_CELL = 15;
const UNIT = /^[（(]?\s*单\s*位\s*[:：]\s*([^，。]{1,20}?)\s*[）)]?$/u;

/** Finds the tables that conversion left as tab-parted lines or as Markdown rows, broken ones too. */
export function findTables(lines: readonly Line[]): TableRun[] {
  const runs: TableRun[] = [];
  for (let index = 0; index < lines.length; index++) {
    const block = lines[index]?.block;
    const run = block
      ? { start: index, end: index + 1, block }
      : (markdownRun(lines, index) ?? tabRun(lines, index));
    if (!run) continue;
    runs.push(run);
    index = run.end - 1;
  }
  return runs;
}

/** The unit of measure that a line above a table states, as printed; null for any other line. */
export function readTableUnit(text: string): string | null {
  const unit = UNIT.exec(text.trim());
  return unit ? tidy(text).replace(/^[（(]|[）)]$/gu, "") : null;
}

/** Makes a table of a grid: all rows of one length, the cells of a two-level header merged. Null where no cell holds text. */
export function toTable(grid: Grid, unit: string | null): Table | null {
  const filled = withoutTornRows(grid.filter((row) => row.some((text) => text.trim() !== "")));
  const width = Math.max(0, ...filled.map((row) => row.length));
  if (width === 0 || width > MOST_COLUMNS) return null;
  const rows = filled.map((row) => [...row, ...new Array<string>(width - row.length).fill("")].map(cellText));
  const levels = headerLevels(rows);
  const header = levels === 2 ? mergedHeader(rows[0] ?? [], rows[1] ?? []) : [];
  const numbered = isNumberRow(rows[levels] ?? []) ? 1 : 0;
  const content = rows.slice(header.length).map((row, index): TableRow => {
    const isHeader = index + header.length < levels + numbered;
    return {
      type: "tableRow",
      content: row.map((text) => cell({ text: cellParagraphs(text), header: isHeader })),
    };
  });
  return { type: "table", attrs: { caption: null, unit, notes: [] }, content: [...header, ...content] };
}

function tabRun(lines: readonly Line[], start: number): TableRun | null {
  const grid: Grid = [];
  const starts: number[] = [];
  let end = start;
  // Whether the last row's last cell went on over lines without a tab.
  let isWrapped = false;
  for (; end < lines.length && !lines[end]?.block; end++) {
    const row = lines[end]?.row ?? "";
    const last = grid.at(-1);
    const isOpen = last !== undefined && last.length >= 2 && last.length < (grid[0]?.length ?? 0);
    if (!row.includes("\t")) {
      if (!isOpen || !hasTabSoon(lines, end + 1)) break;
      last[last.length - 1] = joinWrapped(last.at(-1) ?? "", row);
      isWrapped = true;
      continue;
    }
    const cells = row.split("\t");
    if (isOpen && isWrapped && last.length + cells.length - 1 <= (grid[0]?.length ?? 0)) {
      const [rest = "", ...more] = cells;
      last[last.length - 1] = joinWrapped(last.at(-1) ?? "", rest);
      last.push(...more);
      continue;
    }
    grid.push(cells);
    starts.push(end - start);
    isWrapped = false;
  }
  const columns = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return grid.length >= 2 || columns >= 3 ? { start, end, grid, starts } : null;
}

/** Whether a row with cells follows before long: only then do lines without any belong to a cell. */
function hasTabSoon(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + LONGEST_CELL).some((line) => line.row.includes("\t") && !line.block);
}

/** Rows that begin with `|`; one that does not end with it goes on over the next lines. */
function markdownRun(lines: readonly Line[], start: number): TableRun | null {
  const grid: Grid = [];
  const starts: number[] = [];
  let end = start;
  while (lines[end]?.text.startsWith("|")) {
    starts.push(end - start);
    let row = lines[end]?.text ?? "";
    let last = end + 1;
    while (
      !row.endsWith("|") &&
      last < lines.length &&
      last - end < 8 &&
      !lines[last]?.text.startsWith("|")
    ) {
      row += lines[last]?.text ?? "";
      last++;
    }
    if (!row.endsWith("|") && last > end + 1) {
      row = lines[end]?.text ?? "";
      last = end + 1;
    }
    grid.push(
      row
        .replace(/^\||\|$/gu, "")
        .split("|")
        .map((text) => text.trim()),
    );
    end = last;
  }
  return grid.length >= 2 ? { start, end, grid, starts } : null;
}

/** Rows of a grid that print its header again, as each further page does: indexes into the grid. */
export function repeatedHeaders(grid: Grid): number[] {
  const keys = grid.map((row) => row.map(squash).join("\t"));
  const [first, second] = keys;
  if (first === undefined || !grid[0]?.some(isHeaderWord)) return [];
  const again = keys.flatMap((key, index) => (index > 0 && key === first ? [index] : []));
  const isTwoLevel = headerLevels(grid) === 2;
  return again.flatMap((index) => (isTwoLevel && keys[index + 1] === second ? [index, index + 1] : [index]));
}

/** A row that a wrap in one of its cells tore in two is one row again: together they have the cells of a full one. */
function withoutTornRows(grid: Grid): Grid {
  const width = Math.max(0, ...grid.map((row) => row.length));
  const result: Grid = [];
  for (const row of grid) {
    const before = result.at(-1);
    const isTorn =
      before && before.length < width && before.length > 1 && before.length + row.length - 1 === width;
    if (isTorn && row.length > 1)
      result[result.length - 1] = [
        ...before.slice(0, -1),
        joinWrapped(before.at(-1) ?? "", row[0] ?? ""),
        ...row.slice(1),
      ];
    else result.push(row);
  }
  return result;
}

/** Undoes the wraps inside a cell: Chinese closes up, and so does a figure with decimals that was cut. */
function cellText(text: string): string {
  const flat = text.trim();
  if (/^\d+[.．]\d*\s\d+$/u.test(flat)) return flat.replace(/\s/u, "");
  return flat.replace(/(?<=[\p{Script=Han}（）《》，。、；：]) (?=[\p{Script=Han}（）《》，。、；：])/gu, "");
}

function cellParagraphs(text: string): string[] {
  const paragraphs = text.split(PARAGRAPH_MARK).map(tidy).filter(Boolean);
  return paragraphs.length > 0 ? paragraphs : [""];
}

/** 2 where the second row fills the gaps of the first: a header in two levels. */
function headerLevels(rows: readonly (readonly string[])[]): 1 | 2 {
  const [first, second] = rows;
  if (!first || !second || rows.length < 3 || isNumberRow(second)) return 1;
  const gap = first.some((text, index) => index > 0 && text === "" && (second[index] ?? "") !== "");
  const hanging = first.some((text, index) => text !== "" && (second[index] ?? "") === "");
  const words = second.every((text) => !/^[\d.,%％]+$/u.test(text));
  return gap && hanging && words ? 2 : 1;
}

function mergedHeader(first: readonly string[], second: readonly string[]): TableRow[] {
  const upper: TableRow["content"] = [];
  const lower: TableRow["content"] = [];
  for (let column = 0; column < first.length; ) {
    const text = first[column] ?? "";
    let span = 1;
    if ((second[column] ?? "") === "") {
      upper.push(cell({ text: cellParagraphs(text), rowspan: 2, header: true }));
      column++;
      continue;
    }
    while (
      column + span < first.length &&
      first[column + span] === "" &&
      (second[column + span] ?? "") !== ""
    )
      span++;
    upper.push(cell({ text: cellParagraphs(text), colspan: span, header: true }));
    for (let index = column; index < column + span; index++)
      lower.push(cell({ text: cellParagraphs(second[index] ?? ""), header: true }));
    column += span;
  }
  return [
    { type: "tableRow", content: upper },
    { type: "tableRow", content: lower },
  ];
}

/** A row that only numbers the columns: 1, 2, 3 …, its first cells perhaps empty. */
function isNumberRow(row: readonly string[]): boolean {
  const filled = row.filter((text) => text !== "");
  return filled.length >= 3 && filled.every((text, index) => text === String(index + 1));
}
