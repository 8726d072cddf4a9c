import type { Table, TableCell } from "../content/schema";
import type { Geometry } from "./geometry";
import { type Item, lengthOf } from "./items";
import { cleanText, plainText, type Run, toRuns } from "./runs";
import { layOutTable, placeWidth, type TableLayout, type TablePlace } from "./table-layout";
import { breakTitle } from "./title-lines";

type SetCell = {
  x: number;
  h?: 1;
  cs?: number;
  rs?: number;
  align?: "center" | "right";
  j?: 1;
  whole?: 1;
  p: Run[][];
};

/** A table ready to be set: type size, column widths and cells in printed order. */
type SetTable = {
  k: "t";
  size: number;
  widths: number[];
  /** Rows at the top that are repeated on every page. */
  head: number;
  rows: SetCell[][];
  caption: string | null;
  unit: string | null;
  notes: string[];
};
type PartTitle = Extract<Item, { k: "part" }>;
type SetItem = Exclude<Item, { k: "t" | "part" }> | SetTable | (PartTitle & { lines: string[] });

/** Pages of one kind: two columns, one column across, or turned sideways. */
export type Segment = { place: TablePlace; items: SetItem[] };

/** Text of up to this many characters fills less than one column: it stands across the page instead. */
const SHORT_TEXT = 560;
/** So little text stays on a page turned sideways after its table. */
const SHORT_REST = 160;

/**
 * Divides a document into runs of pages: a wide table turns its pages to one column and takes its title and the lines
 * that lead to it along; short text stands across the page, too, so that it can share the page of a table.
 */
export function toSegments({ items, geometry }: { items: readonly Item[]; geometry: Geometry }): Segment[] {
  const places = items.map((item) =>
    item.k === "t" ? layOutTable({ table: item.table, geometry }).place : null,
  );
  const chosen: TablePlace[] = items.map((_, i) => places[i] ?? "column");
  if (geometry.columns > 1) widenPictures(items, chosen);
  pullTitles(items, chosen);
  widenShortText({ items, chosen, columns: geometry.columns });
  const segments: Segment[] = [];
  items.forEach((item, i) => {
    const place = chosen[i] ?? "column";
    const set = setItem({ item, place, geometry });
    const open = segments.at(-1);
    if (open?.place === place) open.items.push(set);
    else segments.push({ place, items: [set] });
  });
  return segments;
}

function setItem({ item, place, geometry }: { item: Item; place: TablePlace; geometry: Geometry }): SetItem {
  if (item.k === "t")
    return setTable(item.table, layOutTable({ table: item.table, geometry, atLeast: place }));
  if (item.k !== "part") return item;
  const maxChars = placeWidth(place, geometry) / geometry.partTitleSize;
  return { ...item, lines: item.title ? breakTitle({ title: item.title, maxChars }) : [] };
}

/** Pictures that are all there is of an annex (a map, a scanned page) take the whole width. */
function widenPictures(items: readonly Item[], chosen: TablePlace[]): void {
  items.forEach((item, start) => {
    if (item.k !== "part") return;
    let end = start + 1;
    while (items[end]?.k === "f") end++;
    const next = items[end];
    if (end > start + 1 && (!next || next.k === "part" || next.k === "consult"))
      chosen.fill("page", start + 1, end);
  });
}

/** A wide table's title, and headings and short lines directly before it, go onto its page. */
function pullTitles(items: readonly Item[], chosen: TablePlace[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const [place, before] = [chosen[i], items[i - 1]];
    if (!place || !before || place === "column" || chosen[i - 1] !== "column") continue;
    const leads =
      before.k === "part" ||
      before.k === "h" ||
      (before.k === "p" && before.align !== null && lengthOf(before.runs) < 40);
    if (leads) chosen[i - 1] = place;
  }
}

function widenShortText({
  items,
  chosen,
  columns,
}: {
  items: readonly Item[];
  chosen: TablePlace[];
  columns: number;
}): void {
  let start = 0;
  while (start < items.length) {
    let end = start + 1;
    while (end < items.length && chosen[end] === chosen[start]) end++;
    if (chosen[start] === "column") {
      const size = items.slice(start, end).reduce((sum, item) => sum + sizeOf(item), 0);
      if (size <= SHORT_REST && chosen[start - 1] === "landscape") chosen.fill("landscape", start, end);
      else if (columns > 1 && size <= SHORT_TEXT) chosen.fill("page", start, end);
    }
    start = end;
  }
}

/** About how many characters' room an item takes. */
function sizeOf(item: Item): number {
  if (item.k === "t") return item.table.content.length * 40;
  if (item.k === "lines") return item.lines.length * 20;
  if (item.k === "f") return 400;
  if (item.k === "consult" || item.k === "sign") return 60;
  return "runs" in item ? lengthOf(item.runs) : 30;
}

function setTable(table: Table, layout: TableLayout): SetTable {
  const covered = new Map<number, number>();
  const rows = table.content.map((row, rowIndex) => {
    let column = 0;
    return row.content.map((cell): SetCell => {
      while ((covered.get(column) ?? 0) > rowIndex) column++;
      const { colspan, rowspan } = cell.attrs;
      const align = cell.content.find((paragraph) => paragraph.attrs.align)?.attrs.align;
      const set: SetCell = { x: column, p: cell.content.map((paragraph) => toRuns(paragraph.content)) };
      if (cell.type === "tableHeader") set.h = 1;
      if (colspan > 1) set.cs = colspan;
      if (rowspan > 1) set.rs = rowspan;
      if (align === "right" || align === "center") set.align = align;
      else if (set.h || (colspan === 1 ? layout.centred[column] : isShortCell(cell))) set.align = "center";
      else if (colspan > 1 || layout.justified[column]) set.j = 1;
      if (rowspan === 1 && !layout.breakable[rowIndex]) set.whole = 1;
      for (let i = 0; i < colspan; i++) covered.set(column + i, rowIndex + rowspan);
      column += colspan;
      return set;
    });
  });
  return {
    k: "t",
    size: layout.size,
    widths: layout.widths,
    head: countHeadRows(table),
    rows,
    caption: table.attrs.caption && cleanText(table.attrs.caption),
    unit: table.attrs.unit && cleanText(table.attrs.unit),
    notes: table.attrs.notes.map(cleanText),
  };
}

/** 合计 and the like across several columns: centred. */
function isShortCell(cell: TableCell): boolean {
  return cell.content.length === 1 && plainText(cell.content[0]?.content).length <= 8;
}

/**
 * Rows at the top made of heading cells only; with the rows into which their cells hang down. None is repeated where
 * that would be a third of the table or more.
 */
function countHeadRows(table: Table): number {
  const rows = table.content;
  let head = rows.findIndex((row) => row.content.some((cell) => cell.type !== "tableHeader"));
  if (head === -1) head = rows.length;
  rows.slice(0, head).forEach((row, index) => {
    for (const cell of row.content) head = Math.max(head, index + cell.attrs.rowspan);
  });
  return head * 3 <= rows.length || head <= 1 ? Math.min(head, rows.length - 1) : 0;
}
