import { citationsOf, type NumberQuery, parseNumberQuery } from "./number-query";
import { splitQuery, type WrittenWord } from "./query-words";
import { readUnits, type Unit } from "./units";

/** Units that must stand one after the other. */
export type Phrase = readonly Unit[];

/** One condition: all phrases occur somewhere in the document. `number` is what it means as one besides. */
export type Term = {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  readonly number: { readonly query: NumberQuery; readonly citations: readonly Phrase[] } | null;
};

/** Why a query asks for nothing. */
export const EMPTY_REASONS = {
  empty: "请输入检索词。",
  punctuation: "检索词中没有文字或数字。",
  "only-excluded": "只有排除词，请再输入至少一个要查找的词。",
  "too-long": "检索词过长，请控制在 500 字以内。",
  "too-many": "检索词过多，请控制在 32 个以内。",
} as const;
export type EmptyReason = keyof typeof EMPTY_REASONS;

export type ParsedQuery = {
  readonly text: string;
  /** All of them must hold. */
  readonly terms: readonly Term[];
  /** None of them may. */
  readonly excluded: readonly Term[];
  /** Set when there is nothing to look for; then there are no terms. */
  readonly reason: EmptyReason | null;
};

export const MAX_QUERY_LENGTH = 500;
export const MAX_TERMS = 32;
/** `云政发 〔2025〕 10 号` is the most parts in which a number is written. */
const MAX_NUMBER_WORDS = 4;

/**
 * Reads what a person typed. Words between spaces must all occur; `"…"` or `“…”` is looked for as it stands;
 * `-word` excludes; a document number in any writing is one. Never throws: what cannot be looked for gives a reason.
 */
export function parseQuery(text: string): ParsedQuery {
  const none = (reason: EmptyReason): ParsedQuery => ({ text, terms: [], excluded: [], reason });
  if (text.length > MAX_QUERY_LENGTH * 2 || [...text].length > MAX_QUERY_LENGTH) return none("too-long");
  const words = splitQuery(text);
  const terms = withNumbers(words.filter((word) => !word.excluded));
  const excluded = words
    .filter((word) => word.excluded)
    .map((word) => (word.quoted ? null : numberTerm(word.text)) ?? wordTerm(word))
    .filter(saysSomething);
  if (terms.length + excluded.length > MAX_TERMS) return none("too-many");
  if (terms.length > 0) return { text, terms, excluded, reason: null };
  if (excluded.length > 0) return none("only-excluded");
  return none(text.trim() === "" ? "empty" : "punctuation");
}

/**
 * The ways to satisfy a term; in each, all phrases must occur. A number whose code word no document bears may be
 * mere words (`实施方案 2025 10`), so it is looked for as such, too.
 */
export function alternativesOf(
  term: Term,
  isKnownCode: (code: string) => boolean,
): readonly (readonly Phrase[])[] {
  if (!term.number) return [term.phrases];
  const cited = term.number.citations.map((citation) => [citation]);
  return isKnownCode(term.number.query.code) ? cited : [...cited, term.phrases];
}

/** Takes the longest run of words that together are a number; quoted words are never part of one. */
function withNumbers(words: readonly WrittenWord[]): Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < words.length) {
    const found = numberAt(words, at);
    const word = words[at];
    if (found) terms.push(found.term);
    else if (word) terms.push(wordTerm(word));
    at += found?.length ?? 1;
  }
  return terms.filter(saysSomething);
}

function numberAt(words: readonly WrittenWord[], at: number): { term: Term; length: number } | null {
  const firstQuoted = words.findIndex((word, index) => index >= at && word.quoted);
  const limit = Math.min(at + MAX_NUMBER_WORDS, firstQuoted === -1 ? words.length : firstQuoted);
  for (let end = limit; end > at; end--) {
    const joined = words.slice(at, end).map((word) => word.text);
    const term = numberTerm(joined.join(" "));
    if (term) return { term, length: end - at };
  }
  return null;
}

function numberTerm(text: string): Term | null {
  const query = parseNumberQuery(text);
  if (!query) return null;
  const phrases = query.certain
    ? [readUnits(text)]
    : text.split(" ").flatMap((word) => piecesOf(readUnits(word)));
  return { text, phrases, number: { query, citations: citationsOf(query).map(readUnits) } };
}

function wordTerm({ text, quoted }: WrittenWord): Term {
  const units = readUnits(text);
  return { text, phrases: quoted ? [units] : piecesOf(units), number: null };
}

/**
 * Without quotation marks punctuation parts words as a space does (a title typed with 《》 finds the one printed
 * without), but not between Latin words and numbers: `2.5` and `2025-2027` stay whole.
 */
function piecesOf(units: readonly Unit[]): Phrase[] {
  const pieces: Unit[][] = [[]];
  for (const [index, unit] of units.entries()) {
    const inside = units[index - 1]?.kind === "word" && units[index + 1]?.kind === "word";
    if (unit.kind === "break" && !inside) pieces.push([]);
    else pieces.at(-1)?.push(unit);
  }
  return pieces;
}

function saysSomething(term: Term): boolean {
  return term.phrases.length > 0 && term.phrases.every((phrase) => phrase.length > 0);
}
