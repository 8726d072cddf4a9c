/** Numbers as Word's list formats write them. */

const DIGITS = "〇一二三四五六七八九";
const LEGAL = ["零壹贰叁肆伍陆柒捌玖", "拾佰仟"] as const;
const LEGAL_TRADITIONAL = ["零壹貳參肆伍陸柒捌玖", "拾佰仟"] as const;
const PLAIN = ["零一二三四五六七八九", "十百千"] as const;
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/**
 * A number in one of Word's formats (`w:numFmt`); `pattern` is the example of the format "custom" (`001, 002, …`).
 * A format that is not known gives plain digits, as Word does.
 */
export function formatNumber(value: number, format: string, pattern = ""): string {
  switch (format) {
    case "none":
    case "bullet":
      return "";
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "custom":
      return String(value).padStart(/^\d+/u.exec(pattern)?.[0].length ?? 1, "0");
    case "chineseCounting":
    case "taiwaneseCounting":
      return value < 100 ? inWords(value, PLAIN, "bare") : digitwise(value);
    case "chineseCountingThousand":
    case "taiwaneseCountingThousand":
      return inWords(value, PLAIN, "bare");
    case "japaneseCounting":
      return inWords(value, PLAIN, "japanese");
    case "ideographDigital":
    case "taiwaneseDigital":
    case "japaneseDigitalTenThousand":
      return digitwise(value);
    case "chineseLegalSimplified":
      return inWords(value, LEGAL, "full");
    case "ideographLegalTraditional":
    case "japaneseLegal":
      return inWords(value, LEGAL_TRADITIONAL, "full");
    case "ideographTraditional":
      return STEMS[value - 1] ?? String(value);
    case "ideographZodiac":
      return BRANCHES[value - 1] ?? String(value);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return circled(value);
    case "ideographEnclosedCircle":
      return fromRange(value, 0x3280, 10);
    case "decimalEnclosedParen":
      return fromRange(value, 0x2474, 20);
    case "decimalEnclosedFullstop":
      return fromRange(value, 0x2488, 20);
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case "numberInDash":
      return `- ${value} -`;
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letters(value);
    case "lowerLetter":
      return letters(value).toLowerCase();
    default:
      return String(value);
  }
}

/** A number in a circle, ① to ㊿; plain digits beyond. */
export function circled(value: number): string {
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  return fromRange(value, 0x2460, 20);
}

/** `bare`: 十一 for 11; `full`: 壹拾壹; `japanese`: 百一 for 101, without zeros and without a leading one. */
function inWords(
  value: number,
  [digits, units]: readonly [string, string],
  manner: "bare" | "full" | "japanese",
): string {
  if (value < 0 || value > 99_999) return String(value);
  if (value === 0) return manner === "full" ? "零" : "〇";
  if (value >= 10_000) {
    const rest = value % 10_000;
    const gap = rest > 0 && rest < 1000 && manner !== "japanese" ? (digits[0] ?? "") : "";
    return `${digits[Math.floor(value / 10_000)]}万${gap}${rest === 0 ? "" : inWords(rest, [digits, units], manner)}`;
  }
  let words = "";
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = words !== "";
      continue;
    }
    if (gap && manner !== "japanese") words += digits[0];
    gap = false;
    const isSilentOne =
      digit === 1 &&
      ((manner === "bare" && power === 1 && words === "") || (manner === "japanese" && power > 0));
    words += `${isSilentOne ? "" : digits[digit]}${power > 0 ? units[power - 1] : ""}`;
  }
  return words;
}

function digitwise(value: number): string {
  return String(value).replace(/\d/gu, (digit) => DIGITS[Number(digit)] ?? digit);
}

function fromRange(value: number, first: number, count: number): string {
  return value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value);
}

function roman(value: number): string {
  if (value < 1 || value > 32_767) return String(value);
  let left = value;
  let result = "";
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      result += sign;
      left -= worth;
    }
  return result;
}

/** a … z, aa, bb …: the letter is repeated. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCodePoint(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}
