import type { PartType } from "./kind";
import type { Content, HeadingLevel } from "./schema";
import { inlineToText } from "./to-text";

/** A heading's place: `s3-2`, or `a2-s3` in the second annex. It follows from the text alone and so never moves. */
export type OutlineEntry = {
  readonly anchor: string;
  readonly level: HeadingLevel;
  readonly text: string;
  /** Index of the part and of the block in it. */
  readonly part: number;
  readonly block: number;
};

export type AnchoredPart = { readonly type: PartType; readonly content: Content };

/** Anchor of each part: null for the body, `i1` for an issued text, `a1` for an annex. */
export function partAnchors(parts: readonly { readonly type: PartType }[]): (string | null)[] {
  const seen = { body: 0, instrument: 0, annex: 0 };
  return parts.map(({ type }) => {
    seen[type]++;
    return type === "body" ? null : `${type === "annex" ? "a" : "i"}${seen[type]}`;
  });
}

/** All headings of a document in order. Body and issued texts count on in one series, each annex in its own. */
export function outlineOf(parts: readonly AnchoredPart[]): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const anchors = partAnchors(parts);
  const main = [0, 0, 0, 0];
  parts.forEach((part, partIndex) => {
    const counters = part.type === "annex" ? [0, 0, 0, 0] : main;
    const prefix = part.type === "annex" ? `${anchors[partIndex]}-` : "";
    part.content.content.forEach((block, blockIndex) => {
      const heading = headingOf(block);
      if (!heading) return;
      counters[heading.level - 1] = (counters[heading.level - 1] ?? 0) + 1;
      counters.fill(0, heading.level);
      entries.push({
        anchor: `${prefix}s${counters.slice(0, heading.level).join("-")}`,
        level: heading.level,
        text: heading.text,
        part: partIndex,
        block: blockIndex,
      });
    });
  });
  return entries;
}

function headingOf(block: Content["content"][number]): { level: HeadingLevel; text: string } | null {
  if (block.type === "heading") {
    return {
      level: block.attrs.level,
      text: `${block.attrs.number ?? ""}${inlineToText(block.content)}`,
    };
  }
  if (block.type !== "paragraph") return null;
  const lead = block.content?.find((node) => node.type !== "pageMark");
  if (lead?.type !== "text") return null;
  for (const mark of lead.marks ?? []) {
    if (mark.type === "runIn") return { level: mark.attrs.level, text: lead.text };
  }
  return null;
}
