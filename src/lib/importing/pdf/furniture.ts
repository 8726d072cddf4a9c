import type { Fragment } from "./fragments";
import { type Box, median, type Stroke } from "./page-geometry";
import { type PrintedLine, toLines } from "./page-lines";

/** What of a page is looked at for its furniture. `blocks` are tables and the like, never furniture. */
export type FurnishedPage = {
  readonly height: number;
  readonly fragments: readonly Fragment[];
  readonly strokes: readonly Stroke[];
  readonly blocks: readonly Box[];
};

export type Furniture = {
  readonly top: readonly FurnitureLine[];
  readonly bottom: readonly FurnitureLine[];
  /** The printed page number as a page mark has it. */
  readonly page: string | null;
  readonly body: readonly Fragment[];
};
export type FurnitureLine = { readonly line: PrintedLine; readonly is: "running-head" | "page-number" };

type Row = { y: number; size: number; fragments: Fragment[]; text: string };
type Edge = "top" | "bottom";

const MARK = "[—–―─\\-－_·•～~.\\s]*";
const PAGE_NUMBER = new RegExp(
  `^${MARK}(?:第\\s*)?(\\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})(?:\\s*页)?(?:\\s*[/／，,]?\\s*共\\s*\\d{1,4}\\s*页)?${MARK}$`,
  "u",
);
const DRESSED = /[—–―─\-－_·•～~]\s*\d|第\s*\d+\s*页/u;
/** Stands at the top of many pages, too, but is the text's own. */
const LABEL = /^附件[#一二三四五六七八九十]*[:：]?$/u;
/** Rows at either end of a page that may be furniture. */
const MOST_ROWS = 2;
/** Furniture stands at one height to within so many points. */
const SAME_HEIGHT = 2.5;
/** How much farther from the text than a line from the next furniture stands. */
const APART = 1.25;
/** Part of the page's height at either end in which a page number may stand. */
const ZONE = 0.13;

/**
 * Finds running heads and page numbers of all pages: at either end of a page, apart from the text, at a height at which
 * other pages have the same (figures aside). Gives for each page its furniture and what is left.
 */
export function findFurniture(pages: readonly FurnishedPage[]): Furniture[] {
  const rows = pages.map((page) => ({ top: edgeRows(page, "top"), bottom: edgeRows(page, "bottom") }));
  const heights = {
    top: outermost(recurringHeights(rows.map((page) => page.top)), firstRows(pages, "top"), "top"),
    bottom: outermost(
      recurringHeights(rows.map((page) => page.bottom)),
      firstRows(pages, "bottom"),
      "bottom",
    ),
  };
  const known = new Set(
    rows.flatMap((page) =>
      (["top", "bottom"] as const).flatMap((edge) =>
        page[edge]
          .filter((row) => heights[edge].some((y) => Math.abs(y - row.y) <= SAME_HEIGHT))
          .map((row) => keyOf(row.text)),
      ),
    ),
  );
  const offset = commonOffset(rows.map(({ top, bottom }) => [...top, ...bottom]));
  return pages.map((page, index) => {
    const own = rows[index];
    const found: Record<Edge, Row[]> = { top: [], bottom: [] };
    for (const edge of ["top", "bottom"] as const) {
      for (const row of own?.[edge] ?? []) {
        const isAtHeight = heights[edge].some((y) => Math.abs(y - row.y) <= SAME_HEIGHT);
        if (!isAtHeight && !known.has(keyOf(row.text)) && !isLoneNumber(row, page.height)) break;
        found[edge].push(row);
      }
    }
    const taken = new Set([...found.top, ...found.bottom].flatMap((row) => row.fragments));
    let number: string | null = null;
    const toFurniture = (row: Row): FurnitureLine[] => {
      const at = row.fragments.findIndex((fragment) => pageOf(fragment, index, offset) !== null);
      const fragment = row.fragments[at];
      if (!fragment || number !== null)
        return toLines(row.fragments).map((line) => ({ line, is: "running-head" }));
      number = pageOf(fragment, index, offset);
      const rest = row.fragments.filter((other) => other !== fragment);
      return [
        ...toLines(rest).map((line): FurnitureLine => ({ line, is: "running-head" })),
        ...toLines([fragment]).map((line): FurnitureLine => ({ line, is: "page-number" })),
      ];
    };
    // The foot first: a figure there is the page's number before one in the head is.
    const bottom = [...found.bottom].reverse().flatMap(toFurniture);
    const top = found.top.flatMap(toFurniture);
    return { top, bottom, page: number, body: page.fragments.filter((fragment) => !taken.has(fragment)) };
  });
}

/** The first (or last) rows of a page as long as each stands apart from what follows; from the page's edge inwards. */
function edgeRows(page: FurnishedPage, edge: Edge): Row[] {
  const rows = toRows(page.fragments);
  const pitch = median(rows.slice(1).map((row, index) => row.y - (rows[index]?.y ?? 0)));
  if (edge === "bottom") rows.reverse();
  const found: Row[] = [];
  for (const [index, row] of rows.slice(0, MOST_ROWS).entries()) {
    const next = rows[index + 1];
    const blocks = page.blocks.map((box) => (edge === "top" ? box.y0 + row.size : box.y1));
    const inward = [...(next ? [next.y] : []), ...blocks].filter((y) =>
      edge === "top" ? y > row.y : y < row.y,
    );
    if (page.blocks.some((box) => (edge === "top" ? box.y0 < row.y : box.y1 > row.y))) break;
    const gap = Math.min(...inward.map((y) => Math.abs(y - row.y)));
    const isRuled = page.strokes.some(
      (stroke) => stroke.x1 - stroke.x0 > 100 && (stroke.y0 - row.y) * (stroke.y0 - (next?.y ?? row.y)) < 0,
    );
    const usual = Math.max(Math.min(pitch, 1.8 * row.size), 1.2 * row.size);
    const isApart = gap > APART * usual || isRuled;
    if (isApart) {
      found.push(...rows.slice(found.length, index + 1));
    }
  }
  return found;
}

function toRows(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const open = rows.at(-1);
    if (open && fragment.baseline - open.y <= SAME_HEIGHT) open.fragments.push(fragment);
    else rows.push({ y: fragment.baseline, size: fragment.size, fragments: [fragment], text: "" });
  }
  for (const row of rows) {
    row.fragments.sort((a, b) => a.x0 - b.x0);
    row.text = row.fragments.map(textOf).join(" ");
  }
  return rows;
}

/** A row's text as other pages have it: figures and spaces aside. */
function keyOf(text: string): string {
  return text.replace(/\d+/gu, "#").replace(/\s+/gu, "");
}

/** Heights at which the same text, figures aside, stands on two pages or more. */
function recurringHeights(pages: readonly (readonly Row[])[]): number[] {
  const seen = new Map<string, number[]>();
  for (const rows of pages) {
    for (const row of rows) {
      const key = keyOf(row.text);
      if (LABEL.test(key)) continue;
      seen.set(key, [...(seen.get(key) ?? []), row.y]);
    }
  }
  const heights: number[] = [];
  for (const list of seen.values()) {
    const sorted = [...list].sort((a, b) => a - b);
    for (const [index, y] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next !== undefined && next - y <= SAME_HEIGHT) heights.push(y);
    }
  }
  return [...new Set(heights)];
}

type Seen = { readonly y: number; readonly key: string };

/** What stands on a page from its edge inwards, a few rows only; a table counts as text of the page's own. */
function firstRows(pages: readonly FurnishedPage[], edge: Edge): Seen[][] {
  return pages.map((page) => {
    const rows = toRows(page.fragments).map((row): Seen => ({ y: row.y, key: keyOf(row.text) }));
    const blocks = page.blocks.map((box): Seen => ({ y: edge === "top" ? box.y0 : box.y1, key: "" }));
    const seen = [...rows, ...blocks].sort((a, b) => (edge === "top" ? a.y - b.y : b.y - a.y));
    return seen.slice(0, MOST_ROWS + 1);
  });
}

/**
 * Those heights beyond which no page has text of its own (a few may: a cover has no head), and at which most pages have
 * what others have there, too: at the first line of the text they have not.
 */
function outermost(heights: readonly number[], pages: readonly (readonly Seen[])[], edge: Edge): number[] {
  const isAt = (y: number, of: readonly number[]) => of.some((height) => Math.abs(height - y) <= SAME_HEIGHT);
  const sorted = [...heights].sort((a, b) => (edge === "top" ? a - b : b - a));
  const valid: number[] = [];
  for (const height of sorted) {
    const firsts = pages.flatMap((rows) => rows.find(({ y }) => !isAt(y, valid)) ?? []);
    const beyond = firsts.filter(({ y }) => (edge === "top" ? y < height : y > height) && !isAt(y, [height]));
    const here = firsts.filter(({ y }) => isAt(y, [height]));
    const again = here.filter((row) => here.filter(({ key }) => key === row.key).length > 1);
    if (beyond.length <= Math.max(2, pages.length * 0.12) && again.length * 2 >= here.length)
      valid.push(height);
  }
  return valid;
}

/** A page number on its own at the very end of a page. */
function isLoneNumber(row: Row, height: number): boolean {
  if (row.y > height * ZONE && row.y < height * (1 - ZONE)) return false;
  return row.fragments.length === 1 && PAGE_NUMBER.test(row.text) && row.size <= 16;
}

/** The number most often printed, less the page's place in the file: page numbers go on from page to page. */
function commonOffset(pages: readonly (readonly Row[])[]): number | null {
  const times = new Map<number, number>();
  for (const [index, rows] of pages.entries()) {
    const values = new Set(
      rows.flatMap((row) => row.fragments).map((fragment) => Number(PAGE_NUMBER.exec(textOf(fragment))?.[1])),
    );
    for (const value of values) if (value > 0) times.set(value - index, (times.get(value - index) ?? 0) + 1);
  }
  const [best] = [...times].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : null;
}

/** The page number that a fragment of furniture is, as a page mark has it; null where it is none. */
function pageOf(fragment: Fragment, index: number, offset: number | null): string | null {
  const text = textOf(fragment);
  const found = PAGE_NUMBER.exec(text)?.[1];
  if (found === undefined) return null;
  const isExpected = offset === null || Number(found) === index + offset;
  return /\d/u.test(found) && !isExpected && !DRESSED.test(text) ? null : found.toLowerCase();
}

function textOf(fragment: Fragment): string {
  return toLines([fragment])
    .map((line) => line.text)
    .join(" ");
}
