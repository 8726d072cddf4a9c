import { elementsOf, type HtmlElement } from "./html-tree";
import type { Paragraph, Table, TableCell, TableRow } from "./schema";

/** A pasted table on the schema: every row the same number of columns, whatever the page said. */

const MAX_COLUMNS = 100;

/** `read` gives the paragraphs of a cell. Null where the table has no cell. */
export function pasteTable(
  element: HtmlElement,
  caption: string | null,
  read: (cell: HtmlElement) => Paragraph[],
): Table | null {
  const rows = rowsOf(element);
  const grid: (true | undefined)[][] = rows.map(() => []);
  const cells: { row: number; column: number; cell: TableCell }[] = [];
  rows.forEach(({ row, isHead }, rowIndex) => {
    let column = 0;
    for (const element of row.children) {
      if (typeof element === "string" || (element.tag !== "td" && element.tag !== "th")) continue;
      while (grid[rowIndex]?.[column]) column++;
      if (column >= MAX_COLUMNS) break;
      const colspan = freeWidth(grid[rowIndex], column, span(element, "colspan", MAX_COLUMNS - column));
      const rowspan = span(element, "rowspan", rows.length - rowIndex);
      for (let r = rowIndex; r < rowIndex + rowspan; r++) {
        for (let c = column; c < column + colspan; c++) occupied(grid, r)[c] = true;
      }
      const type = isHead || element.tag === "th" ? ("tableHeader" as const) : ("tableCell" as const);
      cells.push({
        row: rowIndex,
        column,
        cell: { type, attrs: { colspan, rowspan }, content: read(element) },
      });
      column += colspan;
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return null;
  const content = rows.map((_, rowIndex): TableRow => {
    const given = cells.filter((cell) => cell.row === rowIndex);
    const filled = Array.from({ length: width }, (_, column) => column).filter(
      (column) => !grid[rowIndex]?.[column],
    );
    const all = [...given, ...filled.map((column) => ({ column, cell: emptyCell() }))];
    return { type: "tableRow", content: all.sort((a, b) => a.column - b.column).map(({ cell }) => cell) };
  });
  return { type: "table", attrs: { caption, unit: null, notes: [] }, content };
}

/** Rows of the table itself, not of tables in its cells; Word puts those that it repeats in a `thead`. */
function rowsOf(element: HtmlElement): { row: HtmlElement; isHead: boolean }[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.tag === "tr") return [{ row: child, isHead: false }];
    if (!["thead", "tbody", "tfoot"].includes(child.tag)) return [];
    return elementsOf(child, ["tr"]).map((row) => ({ row, isHead: child.tag === "thead" }));
  });
}

function occupied(grid: (true | undefined)[][], row: number): (true | undefined)[] {
  const columns = grid[row] ?? [];
  grid[row] = columns;
  return columns;
}

function span(cell: HtmlElement, name: string, most: number): number {
  const value = Number.parseInt(cell.attrs[name] ?? "1", 10);
  if (name === "rowspan" && value === 0) return most;
  return Math.min(Math.max(1, Number.isFinite(value) ? value : 1), Math.max(1, most));
}

/** As many columns as are free from here: a cell never lies over one that reaches down from above. */
function freeWidth(row: readonly (true | undefined)[] | undefined, column: number, wanted: number): number {
  let width = 1;
  while (width < wanted && !row?.[column + width]) width++;
  return width;
}

function emptyCell(): TableCell {
  const paragraph: Paragraph = { type: "paragraph", attrs: { align: "left" }, content: [] };
  return { type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph] };
}
