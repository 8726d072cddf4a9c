import type { Block, Content, Inline, TableCell } from "./schema";

/** `notes`: whether footnotes are told where they are called; true unless said. */
type Telling = { readonly notes?: boolean };

/** Plain text of inline nodes. Page marks are no text; a footnote stands in 〔注：…〕 where it is called. */
export function inlineToText(inlines: readonly Inline[] | undefined, { notes = true }: Telling = {}): string {
  return (inlines ?? [])
    .map((node) => {
      if (node.type === "text") return node.text;
      return node.type === "footnote" && notes ? `〔注：${inlineToText(node.content)}〕` : "";
    })
    .join("");
}

/** Text of a cell: its paragraphs, a line each. */
export function cellToText(cell: TableCell, telling?: Telling): string {
  return cell.content.map((paragraph) => inlineToText(paragraph.content, telling)).join("\n");
}

/** Lines of a block: a paragraph is one, a table one a row with its cells apart by tabs. */
export function blockToLines(block: Block, telling?: Telling): string[] {
  switch (block.type) {
    case "heading":
      return [`${block.attrs.number ?? ""}${inlineToText(block.content, telling)}`];
    case "paragraph":
      return [inlineToText(block.content, telling)];
    case "unrecoveredTable":
      return block.content.map((line) => inlineToText(line.content, telling));
    case "figure":
      return [block.attrs.caption ?? block.attrs.alt].filter((line) => line !== "");
    case "table": {
      const { caption, unit, notes } = block.attrs;
      const rows = block.content.map((row) =>
        row.content.map((cell) => cellToText(cell, telling)).join("\t"),
      );
      return [caption, unit, ...rows, ...notes].filter((line) => line !== null);
    }
  }
}

/** The plain text of a part, a line a paragraph, without page marks. */
export function contentToText(content: Content): string {
  return content.content.flatMap((block) => blockToLines(block)).join("\n");
}
