import { apply, type Matrix } from "./matrix";
import type { Box, Stroke } from "./page-geometry";

/** Numbers that follow each drawing order of pdf.js: move, line, cubic curve, quadratic curve, close. */
const OPERANDS = [2, 2, 6, 4, 0] as const;
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
/** A filled area so thin, in points, is a line. */
const THIN = 3;
/** How far from level or upright a line may be. */
const SLANT = 0.6;

/** The straight lines of a page that are level or upright, and its filled areas. */
export class PaintedPaths {
  readonly strokes: Stroke[] = [];
  readonly shades: Box[] = [];
  segments = 0;

  /** Takes one path of pdf.js under the page's map. `thick` is the width of its stroke, null for a fill. */
  add(
    path: ArrayLike<number>,
    map: Matrix,
    { thick, white }: { thick: number | null; white: boolean },
  ): void {
    for (const points of subpaths(path)) {
      this.segments += points.length;
      const placed = points.map(([x, y]) => apply(map, x, y));
      if (thick === null) this.addFill(placed, white);
      else for (const [i, to] of placed.entries()) this.addSegment(placed[i - 1], to, thick);
    }
  }

  private addSegment(
    from: readonly [number, number] | undefined,
    to: readonly [number, number],
    thick: number,
  ): void {
    if (!from) return;
    const box = between(from, to);
    if (box.x1 - box.x0 <= SLANT || box.y1 - box.y0 <= SLANT) this.strokes.push({ ...box, thick });
  }

  private addFill(points: readonly (readonly [number, number])[], white: boolean): void {
    const box = points.map((point) => between(point, point)).reduce(union, NOTHING);
    const width = box.x1 - box.x0;
    const height = box.y1 - box.y0;
    if (!(width >= 0 && height >= 0) || white) return;
    if (width <= THIN && height > width) {
      const x = (box.x0 + box.x1) / 2;
      this.strokes.push({ x0: x, x1: x, y0: box.y0, y1: box.y1, thick: width });
    } else if (height <= THIN && width > height) {
      const y = (box.y0 + box.y1) / 2;
      this.strokes.push({ x0: box.x0, x1: box.x1, y0: y, y1: y, thick: height });
    } else this.shades.push(box);
  }
}

const NOTHING: Box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };

function union(a: Box, b: Box): Box {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}

function between([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): Box {
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
}

/** The corners of each part of a path. A curve counts as its end point; what it makes is no line of a table. */
function subpaths(path: ArrayLike<number>): (readonly [number, number])[][] {
  const result: (readonly [number, number])[][] = [];
  let points: (readonly [number, number])[] = [];
  for (let at = 0; at < path.length; ) {
    const order = path[at] ?? 0;
    const count = OPERANDS[order];
    if (count === undefined) break;
    const point = [path[at + count - 1] ?? 0, path[at + count] ?? 0] as const;
    if (order === MOVE) {
      if (points.length > 1) result.push(points);
      points = [point];
    } else if (order === CLOSE) {
      const [first] = points;
      if (first) points.push(first);
    } else if (order === LINE) points.push(point);
    else {
      if (points.length > 1) result.push(points);
      points = [point];
    }
    at += count + 1;
  }
  if (points.length > 1) result.push(points);
  return result;
}
