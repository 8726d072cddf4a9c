import type { Block, Content, Inline, TableCell } from "./schema";

/** Plain text of inline nodes. Page marks are no text; a footnote stands in 〔注：…〕 where it is called. */
export function inlineToText(inlines: readonly Inline[] | undefined): string {
  return (inlines ?? [])
    .map((node) => {
      if (node.type === "text") return node.text;
      return node.type === "footnote" ? `〔注：${inlineToText(node.content)}〕` : "";
    })
    .join("");
}

/** Text of a cell: its paragraphs, a line each. */
export function cellToText(cell: TableCell): string {
  return cell.content.map((paragraph) => inlineToText(paragraph.content)).join("\n");
}

/** Lines of a block: a paragraph is one, a table one a row with its cells apart by tabs. */
export function blockToLines(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [`${block.attrs.number ?? ""}${inlineToText(block.content)}`];
    case "paragraph":
      return [inlineToText(block.content)];
    case "unrecoveredTable":
      return block.content.map((line) => inlineToText(line.content));
    case "figure":
      return [block.attrs.caption ?? block.attrs.alt].filter((line) => line !== "");
    case "table": {
      const { caption, unit, notes } = block.attrs;
      const rows = block.content.map((row) => row.content.map((cell) => cellToText(cell)).join("\t"));
      return [caption, unit, ...rows, ...notes].filter((line) => line !== null);
    }
  }
}

/** The plain text of a part, a line a paragraph, without page marks. */
export function contentToText(content: Content): string {
  return content.content.flatMap(blockToLines).join("\n");
}
