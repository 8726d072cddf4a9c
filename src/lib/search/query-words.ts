/** One word of a query as written: without its quotation marks and its minus. */
export type WrittenWord = { readonly text: string; readonly quoted: boolean; readonly excluded: boolean };

/** All of them open and close alike: `“a”`, `"a"` and `”a“` are the same slip of a keyboard away. */
const QUOTES = new Set('"“”„‟＂');
/** Half-width, full-width and mathematical minus. A dash is none. */
const MINUSES = new Set("-－−");
const SPACE = /^\s$/u;

/**
 * Cuts a query at spaces (full-width ones, too) and quotation marks. A mark that is never closed runs to the end.
 * Words may come out without anything to look for (`《》`); the caller drops them.
 */
export function splitQuery(text: string): WrittenWord[] {
  const words: WrittenWord[] = [];
  let word = "";
  let quoted = false;
  let excluded = false;
  const finish = () => {
    if (word.trim() !== "") words.push({ text: word, quoted, excluded });
    word = "";
    excluded = false;
  };
  for (const character of text) {
    if (QUOTES.has(character)) {
      // A minus directly before the mark belongs to the phrase, so it must outlive an empty word.
      const before: boolean = excluded && !quoted && word === "";
      finish();
      quoted = !quoted;
      excluded = quoted && before;
    } else if (quoted) {
      word += character;
    } else if (SPACE.test(character)) {
      finish();
    } else if (word === "" && MINUSES.has(character)) {
      excluded = true;
    } else {
      word += character;
    }
  }
  finish();
  return words;
}
