import type { Line } from "./source";

/** The widths at which the print around a line wraps: as the lines before it and those after it show. Empty: not wrapped. */
export type WrapWidths = readonly number[];

/** Lines before and after that are looked at: many, so that a run of headings does not hide the column; few at its edges. */
const FAR = { reach: 32, share: 0.3 };
const NEAR = { reach: 12, share: 0.4 };
const FEWEST = 4;
const WIDEST = 48;
const NARROWEST = 8;
/** Where among the sorted widths that of the column may stand. */
const RANKS = [0.9, 0.8, 0.7];
/** Share of the lines that must not be wider than the column. */
const IN_COLUMN = 0.75;
/** How far apart full lines may be (punctuation is squeezed or hung), in characters. */
const SPREAD = 1.75;

/** For each line the widths of the columns that it may belong to, in characters. */
export function measureWraps(lines: readonly Line[]): WrapWidths[] {
  return lines.map((_, index) => wrapsAt(lines, index));
}

/** The widths of the columns that one line may belong to, in characters. */
export function wrapsAt(lines: readonly Line[], index: number): WrapWidths {
  const around = ({ reach, share }: typeof FAR) => [
    widthOf(lines.slice(Math.max(0, index - reach), index + 1), share),
    widthOf(lines.slice(index, index + reach + 1), share),
  ];
  const far = around(FAR).filter((width) => width !== null);
  const widths = far.length > 0 ? far : around(NEAR).filter((width) => width !== null);
  return [...new Set(widths)];
}

/** Whether a line reaches the end of its column; `slack` allows for the indent of a first line or a kept-together word. */
export function isFull(line: Line, widths: WrapWidths, slack = 2.25): boolean {
  return widths.some((width) => line.width >= width - slack && line.width <= width + 2.5);
}

/**
 * The width of the column: the largest that a few wider lines (of another column, a title) leave standing,
 * and at which at least `share` of the lines are full. Null where the lines are not wrapped.
 */
function widthOf(lines: readonly Line[], share: number): number | null {
  if (lines.length < FEWEST) return null;
  const widths = lines.map((line) => line.width).sort((a, b) => a - b);
  for (const rank of RANKS) {
    const width = widths[Math.floor((widths.length - 1) * rank)] ?? 0;
    if (width > WIDEST || width < NARROWEST) continue;
    const inColumn = widths.filter((value) => value <= width + SPREAD).length;
    const full = widths.filter((value) => Math.abs(value - width) <= SPREAD).length;
    if (inColumn >= widths.length * IN_COLUMN && full >= inColumn * share) return width;
  }
  return null;
}
