/**
 * The one place that decides which writings are the same for search: full-width and compatibility forms (NFKC) and
 * upper and lower case. Takes one character with the combining marks that follow it. A change here changes the
 * index: raise `INDEX_VERSION` in index-table.ts.
 */
export function normaliseCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const normalised = character.normalize("NFKC").toLowerCase();
  // Bounded, because a text may hold any character with any row of marks.
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(character, normalised);
  return normalised;
}

/** What a character is for search. `ignored` leaves no trace, `space` ends a word, `break` also ends a phrase. */
export type CharacterClass = "character" | "letter" | "digit" | "space" | "break" | "ignored";

/** Gives the class of one code point (as a string of one or two code units). */
export function classifyCharacter(character: string): CharacterClass {
  const known = classes.get(character);
  if (known !== undefined) return known;
  const found = CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? "break";
  if (classes.size >= MAX_CACHED) classes.clear();
  classes.set(character, found);
  return found;
}

/**
 * True of ideographs that NFKC leaves as they are: nearly all of a Chinese text, so the way past the tables.
 * Blocks newer than this Node's Unicode tables count too (all of planes 2 and 3).
 */
export function isPlainIdeograph(codePoint: number): boolean {
  if (codePoint < 0x3400) return false;
  if (codePoint <= 0x9fff) return codePoint <= 0x4dbf || codePoint >= 0x4e00;
  return codePoint >= 0x20000 && codePoint <= 0x3fffd && (codePoint < 0x2f800 || codePoint > 0x2fa1f);
}

const MAX_CACHED = 20_000;
const cache = new Map<string, string>();
const classes = new Map<string, CharacterClass>();

/**
 * The first pattern that fits decides. Private-use characters are rare names in old fonts, and radicals stand for
 * characters in texts out of some PDF files, so both are searchable.
 */
const CLASSES: readonly (readonly [RegExp, CharacterClass])[] = [
  [/^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u, "ignored"],
  [/^\p{Zs}$/u, "space"],
  [/^[\p{Lu}\p{Ll}\p{Lt}]$/u, "letter"],
  [/^\p{Nd}$/u, "digit"],
  [/^[\p{L}\p{N}\p{M}\p{Co}\u2e80-\u2eff\u{20000}-\u{3fffd}]$/u, "character"],
];
