import { countInk } from "../../content/ink";
import type { Figure, Table } from "../../content/schema";
import { type LeftOut, type Line, makeLine, type Rich } from "../source";
import type { Band } from "./columns";
import type { FurnitureLine } from "./furniture";
import type { Place, PlacedBlock } from "./line-places";
import type { PrintedLine } from "./page-lines";

/** A table or figure in its place on a page. */
export type TextBlock = PlacedBlock & {
  readonly block: Table | Figure;
  /** Its text, a line a row, cells parted by tabs. */
  readonly rows: readonly string[];
  /** Rows of it that are printed again on later pages; they stand after `rows` among the numbered lines. */
  readonly repeats: readonly string[];
};

export type ReadPage = {
  readonly top: readonly FurnitureLine[];
  readonly bands: readonly Band<PrintedLine | TextBlock>[];
  /** Lines that run in another direction. */
  readonly aside: readonly PrintedLine[];
  readonly bottom: readonly FurnitureLine[];
  readonly page: string | null;
};

/** Numbers the lines of all pages in reading order, an empty line between two pages, and puts each page's mark on its first line. */
export function numberLines(
  pages: readonly ReadPage[],
  places: ReadonlyMap<PrintedLine, Place>,
): { text: string[]; lines: Line[]; leftOut: LeftOut[] } {
  const text: string[] = [];
  const lines: Line[] = [];
  const leftOut: LeftOut[] = [];
  for (const page of pages) {
    if (text.length > 0) text.push("");
    let isFirst = text.length > 0 || page.page !== null;
    let mark = markOf(page.page);
    const add = (row: string, known: Partial<Omit<Line, "n" | "text" | "row" | "width">>) => {
      text.push(row);
      lines.push(makeLine(text.length, row, { ...known, blankBefore: isFirst }));
      isFirst = false;
    };
    const withMark = (rich: readonly Rich[]): { rich?: readonly Rich[] } => {
      const all = [...mark, ...rich];
      mark = [];
      return all.length > 0 ? { rich: all } : {};
    };
    for (const { line, is } of page.top) add(line.text, { furniture: is });
    for (const item of page.bands.flatMap((band) => band.items)) {
      if (item.kind === "line") add(item.text, { ...places.get(item), ...withMark(item.rich) });
      else addBlock(item, withMark([]));
    }
    for (const line of page.aside) add(line.text, withMark(line.rich));
    for (const { line, is } of page.bottom) add(line.text, { furniture: is });

    function addBlock({ block, rows, repeats }: TextBlock, known: { rich?: readonly Rich[] }): void {
      const n = text.length + 1;
      text.push(...rows);
      lines.push(
        makeLine(n, rows.join("\n"), { ...known, block, through: text.length, blankBefore: isFirst }),
      );
      isFirst = false;
      for (const row of repeats) {
        text.push(row);
        const at = text.length;
        if (countInk(row) > 0)
          leftOut.push({ firstLine: at, lastLine: at, reason: "repeat", text: row.trim() });
      }
    }
  }
  return { text, lines, leftOut };
}

function markOf(page: string | null): Rich[] {
  return page === null ? [] : [{ at: 0, node: { type: "pageMark", attrs: { page } } }];
}
