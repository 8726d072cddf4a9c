import { IDENTITY, type Matrix, multiply } from "./matrix";
import type { Glyph } from "./page-geometry";

/** What pdf.js tells of a font. */
export type Font = {
  readonly name: string;
  readonly bold: boolean;
  readonly vertical: boolean;
  readonly fontMatrix: Matrix;
};

/** One character with its direction: of the unit vector along which it is written. */
export type PlacedGlyph = Omit<Glyph, "spaced"> & {
  readonly right: readonly [x: number, y: number];
};

/** The text state of a PDF's content stream. */
export type TextState = {
  readonly font: Font;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly rise: number;
  readonly leading: number;
};

export const NO_FONT: Font = {
  name: "",
  bold: false,
  vertical: false,
  fontMatrix: [0.001, 0, 0, 0.001, 0, 0],
};
export const FIRST_STATE: TextState = {
  font: NO_FONT,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  rise: 0,
  leading: 0,
};

/** The place at which a content stream writes, and the characters that it has written. */
export class TextCursor {
  readonly glyphs: PlacedGlyph[] = [];
  private line: Matrix = IDENTITY;
  private at: Matrix = IDENTITY;

  /** Sets the place of the next character and of its line's start. */
  place(matrix: Matrix): void {
    this.line = matrix;
    this.at = matrix;
  }

  /** Goes to a new line, so far from the start of this one. */
  moveBy(x: number, y: number): void {
    this.place(multiply(this.line, [1, 0, 0, 1, x, y]));
  }

  /** Writes the characters and gaps of one showing operator of pdf.js under the page's map `page`. */
  show(shown: readonly unknown[], state: TextState, page: Matrix): void {
    const { font } = state;
    const unit = state.size * (font.fontMatrix[0] || 0.001);
    for (const item of shown) {
      if (typeof item === "number") {
        this.advance((-item / 1000) * state.size, state);
        continue;
      }
      const glyph = readGlyph(item);
      if (!glyph) continue;
      const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
      const width = font.vertical ? -Math.abs(state.size) : glyph.width * unit;
      this.put(glyph.text, font.vertical ? Math.abs(state.size) : width, state, page);
      this.advance(width + (font.vertical ? -spacing : spacing), state);
    }
  }

  private advance(by: number, { font, scale }: TextState): void {
    this.at = multiply(this.at, font.vertical ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by * scale, 0]);
  }

  private put(text: string, width: number, state: TextState, page: Matrix): void {
    if (text === "") return;
    const map = multiply(page, this.at);
    const stretch = Math.hypot(map[0], map[1]);
    const size = Math.abs(state.size) * Math.hypot(map[2], map[3]);
    if (!(stretch > 0) || !(size > 0.5)) return;
    const origin = state.font.vertical ? [-width / 2, -0.88 * Math.abs(state.size)] : [0, state.rise];
    const placed = multiply(map, [1, 0, 0, 1, origin[0] ?? 0, origin[1] ?? 0]);
    const mirrored = state.size < 0 ? -1 : 1;
    this.glyphs.push({
      text,
      x: placed[4],
      y: placed[5],
      width: Math.abs(width) * state.scale * stretch,
      size,
      bold: state.font.bold,
      right: [(mirrored * map[0]) / stretch, (mirrored * map[1]) / stretch],
    });
  }
}

/** One character as pdf.js shows it; null for anything else. */
function readGlyph(item: unknown): { text: string; width: number; isSpace: boolean } | null {
  if (typeof item !== "object" || item === null || !("unicode" in item) || !("width" in item)) return null;
  const { unicode, width } = item;
  if (typeof unicode !== "string" || typeof width !== "number") return null;
  return { text: unicode, width, isSpace: "isSpace" in item && item.isSpace === true };
}
