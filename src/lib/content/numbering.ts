/** The literal number that opens a heading, an article or an item, as GB/T 9704—2012 and practice write it. */

const NUMBERING_KINDS = [
  "part", // 第一编 第一部分
  "chapter", // 第一章
  "section", // 第一节
  "article", // 第一条
  "chinese", // 一、
  "chinese-bracket", // （一）
  "arabic", // 1. 1． 1、
  "arabic-bracket", // （1）
  "circled", // ①
  "decimal", // 1.1 2.3.1
] as const;
export type NumberingKind = (typeof NUMBERING_KINDS)[number];

export type Numbering = {
  readonly kind: NumberingKind;
  /** The number with its mark and the space after it, as printed: `一、`, `（一）`, `第一章　`. */
  readonly prefix: string;
  /** `2.3.1` is [2, 3, 1]; every other kind has one value. */
  readonly values: readonly number[];
  /** What follows the prefix. */
  readonly rest: string;
};

const CHINESE = "[一二三四五六七八九十百零〇]{1,6}";
const FORMS: readonly (readonly [NumberingKind, RegExp])[] = [
  ["part", new RegExp(`^第\\s?(${CHINESE})\\s?(?:编|部分)\\s*`, "u")],
  ["chapter", new RegExp(`^第\\s?(${CHINESE}|\\d{1,3})\\s?章\\s*`, "u")],
  ["section", new RegExp(`^第\\s?(${CHINESE}|\\d{1,3})\\s?节\\s*`, "u")],
  ["article", new RegExp(`^第\\s?(${CHINESE}|\\d{1,3})\\s?条(?![的、和及至第规之款，。约])\\s*`, "u")],
  ["chinese", new RegExp(`^(${CHINESE})\\s?[、．.](?![一二三四五六七八九十]+、)\\s*`, "u")],
  ["chinese-bracket", new RegExp(`^[（(]\\s?(${CHINESE})\\s?[）)][、.．]?\\s*`, "u")],
  ["arabic-bracket", /^[（(]\s?(\d{1,3})\s?[）)][、.．]?\s*/u],
  ["arabic-bracket", /^(\d{1,2})\s?[）)]\s*/u],
  ["circled", /^([①-⑳])\s*/u],
  ["decimal", /^(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．]?(?![\d%％])\s*/u],
  ["arabic", /^(\d{1,3})\s?(?:[.．](?!\d(?!\d{3}\s*年))|、)\s*/u],
];

/** Reads the number that opens a text; null where none does. Whether it *is* a heading's is for the caller to judge. */
export function parseNumbering(text: string): Numbering | null {
  for (const [kind, form] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const values = readValues(match[1] ?? "");
    if (values.some((value) => value < 1)) continue;
    return { kind, prefix: match[0], values, rest: text.slice(match[0].length) };
  }
  return null;
}

/** The value of a Chinese numeral below a thousand (`三十二` is 32); 0 where it is none. */
export function chineseNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const value = "零一二三四五六七八九".indexOf(character.replace("〇", "零"));
    if (value >= 0) digit = value;
    else if (character === "十" || character === "百") {
      total += (digit || 1) * (character === "十" ? 10 : 100);
      digit = 0;
    } else return 0;
  }
  return total + digit;
}

/** Whether `next` is the number that follows `previous` in one series of decimals: 1.2 → 1.3, 1.2.1 or 2.1; 1 → 1.1. */
export function followsDecimal(previous: readonly number[], next: readonly number[]): boolean {
  const last = next.length - 1;
  const head = next.slice(0, last);
  const same = (a: readonly number[], b: readonly number[]) => a.every((value, index) => value === b[index]);
  if (next[last] === 1 && head.length === previous.length && same(head, previous)) return true;
  if (previous.length >= next.length && same(head, previous)) return next[last] === (previous[last] ?? 0) + 1;
  return false;
}

function readValues(text: string): number[] {
  const circled = text.codePointAt(0) ?? 0;
  if (circled >= 0x2460 && circled <= 0x2473) return [circled - 0x2460 + 1];
  if (/^\d/u.test(text)) return text.split(/[.．]/u).map(Number);
  return [chineseNumber(text)];
}
