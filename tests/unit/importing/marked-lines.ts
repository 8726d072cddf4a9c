import type { Content, Inline } from "@/lib/content/schema";
import { inlineToText } from "@/lib/content/to-text";

/** The paragraphs and headings of a content, a line each, with the page marks shown as `⟦4⟧`. */
export function markedLines(content: Content): string {
  const lines = content.content.map((block) => {
    const number = block.type === "heading" ? (block.attrs.number ?? "") : "";
    const inlines = block.type === "heading" || block.type === "paragraph" ? (block.content ?? []) : [];
    return `${number}${inlines.map(shown).join("")}`;
  });
  return lines.join("\n");
}

function shown(node: Inline): string {
  return node.type === "pageMark" ? `⟦${node.attrs.page}⟧` : inlineToText([node]);
}
