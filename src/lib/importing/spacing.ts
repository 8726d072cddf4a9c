/** White space and widths of Chinese print: what is a wrap or an artefact, and what stands in the text. */

const WIDE = "[\\p{Script=Han}\\u3000-\\u303f\\uff01-\\uff60“”‘’…—·〇]";
const NARROW = "[A-Za-z0-9%@+#&~]";
const PUNCTUATION = "[，。、；：？！（）《》〈〉“”‘’【】〔〕…—]";
const BESIDE_PUNCTUATION = new RegExp(`\\s+(?=${PUNCTUATION})|(?<=${PUNCTUATION})\\s+`, "gu");
const WIDE_NARROW = new RegExp(`(?<=${WIDE}) (?=${NARROW})|(?<=${NARROW}) (?=${WIDE})`, "gu");
const BETWEEN_WORDS = /(?<=[A-Za-z0-9,.;:)]) (?=[A-Za-z(])|(?<=[A-Za-z]) (?=\d)/u;

/** A title, name or number without any white space, that between Latin words excepted. */
export function squash(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  if (!flat.includes(" ")) return flat;
  return flat
    .split(" ")
    .reduce((left, right) =>
      /[A-Za-z]$/u.test(left) && /^[A-Za-z]/u.test(right) ? `${left} ${right}` : left + right,
    );
}

/** Running text without the artefacts of extraction: spaces beside punctuation and between Chinese and Latin go. */
export function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim().replace(BESIDE_PUNCTUATION, "").replace(WIDE_NARROW, "");
}

/** Two lines of one paragraph as one text: Chinese closes up, Latin words keep a space. */
export function joinWrapped(left: string, right: string): string {
  const a = left.trimEnd();
  const b = right.trimStart();
  return BETWEEN_WORDS.test(`${a.slice(-1)} ${b.slice(0, 1)}`) ? `${a} ${b}` : a + b;
}

/** Printed width in Chinese characters: Latin letters, digits and spaces take half of one. */
export function printedWidth(text: string): number {
  let half = 0;
  for (const character of text) half += (character.codePointAt(0) ?? 0) < 0x2000 && character !== "·" ? 1 : 2;
  return half / 2;
}

/** Text as two prints of it are compared: no white space, one form of brackets, dashes, quotes and dots. */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[[〔【﹝(]/gu, "(")
    .replace(/[\]〕】﹞)]/gu, ")")
    .replace(/[-‐-―－—–─]+/gu, "-")
    .replace(/[“”"„‟]/gu, '"')
    .replace(/[‘’']/gu, "'")
    .replace(/[·•．.]/gu, ".")
    .replace(/[《》〈〉<>]/gu, "");
}

/** Length of the longest common subsequence of two texts as a share of the longer, 0 to 1; texts are cut at 120. */
export function likeness(first: string, second: string): number {
  const a = [...comparable(first)].slice(0, 120);
  const b = [...comparable(second)].slice(0, 120);
  if (a.length === 0 || b.length === 0) return 0;
  let row: number[] = new Array(b.length + 1).fill(0);
  for (const character of a) {
    const next: number[] = [0];
    for (let j = 1; j <= b.length; j++) {
      next[j] = character === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return (row[b.length] ?? 0) / Math.max(a.length, b.length);
}

/** Whether the characters of `part` stand in `whole` in the same order, others between them. */
export function isSubsequence(part: string, whole: string): boolean {
  const wanted = comparable(part);
  let at = 0;
  for (const character of comparable(whole)) if (character === wanted[at]) at++;
  return at === wanted.length;
}
