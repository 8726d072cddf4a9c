import type { Box, Glyph } from "./page-geometry";

/** Characters that stand side by side on one baseline. Its box is that of the ink: punctuation fills half its width. */
export type Fragment = Box & {
  readonly baseline: number;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
};

const OPENING = /^[（《“‘「『【〔〈［｛]$/u;
const CLOSING = /^[，。、；：！？）》”’」』】〕〉］｝]$/u;
/** A character so wide, in its own size, stands in a whole square. */
const SQUARE = 0.85;
/** Baselines so close, in characters, are one. */
const SAME_BASELINE = 0.12;
/** A gap so wide, in characters, parts two fragments: between the ink and between the squares. */
const INK_GAP = 1.2;
const SQUARE_GAP = 0.6;

/** Where the ink of a character begins. */
export function inkLeft(glyph: Glyph): number {
  const isHalf = glyph.width > SQUARE * glyph.size && OPENING.test(glyph.text);
  return glyph.x + (isHalf ? glyph.width / 2 : 0);
}

/** Where the ink of a character ends. */
export function inkRight(glyph: Glyph): number {
  const isHalf = glyph.width > SQUARE * glyph.size && CLOSING.test(glyph.text);
  return glyph.x + (isHalf ? glyph.width / 2 : glyph.width);
}

/** Puts the characters of a page together into fragments, from top to bottom. */
export function toFragments(glyphs: readonly Glyph[]): Fragment[] {
  const rows: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows
      .slice(-3)
      .findLast((open) => Math.abs(open.y - glyph.y) <= SAME_BASELINE * Math.max(open.size, glyph.size));
    if (row) row.glyphs.push(glyph);
    else rows.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return rows.flatMap((row) => splitRow(row.glyphs.sort((a, b) => a.x - b.x)));
}

function splitRow(glyphs: readonly Glyph[]): Fragment[] {
  const pieces: Glyph[][] = [];
  for (const glyph of glyphs) {
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (!piece || !before || isParted(before, glyph)) pieces.push([glyph]);
    else piece.push(glyph);
  }
  return pieces.map(toFragment);
}

function isParted(left: Glyph, right: Glyph): boolean {
  const size = Math.max(left.size, right.size);
  return (
    inkLeft(right) - inkRight(left) > INK_GAP * size && right.x - left.x - left.width > SQUARE_GAP * size
  );
}

function toFragment(glyphs: readonly Glyph[]): Fragment {
  const sizes = new Map<number, number>();
  for (const { size } of glyphs) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  const size = [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
  const baseline = glyphs.find((glyph) => glyph.size === size)?.y ?? 0;
  return {
    glyphs,
    size,
    baseline,
    x0: Math.min(...glyphs.map(inkLeft)),
    x1: Math.max(...glyphs.map(inkRight)),
    y0: baseline - 0.88 * size,
    y1: baseline + 0.12 * size,
  };
}
