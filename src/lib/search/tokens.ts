import { readUnits, type Unit } from "./units";

/**
 * The text of a column of the full-text index: tokens between spaces, for FTS5's `ascii` tokenizer, to which every
 * character above ASCII is part of a token (so no Unicode table of SQLite's has a say). A run of n characters gives
 * n−1 bigrams and then its last character alone; a word stands for itself. Every character thus begins exactly one
 * token, and every sequence of characters is exactly one sequence of tokens.
 */
export function indexTokens(text: string): string {
  return tokensOf(readUnits(text)).join(" ");
}

/**
 * The FTS5 phrase that finds exactly the texts in which these units stand one after the other. It is safe to put
 * into an expression: units hold no quotation marks.
 */
export function phraseExpression(units: readonly Unit[]): string {
  const tokens = tokensOf(units);
  const last = units.at(-1);
  if (last?.kind !== "character") return `"${tokens.join(" ")}"`;
  // In a text the last character may go on into a further bigram, so it is not asked for alone: the bigram before
  // covers it, and where there is none it is the beginning of a token.
  if (units.at(-2)?.kind === "character") return `"${tokens.slice(0, -1).join(" ")}"`;
  return `"${tokens.join(" ")}" *`;
}

/**
 * Marks punctuation beside a word, where otherwise nothing would tell `发〔2025` from `发2025`; between two characters
 * the bigram that is missing says it. After a character it is part of that character's token: on its own it is in
 * every text so often that phrases with it are slow.
 */
const BREAK_MARK = "·";

function tokensOf(units: readonly Unit[]): string[] {
  return units.flatMap((unit, index) => {
    const next = units[index + 1];
    if (unit.kind === "break") return units[index - 1]?.kind === "word" ? BREAK_MARK : [];
    if (unit.kind === "word") return unit.text;
    if (next?.kind === "character") return unit.text + next.text;
    return next?.kind === "break" && units[index + 2]?.kind === "word" ? unit.text + BREAK_MARK : unit.text;
  });
}
