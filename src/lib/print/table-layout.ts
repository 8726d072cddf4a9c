import type { Table } from "../content/schema";
import type { Geometry } from "./geometry";
import { plainText } from "./runs";

/** Where a table stands: in a text column, across the page, or on a page turned sideways. */
export type TablePlace = "column" | "page" | "landscape";

export type TableLayout = {
  place: TablePlace;
  /** Type size and column widths in points. */
  size: number;
  widths: number[];
  /** Columns whose body cells all stand on one line: set centred. */
  centred: boolean[];
  /** Columns wide enough for justified lines. */
  justified: boolean[];
  /** Rows that may break over a page: those too tall to move to the next one. */
  breakable: boolean[];
};

/** A cell in its place: what it needs, in full-width characters. */
type Box = {
  row: number;
  column: number;
  colspan: number;
  header: boolean;
  lines: number[];
  longest: number;
  token: number;
};

const MAX_COLUMN_COLUMNS = 6;
const MAX_PAGE_COLUMNS = 12;
/** More lines than this in one row of a narrow column and the table goes across the page. */
const MAX_COLUMN_LINES = 9;
/** More lines in one row of a page and a smaller type is tried. */
const MAX_LINES = 12;
/** Space beside the text of a cell, of the type size, both sides together. */
const CELL_PADDING = 0.7;
const JUSTIFIED_FROM = 14;
/** A row of up to this many lines is never broken over two pages. */
const WHOLE_LINES = 24;
/** Width of a figure or a Latin letter in em: a little more than Noto Serif's, which is all that is safe. */
const LATIN = 0.57;
/** Words longer than this are cut by the templates, so no column need be wider for them. */
const MAX_TOKEN = 9;

/**
 * Chooses place, type size and column widths of a table, the narrowest place first in which it reads well.
 * `atLeast` is a place that it may not be narrower than: the table follows another on the same pages.
 */
export function layOutTable({
  table,
  geometry,
  atLeast = "column",
}: {
  table: Table;
  geometry: Geometry;
  atLeast?: TablePlace;
}): TableLayout {
  const boxes = toBoxes(table);
  const columns = boxes.reduce((most, box) => Math.max(most, box.column + box.colspan), 1);
  const needs = measureColumns(boxes, columns);
  for (const { place, size, floor, tallest } of attempts({ columns, geometry, atLeast })) {
    const available = placeWidth(place, geometry) / size - columns * CELL_PADDING;
    const ems = divideWidth({ needs, available, floor });
    if (!ems) continue;
    const lines = countLines({ boxes, rows: table.content.length, ems });
    if (lines.some((count) => count > tallest)) continue;
    return {
      place,
      size,
      widths: ems.map((em) => Math.round((em + CELL_PADDING) * size * 100) / 100),
      centred: ems.map((em, column) => isShort(boxes, column, em)),
      justified: ems.map((em) => em >= JUSTIFIED_FROM),
      breakable: lines.map((count) => count > WHOLE_LINES),
    };
  }
  throw new Error("Invariant broken: the last attempt takes any table");
}

type Attempt = { place: TablePlace; size: number; floor: Floor; tallest: number };

/** What is tried, best first: the narrowest place, the largest type, columns that read well, rows that are not tall. */
function* attempts({
  columns,
  geometry,
  atLeast,
}: {
  columns: number;
  geometry: Geometry;
  atLeast: TablePlace;
}): Generator<Attempt> {
  const { tableSizes } = geometry;
  const smallest = tableSizes.at(-1) ?? 6;
  const any = Number.POSITIVE_INFINITY;
  const narrow = geometry.columns > 1;
  if (narrow && atLeast === "column" && columns <= MAX_COLUMN_COLUMNS) {
    const size = tableSizes[0] ?? smallest;
    for (const floor of ["good", "least"] as const)
      yield { place: "column", size, floor, tallest: MAX_COLUMN_LINES };
  }
  if (atLeast !== "landscape") {
    const place = narrow ? "page" : "column";
    const sizes = tableSizes.slice(0, narrow ? 2 : 3);
    for (const size of sizes) yield { place, size, floor: "good", tallest: MAX_LINES };
    const size = sizes.at(-1) ?? smallest;
    // Many columns stay upright only where none is cramped.
    if (columns <= MAX_PAGE_COLUMNS) {
      for (const floor of ["good", "least"] as const) yield { place, size, floor, tallest: any };
    }
  }
  const place = "landscape";
  for (const size of tableSizes) yield { place, size, floor: "good", tallest: MAX_LINES };
  for (const floor of ["good", "least"] as const) {
    for (const size of tableSizes) yield { place, size, floor, tallest: any };
  }
  for (const floor of ["hard", "none"] as const) yield { place, size: smallest, floor, tallest: any };
}

/** Width of the text in a place, in points. */
export function placeWidth(place: TablePlace, geometry: Geometry): number {
  if (place === "column") return geometry.columnWidth;
  return place === "page" ? geometry.textWidth : geometry.landscapeWidth;
}

/** Puts each cell at its column, beside those that hang down from rows above. */
function toBoxes(table: Table): Box[] {
  const boxes: Box[] = [];
  const covered = new Map<number, number>(); // column → first row that is free again
  table.content.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.content) {
      while ((covered.get(column) ?? 0) > rowIndex) column++;
      const texts = cell.content.map((paragraph) => plainText(paragraph.content));
      const lines = texts.map(measure);
      boxes.push({
        row: rowIndex,
        column,
        colspan: cell.attrs.colspan,
        header: cell.type === "tableHeader",
        lines,
        longest: Math.max(...lines),
        token: Math.max(...texts.map(longestToken)),
      });
      for (let i = 0; i < cell.attrs.colspan; i++) covered.set(column + i, rowIndex + cell.attrs.rowspan);
      column += cell.attrs.colspan;
    }
  });
  return boxes;
}

/** Width of a text in em, about. */
function measure(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? LATIN : 1;
  return width;
}

/** Width of the longest run that a line cannot end in: a number, a date in digits, a word in Latin letters. */
function longestToken(text: string): number {
  const tokens = text.match(/[!-~]+/gu) ?? [];
  return Math.min(MAX_TOKEN, Math.max(0, ...tokens.map((token) => token.length * LATIN)));
}

/**
 * Text widths of a column in em: to hold its longest number, not to break after single characters, to read well, to
 * stand on one line all through. `weight` is its claim to what is left.
 */
type Need = { hard: number; least: number; good: number; most: number; weight: number };
/** Below which no column goes; `none`: all shrink alike. */
type Floor = "none" | "hard" | "least" | "good";

function measureColumns(boxes: readonly Box[], columns: number): Need[] {
  const needs: Need[] = Array.from({ length: columns }, () => ({
    hard: 1,
    least: 1,
    good: 1,
    most: 1,
    weight: 0,
  }));
  for (const box of boxes) {
    const need = needs[box.column];
    if (box.colspan > 1 || !need) continue;
    need.most = Math.max(need.most, box.longest + 0.1, box.token);
    need.hard = Math.max(need.hard, box.token);
    need.least = Math.max(need.least, box.token, Math.min(box.longest, 2));
    // Short texts break once at most, and not after a single character.
    need.good = Math.max(
      need.good,
      box.token,
      Math.min(box.longest, 4, Math.max(2, Math.ceil(box.longest / 2))),
    );
    need.weight += sum(box.lines) ** 2;
  }
  for (const need of needs) need.weight = Math.cbrt(Math.max(1, need.weight));
  for (const box of boxes) {
    if (box.colspan === 1) continue;
    const spanned = needs.slice(box.column, box.column + box.colspan);
    // A heading over several columns may break, but not after every second character.
    const lacking = Math.min(box.longest, 2 * box.colspan) - sum(spanned.map((need) => need.most));
    if (lacking > 0) for (const need of spanned) need.most += lacking / box.colspan;
  }
  return needs;
}

/** Text widths in em that fill `available`; null where the columns' floors do not fit. */
function divideWidth({
  needs,
  available,
  floor,
}: {
  needs: readonly Need[];
  available: number;
  floor: Floor;
}): number[] | null {
  const most = sum(needs.map((need) => need.most));
  if (most <= available) {
    // Everything stands on one line: the rest goes to all columns, more to the wider.
    const spare = available - most;
    return needs.map((need) => need.most + spare * (0.5 / needs.length + (0.5 * need.most) / most));
  }
  if (floor === "none") {
    const hard = sum(needs.map((need) => need.hard));
    return needs.map((need) => (need.hard * Math.max(available, 1)) / hard);
  }
  return sum(needs.map((need) => need[floor])) <= available ? share({ needs, floor, available }) : null;
}

/**
 * Widths in proportion to the columns' weights, none below its floor nor above what its longest line takes. Where
 * each weight is the cube root of the sum of the squared lengths, the sum of the squared heights of cells is least.
 */
function share({
  needs,
  floor,
  available,
}: {
  needs: readonly Need[];
  floor: Exclude<Floor, "none">;
  available: number;
}): number[] {
  const fixed = new Map<number, number>();
  for (;;) {
    const free = needs.flatMap((need, column) => (fixed.has(column) ? [] : [{ need, column }]));
    const left = available - sum([...fixed.values()]);
    const weights = sum(free.map(({ need }) => need.weight));
    const wanted = free.map(({ need, column }) => ({ need, column, width: (left * need.weight) / weights }));
    const low = wanted.filter(({ need, width }) => width < need[floor]);
    const high = wanted.filter(({ need, width }) => width > need.most);
    // Those that miss by more are settled first; what they give or take is shared out again.
    const lacking = sum(low.map(({ need, width }) => need[floor] - width));
    const over = sum(high.map(({ need, width }) => width - need.most));
    if (low.length === 0 && high.length === 0) {
      for (const { column, width } of wanted) fixed.set(column, width);
    } else if (lacking >= over) for (const { need, column } of low) fixed.set(column, need[floor]);
    else for (const { need, column } of high) fixed.set(column, need.most);
    if (fixed.size === needs.length) break;
  }
  const widths = needs.map((_, column) => fixed.get(column) ?? 1);
  const scale = available / sum(widths);
  return widths.map((width) => width * scale);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Lines of the tallest cell of each row; cells across several columns count as one. */
function countLines({
  boxes,
  rows,
  ems,
}: {
  boxes: readonly Box[];
  rows: number;
  ems: readonly number[];
}): number[] {
  const lines = Array.from({ length: rows }, () => 1);
  for (const box of boxes) {
    if (box.colspan > 1) continue;
    const em = ems[box.column] ?? 1;
    const tall = sum(box.lines.map((width) => Math.max(1, Math.ceil(width / em))));
    lines[box.row] = Math.max(lines[box.row] ?? 1, tall);
  }
  return lines;
}

function isShort(boxes: readonly Box[], column: number, em: number): boolean {
  const inside = boxes.filter((box) => box.column === column && box.colspan === 1 && !box.header);
  return inside.every((box) => box.longest <= Math.min(em + 0.2, 12));
}
