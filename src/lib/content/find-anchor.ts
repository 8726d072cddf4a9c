/** A place in a text told by what stands there, so that it is found again when the text around it moved. */
export type TextAnchor = { readonly quote: string; readonly prefix: string; readonly suffix: string };

/** Characters of context that an anchor keeps on each side. */
export const ANCHOR_CONTEXT = 20;

/**
 * Where the anchor's quote stands in the text now, in UTF-16 units: the occurrence whose surroundings agree with most
 * of the context, the first among equals; null where the quote is gone.
 */
export function findAnchor(text: string, anchor: TextAnchor): { from: number; to: number } | null {
  const { quote, prefix, suffix } = anchor;
  if (quote === "") return null;
  let best: { from: number; to: number } | null = null;
  let bestScore = -1;
  for (let from = text.indexOf(quote); from !== -1; from = text.indexOf(quote, from + 1)) {
    const to = from + quote.length;
    const score =
      sharedEnd(text.slice(Math.max(0, from - prefix.length), from), prefix) +
      sharedStart(text.slice(to, to + suffix.length), suffix);
    if (score > bestScore) {
      best = { from, to };
      bestScore = score;
    }
    if (score === prefix.length + suffix.length) break;
  }
  return best;
}

/** Breaks between blocks and cells count as one: how they are written depends on who made the text. */
const isSame = (a: string | undefined, b: string | undefined) =>
  a === b || (a !== undefined && b !== undefined && /[\n\t]/u.test(a) && /[\n\t]/u.test(b));

function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && isSame(a[count], b[count])) count++;
  return count;
}

function sharedEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && isSame(a.at(-1 - count), b.at(-1 - count))) count++;
  return count;
}
