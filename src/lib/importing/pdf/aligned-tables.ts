import type { LaidItem } from "./continued-tables";
import { inkLeft, inkRight, toFragments } from "./fragments";
import { type Box, boxAround, type Glyph, overlap } from "./page-geometry";
import type { PrintedLine } from "./page-lines";
import { countHeadRows, type PageTable } from "./ruled-tables";
import type { Rule } from "./ruling-lines";
import { type FilledCell, readCell, toTable } from "./table-cells";

type Segment = Box & { readonly glyphs: readonly Glyph[] };
type Row = { readonly line: PrintedLine; readonly segments: readonly Segment[] };
type Run = { rows: Row[]; columns: { x0: number; x1: number }[] };

/** A gap so wide, in characters, parts two cells of a row; columns are that far apart at least. */
const GAP = 1.2;
const COLUMN_GAP = 0.6;
/** Fewest rows and columns that show a table where no line does, and where lines stand above and below. */
const UNRULED = { rows: 3, columns: 3 };
const RULED = { rows: 2, columns: 2 };
/** Part of the cells that are filled. */
const FILLED = 0.6;
/** Rows farther apart than this, in their size, are not of one table. */
const FAR = 4.5;
const SAME_END = 5;
/** A column with more characters is none of a printed page: each of its lines might begin a table. */
const MOST_GLYPHS = 12_000;
const HAN = /^\p{Script=Han}$/u;
const SPACED_OUT = 4;

/**
 * Replaces lines of one column whose pieces stand in columns of their own by tables: between level lines of one length
 * (`level`), or where enough rows do so.
 */
export function withAlignedTables(items: readonly LaidItem[], level: readonly Rule[]): LaidItem[] {
  const glyphs = items.reduce((sum, item) => sum + (item.kind === "line" ? item.glyphs.length : 0), 0);
  if (glyphs > MOST_GLYPHS) return [...items];
  const result: LaidItem[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (!item) continue;
    const found = item.kind === "line" ? tableAt(items, index, level) : null;
    if (!found) result.push(item);
    else {
      result.push(found.table);
      index += found.lines - 1;
    }
  }
  return result;
}

function tableAt(
  items: readonly LaidItem[],
  start: number,
  level: readonly Rule[],
): { table: PageTable; lines: number } | null {
  const lines: PrintedLine[] = [];
  for (const item of items.slice(start)) {
    if (item.kind !== "line") break;
    lines.push(item);
  }
  const [first] = lines;
  const above = items[start - 1];
  const region = first && rulesAround(first, above ? above.y1 : 0, level);
  const within = region && lines.filter((line) => line.baseline < region.bottom);
  if (region && within && within.length >= RULED.rows) {
    const run = grow(within);
    // Two lines may as well frame a list; a head of its own makes it a table.
    const hasHead = region.head < region.bottom && within.some((line) => line.baseline > region.head);
    const fewest = hasHead ? RULED.columns : UNRULED.columns;
    if (run && run.rows.length === within.length && run.columns.length >= fewest)
      return toPageTable(run, within.filter((line) => line.baseline < region.head).length);
  }
  const run = grow(lines);
  if (!run || run.columns.length < UNRULED.columns) return null;
  const whole = run.rows.filter((row) => row.segments.length >= UNRULED.columns);
  const cells = run.rows.reduce((sum, row) => sum + row.segments.length, 0);
  if (whole.length < UNRULED.rows || cells < FILLED * run.rows.length * run.columns.length) return null;
  return toPageTable(run, 0);
}

/** The level lines of one length of which the first stands directly above a line: where the head and the table end. */
function rulesAround(
  line: PrintedLine,
  from: number,
  level: readonly Rule[],
): { head: number; bottom: number } | null {
  const top = level.find(
    (rule) =>
      rule.at > from - 2 && rule.at < line.baseline && rule.from <= line.x0 + 2 && rule.to >= line.x1 - 2,
  );
  if (!top) return null;
  const same = level.filter(
    (rule) =>
      rule.at > line.baseline &&
      Math.abs(rule.from - top.from) <= SAME_END &&
      Math.abs(rule.to - top.to) <= SAME_END,
  );
  const head = same[0]?.at;
  const bottom = same.at(-1)?.at;
  return head === undefined || bottom === undefined ? null : { head, bottom };
}

/** The rows from the first line on whose pieces keep to columns. Null where the first has no two. */
function grow(lines: readonly PrintedLine[]): Run | null {
  const run: Run = { rows: [], columns: [] };
  for (const line of lines) {
    const segments = segmentsOf(line);
    const last = run.rows.at(-1)?.line;
    if (last && line.baseline - last.baseline > FAR * line.size) break;
    const isWrap = last !== undefined && segments.length === 1 && isInner(segments, run);
    if (segments.length < 2 && !isWrap) break;
    const columns = placeSegments(run.columns, segments, line.size);
    if (!columns) break;
    run.columns = columns;
    run.rows.push({ line, segments });
  }
  while (run.rows.at(-1)?.segments.length === 1) run.rows.pop();
  return run.rows.length < RULED.rows ? null : run;
}

/** Whether a piece alone on its line stands under another column than the first: the rest of a cell above. */
function isInner(segments: readonly Segment[], { columns }: Run): boolean {
  const [first] = columns;
  const [segment] = segments;
  return first !== undefined && segment !== undefined && segment.x0 > first.x1 + 1;
}

/** The columns with another row's pieces in them; null where a piece lies across two or they come too near. */
function placeSegments(
  columns: Run["columns"],
  segments: readonly Segment[],
  size: number,
): Run["columns"] | null {
  const next = columns.map((column) => ({ ...column }));
  const used = new Set<object>();
  for (const segment of segments) {
    const over = next.filter((column) => overlap(column.x0, column.x1, segment.x0, segment.x1) > -0.2 * size);
    const [column] = over;
    if (over.length > 1 || (column && used.has(column))) return null;
    if (column) {
      column.x0 = Math.min(column.x0, segment.x0);
      column.x1 = Math.max(column.x1, segment.x1);
      used.add(column);
    } else {
      const added = { x0: segment.x0, x1: segment.x1 };
      used.add(added);
      next.push(added);
    }
  }
  next.sort((a, b) => a.x0 - b.x0);
  const isApart = next.every((column, index) => {
    const before = next[index - 1];
    return !before || column.x0 - before.x1 >= COLUMN_GAP * size;
  });
  return isApart ? next : null;
}

function segmentsOf({ glyphs }: PrintedLine): Segment[] {
  const pieces: Glyph[][] = [];
  for (const glyph of glyphs) {
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (piece && before && inkLeft(glyph) - inkRight(before) <= GAP * Math.max(glyph.size, before.size))
      piece.push(glyph);
    else pieces.push([glyph]);
  }
  return joinSpacedOut(pieces).map((piece) => ({ ...boxAround(toFragments(piece)), glyphs: piece }));
}

/** A label whose characters are spaced out to the width of longer ones (出　　版) is one piece. */
function joinSpacedOut(pieces: readonly Glyph[][]): Glyph[][] {
  const joined: Glyph[][] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const [before] = pieces[index - 1]?.slice(-1) ?? [];
    const [glyph] = piece;
    const isSpacedOut =
      last?.every((one) => HAN.test(one.text)) &&
      pieces[index - 1]?.length === 1 &&
      piece.length === 1 &&
      before &&
      glyph &&
      HAN.test(glyph.text) &&
      glyph.x - before.x - before.width < SPACED_OUT * glyph.size;
    if (last && isSpacedOut) last.push(...piece);
    else joined.push([...piece]);
  }
  return joined;
}

function toPageTable(run: Run, head: number): { table: PageTable; lines: number } | null {
  const box = boxAround(run.rows.map((row) => row.line));
  const xs = [
    box.x0,
    ...run.columns.slice(1).map((column, index) => ((run.columns[index]?.x1 ?? 0) + column.x0) / 2),
    box.x1,
  ];
  const rows: { glyphs: Glyph[][]; y0: number; y1: number }[] = [];
  let headRows = 0;
  for (const [index, { line, segments }] of run.rows.entries()) {
    // A line without a first piece is the rest of the row above.
    const isRest =
      segments.every((segment) => segment.x0 > (xs[1] ?? 0)) && 2 * segments.length <= run.columns.length;
    const open = rows.at(-1);
    const row =
      isRest && open ? open : { glyphs: run.columns.map((): Glyph[] => []), y0: line.y0, y1: line.y1 };
    if (row !== open) rows.push(row);
    row.y1 = line.y1;
    for (const segment of segments) {
      const column = run.columns.findIndex((one) => overlap(one.x0, one.x1, segment.x0, segment.x1) > 0);
      row.glyphs[column]?.push(...segment.glyphs);
    }
    if (index < head) headRows = rows.length;
  }
  const cells = rows.flatMap(({ glyphs, y0, y1 }, row) =>
    glyphs.map((own, column): FilledCell => {
      const cell = { x0: xs[column] ?? 0, x1: xs[column + 1] ?? 0, y0, y1 };
      return { row, column, rowspan: 1, colspan: 1, box: cell, ...readCell(toFragments(own), cell) };
    }),
  );
  if (!toTable(cells, 0)) return null;
  const shown = countHeadRows(cells, { rows: rows.length, shades: [] });
  const table: PageTable = {
    ...box,
    kind: "table",
    cells,
    rows: rows.length,
    xs,
    headRows: headRows || shown,
  };
  return { table, lines: run.rows.length };
}
