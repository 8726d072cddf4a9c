import { type Fragment, toFragments } from "./fragments";
import { type Box, type Glyph, holds, overlap, type PageContent } from "./page-geometry";
import { type Grid, type GridCell, readGrid } from "./ruled-grid";
import { groupRules, toRules } from "./ruling-lines";
import { type FilledCell, readCell, toTable } from "./table-cells";

/** A table as it stands on one page. */
export type PageTable = Box & {
  readonly kind: "table";
  readonly cells: readonly FilledCell[];
  readonly rows: number;
  /** Left edges of its columns, and its right edge. */
  readonly xs: readonly number[];
  /** How many rows at its top are set off as its head; 0 where nothing tells. */
  readonly headRows: number;
};

/** More pairs of lines than these are a drawing. */
const MOST_PAIRS = 4_000_000;
const SHADED = 0.5;

/**
 * Finds the tables that lines enclose and takes their characters out of a page's. A frame around one text is none, nor
 * is a drawing without text.
 */
export function takeRuledTables(page: PageContent): { tables: PageTable[]; glyphs: readonly Glyph[] } {
  const rules = toRules(page.strokes);
  if (page.tooComplex || rules.level.length * rules.upright.length > MOST_PAIRS)
    return { tables: [], glyphs: page.glyphs };
  const tables: PageTable[] = [];
  let glyphs = page.glyphs;
  const groups = groupRules(rules)
    .filter((group) => group.upright.length > 0)
    .sort((a, b) => area(b.box) - area(a.box));
  for (const group of groups) {
    const inside = glyphs.filter((glyph) => isIn(group.box, glyph));
    if (inside.length === 0) continue;
    const grid = readGrid(group);
    const table = grid && fill(grid, inside, page.shades);
    if (!table) continue;
    tables.push({ ...group.box, ...table });
    const taken = new Set(inside);
    glyphs = glyphs.filter((glyph) => !taken.has(glyph));
  }
  return { tables, glyphs };
}

function isIn(box: Box, glyph: Glyph): boolean {
  return holds(box, glyph.x + glyph.width / 2, glyph.y - 0.35 * glyph.size, 1);
}

function area(box: Box): number {
  return (box.x1 - box.x0) * (box.y1 - box.y0);
}

type Filled = Omit<PageTable, keyof Box>;

function fill(grid: Grid, glyphs: readonly Glyph[], shades: readonly Box[]): Filled | null {
  const held = new Map<GridCell, Glyph[]>();
  const at = cellFinder(grid);
  for (const glyph of glyphs) {
    const cell = at(glyph.x + glyph.width / 2, glyph.y - 0.35 * glyph.size);
    if (!cell) return null;
    const list = held.get(cell);
    if (list) list.push(glyph);
    else held.set(cell, [glyph]);
  }
  if (held.size < 2) return null;
  const cells = grid.cells.map((cell): FilledCell => {
    const fragments: Fragment[] = toFragments(held.get(cell) ?? []);
    return { ...cell, ...readCell(fragments, cell.box) };
  });
  if (!toTable(cells, 0)) return null;
  return {
    kind: "table",
    cells,
    rows: grid.ys.length - 1,
    xs: grid.xs,
    headRows: countHeadRows(cells, { rows: grid.ys.length - 1, shades }),
  };
}

/** Gives the cell that holds a point. */
function cellFinder({ xs, ys, cells }: Grid): (x: number, y: number) => GridCell | undefined {
  const columns = xs.length - 1;
  const owners = new Array<GridCell | undefined>(columns * (ys.length - 1));
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowspan; row++)
      for (let column = cell.column; column < cell.column + cell.colspan; column++)
        owners[row * columns + column] = cell;
  const lane = (edges: readonly number[], value: number) => {
    const next = edges.findIndex((edge) => edge > value);
    return Math.max(0, (next === -1 ? edges.length - 1 : next) - 1);
  };
  return (x, y) => owners[lane(ys, y) * columns + Math.min(columns - 1, lane(xs, x))];
}

/** Rows at the top that are shaded or in bold type while others are not, with those into which their cells hang down. */
export function countHeadRows(
  cells: readonly FilledCell[],
  { rows, shades }: { rows: number; shades: readonly Box[] },
): number {
  for (const isHead of [(cell: FilledCell) => isShaded(cell.box, shades), (cell: FilledCell) => cell.bold]) {
    let head = 0;
    while (head < rows && isWhole(cells, head, isHead)) head++;
    if (head === 0 || head === rows) continue;
    for (const cell of cells) if (cell.row < head) head = Math.max(head, cell.row + cell.rowspan);
    if (head < rows) return head;
  }
  return 0;
}

function isWhole(cells: readonly FilledCell[], row: number, isHead: (cell: FilledCell) => boolean): boolean {
  const own = cells.filter((cell) => cell.row === row && cell.paragraphs.length > 0);
  return own.length > 0
    ? own.every(isHead)
    : row > 0 && cells.some((cell) => cell.row < row && cell.row + cell.rowspan > row && isHead(cell));
}

function isShaded(box: Box, shades: readonly Box[]): boolean {
  return shades.some((shade) => {
    const width = overlap(shade.x0, shade.x1, box.x0, box.x1);
    const height = overlap(shade.y0, shade.y1, box.y0, box.y1);
    return width > 0 && height > 0 && width * height >= SHADED * area(box);
  });
}
