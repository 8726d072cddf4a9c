import type { OutlineEntry } from "@/lib/content/anchors";
import type { Content } from "@/lib/content/schema";
import { contentToHtml } from "@/lib/content/to-html";

/**
 * The text of one part. Its highest heading becomes `h{topLevel}`, whichever level the text begins with.
 * The only place that sets HTML: it comes from the walker, which writes the tags itself and escapes every text.
 */
export function DocumentText({
  content,
  outline,
  prefix,
  topLevel,
  pictures,
}: {
  content: Content;
  outline: readonly OutlineEntry[];
  prefix: string;
  topLevel: number;
  /** Address below which its pictures are found. */
  pictures: string;
}) {
  const highest = highestLevel(content);
  const html = contentToHtml({ content, outline, prefix, topLevel: topLevel - (highest - 1), pictures });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above; tests/unit/content/to-html.test.ts holds it to this
  return <div className="document-text" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The level of the highest heading; 1 without one. */
function highestLevel(content: Content): number {
  const levels = content.content.flatMap((block) => (block.type === "heading" ? [block.attrs.level] : []));
  return levels.length === 0 ? 1 : Math.min(...levels);
}
