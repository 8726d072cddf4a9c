import { findPhrase, highlightParts, mergeSpans, type Span, type TextPart } from "./highlight";
import type { Phrase } from "./query";
import { passageText, type SearchPassage } from "./schema";
import { readUnits, type Unit } from "./units";

/** A place in a document that shows the query. */
export type Snippet = { readonly anchor: string | null; readonly parts: readonly TextPart[] };

const MAX_SNIPPETS = 3;
/** Length of a snippet, and how much of it stands before its first hit; in units, which are about characters. */
const SNIPPET_UNITS = 90;
const UNITS_BEFORE_HIT = 20;

/**
 * Chooses up to three passages, in their order, so that each phrase that occurs in the text is shown once if
 * possible. Without a hit in the text (the title or number was found) gives its beginning.
 */
export function makeSnippets(passages: readonly SearchPassage[], phrases: readonly Phrase[]): Snippet[] {
  const missing = new Set(phrases);
  const chosen = new Map<SearchPassage, Found>();
  const take = (passage: SearchPassage) => {
    const found = findIn(passage, phrases);
    const fresh = [...missing].filter((phrase) => found.byPhrase.has(phrase));
    for (const phrase of fresh) missing.delete(phrase);
    if (fresh.length > 0) chosen.set(passage, { ...found, fresh });
  };
  for (const passage of passages) {
    if (missing.size === 0 || chosen.size === MAX_SNIPPETS) break;
    const folded = foldText(passageText(passage));
    if ([...missing].some((phrase) => mayHold(folded, phrase))) take(passage);
  }
  const inOrder = passages.flatMap((passage) => chosen.get(passage) ?? []);
  if (inOrder.length > 0) return inOrder.map(cutSnippet);
  const opening = passages.find((passage) => passage.text.trim() !== "") ?? passages[0];
  return opening ? [cutSnippet({ ...findIn(opening, []), fresh: [] })] : [];
}

/** Gives a title with its hits. */
export function highlightTitle(title: string, phrases: readonly Phrase[]): TextPart[] {
  const units = readUnits(title);
  const spans = phrases.flatMap((phrase) => findPhrase(units, phrase));
  return highlightParts({ text: title, spans, within: { start: 0, end: title.length } });
}

type Found = {
  readonly anchor: string | null;
  readonly text: string;
  readonly units: readonly Unit[];
  readonly byPhrase: ReadonlyMap<Phrase, readonly Span[]>;
  /** The phrases for whose sake the passage was chosen. */
  readonly fresh: readonly Phrase[];
};

function findIn(passage: SearchPassage, phrases: readonly Phrase[]): Found {
  const text = passageText(passage);
  const units = readUnits(text);
  const byPhrase = new Map<Phrase, readonly Span[]>();
  for (const phrase of phrases) {
    const spans = findPhrase(units, phrase);
    if (spans.length > 0) byPhrase.set(phrase, spans);
  }
  return { anchor: passage.anchor, text, units, byPhrase, fresh: [] };
}

/** Cheap stand-in for the units of a text: reading a long document into units for every hit would be slow. */
function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu, "");
}

function mayHold(folded: string, phrase: Phrase): boolean {
  const runs = phrase.map((unit) => (unit.kind === "break" ? " " : unit.text)).join("");
  return runs.split(" ").every((run) => folded.includes(run));
}

/** Opens a little before the first fresh hit, cuts only between units, and makes line ends spaces. */
function cutSnippet({ anchor, text, units, byPhrase, fresh }: Found): Snippet {
  const spans = mergeSpans([...byPhrase.values()].flat());
  const wanted = fresh.flatMap((phrase) => byPhrase.get(phrase)?.[0]?.start ?? []);
  const firstHit = wanted.length > 0 ? Math.min(...wanted) : 0;
  const hitUnit = Math.max(
    0,
    units.findIndex((unit) => unit.start >= firstHit),
  );
  const from = Math.max(0, hitUnit - UNITS_BEFORE_HIT);
  const to = from + SNIPPET_UNITS;
  const start = from === 0 ? 0 : (units[from]?.start ?? 0);
  const hitEnd = spans.find((span) => span.end > firstHit)?.end ?? 0;
  const end = to >= units.length ? text.length : Math.max(units[to]?.start ?? text.length, hitEnd);
  const parts = highlightParts({ text, spans, within: { start, end } }).map((part) => ({
    ...part,
    text: part.text.replace(/\s+/gu, " "),
  }));
  if (start > 0) parts.unshift({ text: "…", hit: false });
  if (end < text.length) parts.push({ text: "…", hit: false });
  return { anchor, parts };
}
