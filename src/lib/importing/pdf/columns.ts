import { type Box, boxAround, overlap } from "./page-geometry";
import { divide } from "./page-stretches";

/** A vertical space between two columns: the right edge of the left one, the left edge of the right one. */
export type Gutter = { readonly left: number; readonly right: number };

/** Some things of one column, from top to bottom, and the edges of that column. */
export type Band<T> = {
  readonly x0: number;
  readonly x1: number;
  readonly columns: number;
  readonly items: readonly T[];
};

/** Narrowest gutter and narrowest columns, in characters of the text. */
const GUTTER = 0.9;
const COLUMN = 7;
/** Scattered into more pieces than these a page is a drawing; looking for gutters in it would take minutes. */
const MOST_ITEMS = 2500;
/** So near to its edge, in characters, a line is full or flush. */
const NEAR = 1.3;
const FLUSH = 0.7;
const INDENT = 2;
/** How far a gutter known from other pages may be moved. */
const SAME_GUTTER = 8;

/** The gutters that a page's things show by themselves, the surest first; `size` is that of the text. */
export function findGutters(items: readonly Box[], size: number): Gutter[] {
  const stretches = divide(items, boxAround(items), size).filter((stretch) => stretch.isOpen);
  return [...stretches.map((stretch) => stretch.items), items].flatMap((own) => guttersOf(own, size));
}

function guttersOf(items: readonly Box[], size: number): Gutter[] {
  const best = bestGutter(items, size, []);
  if (!best) return [];
  const middle = (best.left + best.right) / 2;
  const left = items.filter((item) => item.x1 <= middle);
  const right = items.filter((item) => item.x0 >= middle);
  return [best, ...guttersOf(left, size), ...guttersOf(right, size)];
}

/**
 * Divides a page's things into bands in reading order: what lies across a gutter parts the columns above it from those
 * below. `known` are gutters that other pages show; they need less evidence.
 */
export function toBands<T extends Box>(items: readonly T[], given: Given): Band<T>[] {
  const bands: Band<T>[] = [];
  for (const { items: own, isOpen } of divide(items, given.area, given.size)) {
    const across = { ...given.area, columns: 1, items: [...own].sort(fromTop) };
    for (const band of isOpen ? bandsOf(own, given) : [across]) {
      const last = bands.at(-1);
      if (last?.columns === 1 && band.columns === 1)
        bands[bands.length - 1] = { ...last, items: [...last.items, ...band.items] };
      else bands.push(band);
    }
  }
  return bands;
}

type Given = { size: number; known: readonly Gutter[]; area: { x0: number; x1: number } };

function bandsOf<T extends Box>(items: readonly T[], { size, area, ...given }: Given): Band<T>[] {
  const known = given.known.filter(
    ({ left, right }) => left >= area.x0 + COLUMN * size && right <= area.x1 - COLUMN * size,
  );
  const gutter = knownGutter(items, size, known) ?? bestGutter(items, size, known);
  const single = (of: readonly T[]): Band<T>[] =>
    of.length > 0 ? [{ ...area, columns: 1, items: [...of].sort(fromTop) }] : [];
  if (!gutter) return single(items);
  const middle = (gutter.left + gutter.right) / 2;
  const isAcross = (item: Box) => item.x0 < middle - 1 && item.x1 > middle + 1;
  const bands: Band<T>[] = [];
  let open: T[] = [];
  const across: T[] = [];
  const closeAcross = () => bands.push(...single(across.splice(0)));
  const closeColumns = () => {
    if (open.length === 0) return;
    const left = open.filter((item) => item.x1 <= middle + 1);
    const right = open.filter((item) => item.x1 > middle + 1);
    if (isColumned(left, right, gutter, size)) {
      closeAcross();
      const within = { size, known };
      bands.push(...nested(left, { ...within, area: { x0: area.x0, x1: gutter.left } }));
      bands.push(...nested(right, { ...within, area: { x0: gutter.right, x1: area.x1 } }));
    } else across.push(...open);
    open = [];
  };
  for (const item of [...items].sort(fromTop)) {
    if (!isAcross(item)) {
      open.push(item);
      continue;
    }
    // What reaches further down than this one's top stands beside it only by overhang.
    closeColumns();
    across.push(item);
  }
  closeColumns();
  closeAcross();
  return bands;
}

function nested<T extends Box>(items: readonly T[], given: Given): Band<T>[] {
  return bandsOf(items, given).map((band) => ({ ...band, columns: band.columns + 1 }));
}

function fromTop(a: Box, b: Box): number {
  return a.y0 - b.y0 || a.x0 - b.x0;
}

/** Whether what stands between two things across the page is set in columns there. */
function isColumned(left: readonly Box[], right: readonly Box[], gutter: Gutter, size: number): boolean {
  const isFull = (item: Box) => item.x1 >= gutter.left - NEAR * size;
  if (right.length === 0) return left.some(isFull);
  if (left.length === 0) return right.some((item) => isFlush(item, gutter, size));
  const isBeside = (item: Box) =>
    left.some((other) => overlap(item.y0, item.y1, other.y0, other.y1) > 0.3 * size);
  if (!right.some(isBeside)) return false;
  const flush = right.filter((item) => isFlush(item, gutter, size)).length;
  return flush >= right.length * 0.4 || left.some((item) => endsAt(item, gutter, size));
}

/** Whether a long line or a table ends just at the left edge of a gutter. */
function endsAt(item: Box, gutter: Gutter, size: number): boolean {
  return Math.abs(item.x1 - gutter.left) <= 0.3 * size && item.x1 - item.x0 >= COLUMN * size;
}

function isFlush(item: Box, gutter: Gutter, size: number): boolean {
  const indent = (item.x0 - gutter.right) / size;
  return Math.abs(indent) <= FLUSH || Math.abs(indent - INDENT) <= FLUSH;
}

/** The known gutter with the edges of one that a few lines show; that one itself where none has. */
function nearest(gutter: Gutter, known: readonly Gutter[], size: number): Gutter {
  const off = (other: Gutter) => Math.abs(other.left - gutter.left) + Math.abs(other.right - gutter.right);
  const [best] = [...known].sort((a, b) => off(a) - off(b));
  return best && off(best) <= size ? best : gutter;
}

/** A gutter of other pages at which this page's lines end, though nothing stands on both sides. */
function knownGutter(items: readonly Box[], size: number, known: readonly Gutter[]): Gutter | null {
  let best: Gutter | null = null;
  let most = 0;
  for (const gutter of known) {
    const middle = (gutter.left + gutter.right) / 2;
    const left = items.filter((item) => item.x1 <= middle);
    const full = left.filter((item) => endsAt(item, gutter, size));
    const across = items.filter((item) => item.x0 < middle && item.x1 > middle).length;
    const isEnough =
      full.length >= left.length * 0.2 || (across === 0 && (full.length > 1 || left.length <= 6));
    const isSure = isEnough && full.length * 2 >= across;
    if (isSure && full.length > most) [best, most] = [gutter, full.length];
  }
  return best;
}

/** The space that most pairs of neighbours leave between them, where lines end at its left and begin at its right. */
function bestGutter(items: readonly Box[], size: number, known: readonly Gutter[]): Gutter | null {
  if (items.length > MOST_ITEMS) return null;
  const gaps = neighbours(items).filter(([a, b]) => b.x0 - a.x1 >= GUTTER * size);
  const edges = [...new Set(gaps.flatMap(([a, b]) => [a.x1, b.x0]))].sort((x, y) => x - y);
  const places = edges.slice(1).map((edge, index) => (edge + (edges[index] ?? edge)) / 2);
  const counted = places
    .map((x) => ({
      gaps: gaps.filter(([a, b]) => a.x1 <= x && b.x0 >= x),
      across: items.filter((item) => item.x0 < x && item.x1 > x).length,
    }))
    .sort((a, b) => b.gaps.length - b.across - a.gaps.length + a.across);
  for (const { gaps: here } of counted.slice(0, 8)) {
    const gutter = gutterAt(here, { size, known, items });
    if (gutter) return gutter;
  }
  return null;
}

function gutterAt(
  gaps: readonly (readonly [Box, Box])[],
  { size, known, items }: { size: number; known: readonly Gutter[]; items: readonly Box[] },
): Gutter | null {
  const lefts = [...new Set(gaps.map(([a]) => a))];
  const rights = [...new Set(gaps.map(([, b]) => b))];
  const gutter = {
    left: Math.max(...lefts.map((box) => box.x1)),
    right: Math.min(...rights.map((box) => box.x0)),
  };
  const isKnown = known.some(
    (other) => Math.abs(other.left + other.right - gutter.left - gutter.right) / 2 <= SAME_GUTTER,
  );
  const full = lefts.filter((box) => box.x1 >= gutter.left - NEAR * size).length;
  const flush = rights.filter((box) => isFlush(box, gutter, size)).length;
  if (isKnown) {
    const isSure = lefts.some((box) => endsAt(box, nearest(gutter, known, size), size)) || rights.length > 1;
    const fits = flush >= rights.length * 0.3 || full >= lefts.length * 0.3;
    return isSure && fits ? nearest(gutter, known, size) : null;
  }
  if (lefts.length < 3 || rights.length < 3) return null;
  const leftEdge = Math.min(...items.map((box) => box.x0));
  const rightEdge = Math.max(...items.map((box) => box.x1));
  const widths = [gutter.left - leftEdge, rightEdge - gutter.right];
  if (Math.min(...widths) < COLUMN * size) return null;
  const isEven = Math.abs((widths[0] ?? 0) - (widths[1] ?? 0)) < 0.12 * Math.max(...widths);
  const long = (boxes: readonly Box[]) =>
    boxes.filter((box) => box.x1 - box.x0 >= COLUMN * size).length / boxes.length;
  if (long(lefts) < 0.4 || long(rights) < 0.3) return null;
  return full >= lefts.length * (isEven ? 0.2 : 0.4) && flush >= rights.length * 0.5 ? gutter : null;
}

/** Each thing with the nearest one at its right that stands at the same height. */
function neighbours<T extends Box>(items: readonly T[]): (readonly [T, T])[] {
  const sorted = [...items].sort((a, b) => a.y0 - b.y0);
  const tallest = Math.max(0, ...items.map((item) => item.y1 - item.y0));
  return sorted.flatMap((item, index): (readonly [T, T])[] => {
    let best: T | null = null;
    for (const step of [-1, 1]) {
      for (let i = index + step; i >= 0 && i < sorted.length; i += step) {
        const other = sorted[i];
        if (!other || other.y0 > item.y1 || other.y0 < item.y0 - tallest) break;
        const shared = overlap(item.y0, item.y1, other.y0, other.y1);
        if (shared < 0.3 * Math.min(item.y1 - item.y0, other.y1 - other.y0)) continue;
        if (other.x0 >= item.x1 && (!best || other.x0 < best.x0)) best = other;
      }
    }
    return best ? [[item, best]] : [];
  });
}
