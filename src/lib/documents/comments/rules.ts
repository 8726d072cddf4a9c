import { findAnchor, type TextAnchor } from "../../content/find-anchor";
import { contentToText } from "../../content/to-text";
import type { DocumentPart } from "../schema";

/** What stands where in a document: a quote with its surroundings, and the part by its index. */
export type PlacedAnchor = TextAnchor & { readonly part: number };

type Parts = readonly Pick<DocumentPart, "content">[];

/**
 * Comments in the order of the text: those on the document as a whole first, then part by part as their quotes stand
 * there now; a quote that is gone comes after those of its part. Equals keep their order.
 */
export function inTextOrder<T extends PlacedAnchor>(comments: readonly T[], parts: Parts): T[] {
  const find = finderIn(parts);
  return comments
    .map((comment) => ({
      comment,
      part: comment.quote === "" ? -1 : comment.part,
      at: find(comment) ?? Number.MAX_SAFE_INTEGER,
    }))
    .sort((a, b) => a.part - b.part || a.at - b.at)
    .map(({ comment }) => comment);
}

/** Ids of the comments whose words are no longer in the text (原文已改动). */
export function lostComments(
  comments: readonly (PlacedAnchor & { readonly id: string })[],
  parts: Parts,
): string[] {
  const find = finderIn(parts);
  return comments.filter((comment) => find(comment) === null).map(({ id }) => id);
}

/** Finds where a quote stands in its part now; each part's text is read once. */
function finderIn(parts: Parts): (anchor: PlacedAnchor) => number | null {
  const texts = new Map<number, string>();
  return ({ part, quote, prefix, suffix }) => {
    if (quote === "") return 0;
    const content = parts[part]?.content;
    if (!content) return null;
    const text = texts.get(part) ?? asLines(contentToText(content));
    texts.set(part, text);
    const anchor = { quote: asLines(quote), prefix: asLines(prefix), suffix: asLines(suffix) };
    return findAnchor(text, anchor)?.from ?? null;
  };
}

/** A selection over cells of a table parts them by line ends, the plain text by tabs. */
function asLines(text: string): string {
  return text.replaceAll("\t", "\n");
}
