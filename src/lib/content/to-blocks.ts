import type { Block, Content, HeadingLevel } from "./schema";
import { blockToLines, cellToText, inlineToText } from "./to-text";

/** A block as plain JSON, for the command line and the open API: no marks, no page marks. */
type PlainCell = { text: string; colspan?: number; rowspan?: number; header?: true };
export type PlainBlock =
  | { type: "heading"; level: HeadingLevel; text: string }
  | { type: "paragraph"; text: string }
  | { type: "table"; rows: PlainCell[][]; caption?: string; unit?: string; notes?: string[] }
  | { type: "unrecovered-table"; text: string }
  | { type: "figure"; text: string };

/** A part's content as plain JSON, block by block. */
export function contentToBlocks(content: Content): PlainBlock[] {
  return content.content.map(plainBlock);
}

function plainBlock(block: Block): PlainBlock {
  const text = blockToLines(block).join("\n");
  switch (block.type) {
    case "heading":
      return { type: "heading", level: block.attrs.level, text };
    case "paragraph":
      return { type: "paragraph", text: inlineToText(block.content) };
    case "unrecoveredTable":
      return { type: "unrecovered-table", text };
    case "figure":
      return { type: "figure", text };
    case "table": {
      const { caption, unit, notes } = block.attrs;
      const rows = block.content.map((row) =>
        row.content.map((cell) => ({
          text: cellToText(cell),
          ...(cell.attrs.colspan > 1 && { colspan: cell.attrs.colspan }),
          ...(cell.attrs.rowspan > 1 && { rowspan: cell.attrs.rowspan }),
          ...(cell.type === "tableHeader" && { header: true as const }),
        })),
      );
      return {
        type: "table",
        rows,
        ...(caption !== null && { caption }),
        ...(unit !== null && { unit }),
        ...(notes.length > 0 && { notes }),
      };
    }
  }
}
