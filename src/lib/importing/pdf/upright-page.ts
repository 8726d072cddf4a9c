import { normaliseCharacters } from "../normalise-characters";
import type { PaintedPage } from "./page-content";
import { type Box, boxAround, type Glyph, holds, type PageContent, type Stroke } from "./page-geometry";
import type { PlacedGlyph } from "./page-text";

type Direction = readonly [x: number, y: number];

/** The same character printed twice so close, in its own size, is one: shadows and false bold. */
const OVERPRINT = 0.12;
const CELL = 4;
const CONTROL = /^\p{Cc}$/u;
const UNKNOWN = "\uFFFD";

/**
 * Turns a page so that most of its text runs from left to right, as a reader would turn it; gives each character as a
 * reader sees it, leaves out what lies beside the page and what is printed twice in one place.
 */
export function turnUpright(page: PaintedPage): PageContent {
  const visible = page.glyphs.filter((glyph) =>
    holds({ x0: 0, y0: 0, x1: page.width, y1: page.height }, glyph.x, glyph.y, 1),
  );
  const groups = new Map<string, { direction: Direction; glyphs: PlacedGlyph[] }>();
  for (const glyph of visible) {
    const direction = snap(glyph.right);
    const group = groups.get(direction.join()) ?? { direction, glyphs: [] };
    group.glyphs.push(glyph);
    groups.set(direction.join(), group);
  }
  const [first, ...others] = [...groups.values()].sort((a, b) => b.glyphs.length - a.glyphs.length);
  const turn = turnBy(first?.direction ?? [1, 0], page);
  const area = turnBox(turn, { x0: 0, y0: 0, x1: page.width, y1: page.height });
  return {
    width: area.x1,
    height: area.y1,
    glyphs: toGlyphs(first?.glyphs ?? [], turn),
    aside: others.map((group) => toGlyphs(group.glyphs, turnBy(group.direction, page))),
    strokes: page.paths.strokes.map((stroke): Stroke => ({ ...turnBox(turn, stroke), thick: stroke.thick })),
    shades: page.paths.shades.map((box) => turnBox(turn, box)),
    images: page.images.map((box) => turnBox(turn, box)),
    tooComplex: page.tooComplex,
    hasLostFont: page.hasLostFont,
  };
}

type Turn = (x: number, y: number) => readonly [x: number, y: number];

/** The turn that makes `direction` point to the right and leaves the page's top left corner at zero. */
function turnBy([dx, dy]: Direction, { width, height }: { width: number; height: number }): Turn {
  const turn = (x: number, y: number) => [x * dx + y * dy, y * dx - x * dy] as const;
  const corners = [turn(0, 0), turn(width, 0), turn(0, height), turn(width, height)];
  const left = Math.min(...corners.map(([x]) => x));
  const top = Math.min(...corners.map(([, y]) => y));
  return (x, y) => {
    const [turnedX, turnedY] = turn(x, y);
    return [turnedX - left, turnedY - top];
  };
}

function turnBox(turn: Turn, box: Box): Box {
  const corners = [turn(box.x0, box.y0), turn(box.x1, box.y1)];
  return boxAround(corners.map(([x, y]) => ({ x0: x, x1: x, y0: y, y1: y })));
}

/** A direction within two degrees of level or upright is taken for it. */
function snap([x, y]: Direction): Direction {
  if (Math.abs(y) < 0.035) return [Math.sign(x), 0];
  if (Math.abs(x) < 0.035) return [0, Math.sign(y)];
  return [Math.round(x * 50) / 50, Math.round(y * 50) / 50];
}

function toGlyphs(placed: readonly PlacedGlyph[], turn: Turn): Glyph[] {
  const glyphs: Glyph[] = [];
  const printed = new Map<string, Glyph[]>();
  let spaced = false;
  for (const { text: raw, width, size, bold, ...at } of placed) {
    const clean = normaliseCharacters(raw);
    // A control character is no more than the number of a glyph whose character the font does not tell.
    const text = clean === "" && CONTROL.test(raw) ? UNKNOWN : clean.replace(/\s+/gu, "");
    if (text === "") {
      spaced ||= clean !== "";
      continue;
    }
    const [x, y] = turn(at.x, at.y);
    const glyph: Glyph = { text, x, y, width, size, bold, spaced };
    spaced = false;
    if (isOverprint(glyph, printed)) continue;
    glyphs.push(glyph);
  }
  return glyphs;
}

/** Whether the same character stands in the same place already; else remembers it. */
function isOverprint(glyph: Glyph, printed: Map<string, Glyph[]>): boolean {
  const column = Math.round(glyph.x / CELL);
  const row = Math.round(glyph.y / CELL);
  for (let i = column - 1; i <= column + 1; i++) {
    for (let j = row - 1; j <= row + 1; j++) {
      for (const other of printed.get(`${glyph.text}${i},${j}`) ?? []) {
        const reach = OVERPRINT * glyph.size;
        if (Math.abs(other.x - glyph.x) < reach && Math.abs(other.y - glyph.y) < reach) return true;
      }
    }
  }
  const key = `${glyph.text}${column},${row}`;
  const list = printed.get(key) ?? [];
  list.push(glyph);
  printed.set(key, list);
  return false;
}
