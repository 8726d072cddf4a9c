/**
 * What stands on a page as plain values. All measures are points; x grows to the right, y downwards from the top left
 * corner of the visible page.
 */

export type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** One character as it is set. */
export type Glyph = {
  readonly text: string;
  /** Left edge and baseline. */
  readonly x: number;
  readonly y: number;
  /** How far the next character is set from this one, spacing left out. */
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  /** A white space character was written before it. */
  readonly spaced: boolean;
};

/** A straight painted line; `thick` is its width. */
export type Stroke = Box & { readonly thick: number };

/** Everything on a page that its stages look at. */
export type PageContent = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Characters that run in another direction than most of the page, each direction turned upright on its own. */
  readonly aside: readonly (readonly Glyph[])[];
  readonly strokes: readonly Stroke[];
  /** Areas filled with something other than white. */
  readonly shades: readonly Box[];
  readonly images: readonly Box[];
  /** More is painted than tables are looked for in. */
  readonly tooComplex: boolean;
  /** Some text is set in a font that cannot be read. */
  readonly hasLostFont: boolean;
};

/** The box around some boxes; all zero without any. */
export function boxAround(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box.x0);
    y0 = Math.min(y0, box.y0);
    x1 = Math.max(x1, box.x1);
    y1 = Math.max(y1, box.y1);
  }
  return x0 === Infinity ? { x0: 0, y0: 0, x1: 0, y1: 0 } : { x0, y0, x1, y1 };
}

/** Whether a point lies in a box, `slack` points beside it included. */
export function holds(box: Box, x: number, y: number, slack = 0): boolean {
  return x >= box.x0 - slack && x <= box.x1 + slack && y >= box.y0 - slack && y <= box.y1 + slack;
}

/** How many points two ranges have in common; negative: how far they are apart. */
export function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}

/** The middle one of some numbers; 0 without any. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The value, rounded to `step`, that most of some weighted numbers have; 0 without any. */
export function commonest(values: Iterable<readonly [value: number, weight: number]>, step: number): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) {
    const key = Math.round(value / step) * step;
    weights.set(key, (weights.get(key) ?? 0) + weight);
  }
  let best = 0;
  let most = 0;
  for (const [value, weight] of weights) if (weight > most) [best, most] = [value, weight];
  return best;
}
