import type { Box } from "./page-geometry";
import type { Rule, Rules } from "./ruling-lines";

/** One cell of a table: its place in the grid, how many columns and rows it takes, its borders on the page. */
export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly box: Box;
};
export type Grid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
};

const SAME = 2.6;
/** Part of a cell's side that a line must cover to part it from the next. */
const COVERED = 0.6;
const MOST_COLUMNS = 100;
const MOST_CELLS = 40_000;

/**
 * The cells that lines which meet one another enclose; the outermost sides count as drawn. Null where they make no
 * table: fewer than two cells, or cells that are no rectangles.
 */
export function readGrid({ level, upright, box }: Rules & { box: Box }): Grid | null {
  const xs = distinct([box.x0, box.x1, ...upright.map((rule) => rule.at)]);
  const ys = distinct([box.y0, box.y1, ...level.map((rule) => rule.at)]);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns > MOST_COLUMNS || columns * rows > MOST_CELLS) return null;
  if (columns * rows < 2) return null;
  const rightOf = laneIndex(upright, xs);
  const below = laneIndex(level, ys);
  const isParted = (lane: readonly Rule[] | undefined, from: number, to: number) =>
    (lane ?? []).some((rule) => Math.min(rule.to, to) - Math.max(rule.from, from) >= COVERED * (to - from));
  const taken = new Array<boolean>(columns * rows).fill(false);
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row * columns + column]) continue;
      const sideY = [ys[row] ?? 0, ys[row + 1] ?? 0] as const;
      const sideX = [xs[column] ?? 0, xs[column + 1] ?? 0] as const;
      let colspan = 1;
      while (column + colspan < columns && !isParted(rightOf[column + colspan], ...sideY)) colspan++;
      let rowspan = 1;
      while (row + rowspan < rows && !isParted(below[row + rowspan], ...sideX)) rowspan++;
      for (let y = row; y < row + rowspan; y++) {
        for (let x = column; x < column + colspan; x++) {
          if (taken[y * columns + x]) return null;
          taken[y * columns + x] = true;
        }
      }
      const x1 = xs[column + colspan] ?? 0;
      const y1 = ys[row + rowspan] ?? 0;
      cells.push({ row, column, rowspan, colspan, box: { x0: sideX[0], x1, y0: sideY[0], y1 } });
    }
  }
  return cells.length < 2 ? null : withoutUnused({ xs, ys, cells });
}

/** Takes out rows and columns in which no cell begins: those of lines that part no cells, under a word or a blank. */
function withoutUnused({ xs, ys, cells }: Grid): Grid {
  const rows = used(cells.map((cell) => cell.row));
  const columns = used(cells.map((cell) => cell.column));
  const count = (sorted: readonly number[], from: number, span: number) =>
    sorted.filter((value) => value >= from && value < from + span).length;
  return {
    xs: [...columns.map((column) => xs[column] ?? 0), xs.at(-1) ?? 0],
    ys: [...rows.map((row) => ys[row] ?? 0), ys.at(-1) ?? 0],
    cells: cells.map((cell) => ({
      box: cell.box,
      row: rows.indexOf(cell.row),
      column: columns.indexOf(cell.column),
      rowspan: count(rows, cell.row, cell.rowspan),
      colspan: count(columns, cell.column, cell.colspan),
    })),
  };
}

function used(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** For each place of `at` the lines that run along it. */
function laneIndex(rules: readonly Rule[], at: readonly number[]): Rule[][] {
  return at.map((place) => rules.filter((rule) => Math.abs(rule.at - place) <= SAME));
}

function distinct(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last === undefined || value - last > SAME) result.push(value);
  }
  return result;
}
