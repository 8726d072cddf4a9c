import { type HtmlElement, styleOf } from "./html-tree";
import { toChinese } from "./renumber";

/** The literal numbers of lists that a browser or a word processor counts by itself. */

/** Gives the number of each item in turn; none in a bullet list. */
export function itemNumbers(list: HtmlElement): (item: HtmlElement) => string {
  let next = Number.parseInt(list.attrs.start ?? "1", 10);
  if (!Number.isFinite(next)) next = 1;
  return (item) => {
    const given = Number.parseInt(item.attrs.value ?? "", 10);
    const value = Number.isFinite(given) ? given : next;
    next = value + 1;
    const type =
      styleOf(item, "list-style-type") || styleOf(list, "list-style-type") || styleOf(list, "list-style");
    if (list.tag !== "ol" || type === "none") return "";
    return writeNumber(value, type || (list.attrs.type ?? "decimal"));
  };
}

function writeNumber(value: number, type: string): string {
  if (value < 1 || value > 999) return `${value}.`;
  if (/^(?:cjk|trad-chinese|simp-chinese|chinese|japanese|korean)/u.test(type))
    return `${toChinese(value)}、`;
  switch (type) {
    case "a":
    case "lower-alpha":
    case "lower-latin":
      return `${letters(value)}.`;
    case "A":
    case "upper-alpha":
    case "upper-latin":
      return `${letters(value).toUpperCase()}.`;
    case "i":
    case "lower-roman":
      return `${roman(value)}.`;
    case "I":
    case "upper-roman":
      return `${roman(value).toUpperCase()}.`;
    default:
      return `${value}.`;
  }
}

function letters(value: number): string {
  const last = String.fromCharCode(97 + ((value - 1) % 26));
  return value > 26 ? `${letters(Math.floor((value - 1) / 26))}${last}` : last;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(value: number): string {
  const found = ROMAN.find(([size]) => size <= value);
  return found ? `${found[1]}${roman(value - found[0])}` : "";
}

/**
 * The number of a list item as Word writes it beside the text, without the spaces that stand for a tab; a space of the
 * house's form after 第一章 and 1.1. A bullet is no number.
 */
export function wordNumber(printed: string): string {
  const number = printed.replace(/[\s\u00A0]+/gu, "");
  if (!/[\p{L}\p{N}]/u.test(number) || /^[a-z§ØÜ\uE000-\uF8FF]$/u.test(number)) return "";
  if (/^第.+[编章节条]$/u.test(number)) return `${number}\u3000`;
  return /^\d+(?:\.\d+)+$|^\d+$/u.test(number) ? `${number} ` : number;
}
