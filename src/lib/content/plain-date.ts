/** Dates as documents print them: Arabic or Chinese numerals, with or without stray spaces; always year, month and day. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  "○": 0,
  零: 0,
  Ｏ: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const YEAR = "(?:(?:19|20)\\d{2}|[一二][〇○零Ｏ一二三四五六七八九]{3})";
const SMALL = "(?:\\d{1,2}|元|[一二三四五六七八九十]{1,3}|廿[一二三四五六七八九]?)";
const DATE = `(${YEAR})年(${SMALL})月(${SMALL})日`;
const WHOLE = new RegExp(`^[（(]?${DATE}[）)]?$`, "u");
const ANYWHERE = new RegExp(DATE, "gu");

/**
 * Reads a text that is one full date and nothing else (`2024年3月1日`, `二〇二四年三月一日`, spaces allowed).
 * Gives `YYYY-MM-DD`, or null where it is none or names no day of the calendar.
 */
export function parsePlainDate(text: string): string | null {
  const match = WHOLE.exec(squashDate(text));
  return match ? toIso(match[1], match[2], match[3]) : null;
}

/** Every full date that a text names, in order, as `YYYY-MM-DD`. */
export function findPlainDates(text: string): string[] {
  return [...squashDate(text).matchAll(ANYWHERE)]
    .map((match) => toIso(match[1], match[2], match[3]))
    .filter((date) => date !== null);
}

function squashDate(text: string): string {
  return text
    .replace(/\s+/gu, "")
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function toIso(year?: string, month?: string, day?: string): string | null {
  if (!year || !month || !day) return null;
  const y = /^\d/u.test(year)
    ? Number(year)
    : [...year].reduce((sum, digit) => sum * 10 + (DIGITS[digit] ?? 0), 0);
  const m = smallNumber(month);
  const d = smallNumber(day);
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** A number below a hundred as months and days are written: `3`, `三`, `十二`, `廿一`, `元`. */
function smallNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === "元") return 1;
  const plain = text.replace("廿", "二十");
  const [tens, ones] = plain.includes("十") ? plain.split("十") : ["", plain];
  const tenths = plain.includes("十") ? (tens ? (DIGITS[tens] ?? 0) : 1) : 0;
  return tenths * 10 + (ones ? (DIGITS[ones] ?? 0) : 0);
}
