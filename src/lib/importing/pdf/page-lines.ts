import type { Rich } from "../source";
import type { Fragment } from "./fragments";
import { type Box, boxAround, type Glyph, median } from "./page-geometry";

/** One printed line: its text and marks, where its ink stands, and how it is set. */
export type PrintedLine = Box & {
  readonly kind: "line";
  readonly text: string;
  readonly rich: readonly Rich[];
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  /** Left edge of the first character's square. */
  readonly start: number;
  readonly glyphs: readonly Glyph[];
};

/** Small type beside larger: its size and how far its baseline is moved, in the larger size. */
const SMALL = 0.84;
const LOWEST_SHIFT = 0.05;
const HIGHEST_SHIFT = 0.7;
/** Baselines of one line may differ so much, in characters. */
const SAME_LINE = 0.3;
/** Gaps that are spaces, in characters, over what the line's characters are set apart anyway. */
const WIDE_GAP = 0.6;
const WORD_GAP = 0.18;
const LATIN = /[A-Za-z0-9,.;:!?)\]%'"]$/u;
const LATIN_START = /^[A-Za-z0-9(['"]/u;
const LEADER = /^[·•．.…⋯—_-]+$/u;

/** Puts fragments of one column (or cell) together into lines, from top to bottom; raised and lowered type joins its line. */
export function toLines(fragments: readonly Fragment[]): PrintedLine[] {
  const sorted = [...fragments].sort((a, b) => a.baseline - b.baseline);
  const hosts = new Map<Fragment, Fragment>();
  const largest = sorted.reduce((size, fragment) => Math.max(size, fragment.size), 0);
  for (const [index, fragment] of sorted.entries()) {
    if (fragment.size > SMALL * largest) continue;
    const host = hostOf(fragment, index, sorted);
    if (host) hosts.set(fragment, host);
  }
  const rows: Fragment[][] = [];
  const rowOf = new Map<Fragment, Fragment[]>();
  for (const fragment of sorted) {
    if (hosts.has(fragment)) continue;
    const open = rows.at(-1);
    const last = open?.at(-1);
    const isSame =
      open &&
      last &&
      Math.abs(last.baseline - fragment.baseline) <= SAME_LINE * Math.min(last.size, fragment.size) &&
      !open.some((other) => Math.min(other.x1, fragment.x1) - Math.max(other.x0, fragment.x0) > 2);
    if (isSame) open.push(fragment);
    else rows.push([fragment]);
    rowOf.set(fragment, rows.at(-1) ?? []);
  }
  for (const [fragment, first] of hosts) {
    let host = first;
    for (let i = 0; i < 4; i++) host = hosts.get(host) ?? host;
    const row = rowOf.get(host);
    if (row) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map(toLine).sort((a, b) => a.baseline - b.baseline);
}

/** The larger text that a raised or lowered fragment belongs to. */
function hostOf(small: Fragment, index: number, sorted: readonly Fragment[]): Fragment | null {
  let best: Fragment | null = null;
  for (const step of [-1, 1]) {
    for (let i = index + step; i >= 0 && i < sorted.length; i += step) {
      const other = sorted[i];
      if (!other || Math.abs(other.baseline - small.baseline) > 3 * small.size) break;
      const shift = Math.abs(other.baseline - small.baseline) / other.size;
      if (small.size > SMALL * other.size || shift < LOWEST_SHIFT || shift > HIGHEST_SHIFT) continue;
      const reach = 0.6 * other.size;
      if (small.x0 < other.x0 - reach || small.x0 > other.x1 + reach) continue;
      if (!best || Math.abs(best.baseline - small.baseline) > Math.abs(other.baseline - small.baseline))
        best = other;
    }
  }
  return best;
}

function toLine(row: readonly Fragment[]): PrintedLine {
  const main = row.reduce((best, other) =>
    other.glyphs.length * other.size > best.glyphs.length * best.size ? other : best,
  );
  const glyphs = row.flatMap((fragment) => fragment.glyphs).sort((a, b) => a.x - b.x);
  const box = boxAround(row.filter((fragment) => fragment.size > SMALL * main.size));
  return {
    kind: "line",
    ...box,
    x0: Math.min(...row.map((fragment) => fragment.x0)),
    x1: Math.max(...row.map((fragment) => fragment.x1)),
    ...write(glyphs, main),
    baseline: main.baseline,
    size: main.size,
    bold: glyphs.filter((glyph) => glyph.bold).length > glyphs.length / 2,
    start: glyphs[0]?.x ?? 0,
    glyphs,
  };
}

/** The characters of a line with the spaces that gaps stand for, and the marks of raised and lowered ones. */
function write(glyphs: readonly Glyph[], main: Fragment): { text: string; rich: Rich[] } {
  const usual = Math.max(0, Math.min(usualGap(glyphs), 1));
  const rich: Rich[] = [];
  let text = "";
  let ink = 0;
  let open = null as { from: number; type: "superscript" | "subscript" } | null;
  const close = () => {
    if (open && ink > open.from) rich.push({ from: open.from, to: ink, mark: { type: open.type } });
    open = null;
  };
  for (const [index, glyph] of glyphs.entries()) {
    const before = glyphs[index - 1];
    const type = shiftOf(glyph, main);
    if (type !== open?.type) {
      close();
      if (type) open = { from: ink, type };
    }
    if (before && isSpace(before, glyph, usual)) text += " ";
    text += glyph.text;
    ink += [...glyph.text].length;
  }
  close();
  return { text, rich };
}

function shiftOf(glyph: Glyph, main: Fragment): "superscript" | "subscript" | null {
  if (glyph.size > SMALL * main.size) return null;
  const raised = (main.baseline - glyph.y) / main.size;
  if (raised > LOWEST_SHIFT) return "superscript";
  return raised < -LOWEST_SHIFT ? "subscript" : null;
}

/** How far apart the characters of a line stand, in their own size: more than nothing in justified or spaced-out type. */
function usualGap(glyphs: readonly Glyph[]): number {
  const gaps = glyphs.slice(1).flatMap((glyph, index) => {
    const before = glyphs[index];
    return before ? [(glyph.x - before.x - before.width) / Math.max(glyph.size, before.size)] : [];
  });
  return gaps.length < 3 ? 0 : median(gaps);
}

function isSpace(left: Glyph, right: Glyph, usual: number): boolean {
  if (LEADER.test(left.text) && LEADER.test(right.text)) return false;
  const size = Math.max(left.size, right.size);
  const gap = (right.x - left.x - left.width) / size - usual;
  if (gap > WIDE_GAP || (right.spaced && gap > WORD_GAP)) return true;
  const isLatin = LATIN.test(left.text) && LATIN_START.test(right.text);
  return isLatin && (right.spaced ? gap > 0.04 : gap > WORD_GAP);
}
