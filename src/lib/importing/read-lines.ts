import { printedWidth } from "./spacing";

/** One line of the source with what its stages need; blank lines are not kept but remembered in `blankBefore`. */
export type Line = {
  /** 1-based number in the source. */
  readonly n: number;
  /** Without markup and outer white space. Cells are still parted by tabs, paragraphs in a cell by `PARAGRAPH_MARK`. */
  readonly text: string;
  /** Like `text`, with its leading and trailing tabs: those are empty cells. */
  readonly row: string;
  readonly blankBefore: boolean;
  /** Begins with a tab, as bookmarks of a PDF do. */
  readonly indented: boolean;
  readonly width: number;
};

export type LeftOut = { firstLine: number; lastLine: number; reason: string; text: string };

/** Stands between two paragraphs of one table cell. */
export const PARAGRAPH_MARK = "\u0001";

const PARAGRAPH_TAG = /<\/p>[^\S\t]*<p[^<>]*>|<br\s*\/?>|<\/li>[^\S\t]*<li[^<>]*>/giu;
const TAG =
  /<\/?(?:p|ol|ul|li|br|div|span|b|strong|i|em|u|font|center|sup|sub|h[1-6])(?:\s[^<>]{0,200})?\s*\/?>/giu;
const BOLD = /\*\*/gu;
/** A list mark put before what has a number or label of its own, or before the rest of a broken line. */
const LIST_MARK =
  /^(\s*)[-*]\s+(?=(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[章节条]|附\s*件|\||[^（(]{0,12}[）)]))/u;

/**
 * Splits a text into its lines, blank ones aside, and takes off markup that conversion left in it
 * (`**`, `<p>`, list marks); what is taken off is listed.
 */
export function readLines(text: string): { lines: Line[]; leftOut: LeftOut[] } {
  const lines: Line[] = [];
  const leftOut: LeftOut[] = [];
  let blank = true;
  for (const [index, source] of text.split("\n").entries()) {
    const n = index + 1;
    const raw = source.replace(/\f/gu, " ");
    const { clean, taken } = stripMarkup(raw);
    if (taken !== "") leftOut.push({ firstLine: n, lastLine: n, reason: "markup", text: taken });
    // Only a cell holds several paragraphs on one line.
    for (const piece of clean.includes("\t") || clean.includes("|") ? [clean] : clean.split(PARAGRAPH_MARK)) {
      const trimmed = piece.trim();
      if (trimmed === "") {
        blank = true;
        continue;
      }
      lines.push({
        n,
        text: trimmed,
        row: trimSpaces(piece),
        blankBefore: blank,
        indented: raw.startsWith("\t"),
        width: printedWidth(trimmed),
      });
      blank = false;
    }
  }
  return { lines, leftOut };
}

/** Takes off the spaces at both ends but no tabs. */
function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charAt(start) === " ") start++;
  while (end > start && text.charAt(end - 1) === " ") end--;
  return text.slice(start, end);
}

/** A line without markup, and the markup that it held. A Markdown rule (`|---|`) is markup as a whole. */
function stripMarkup(raw: string): { clean: string; taken: string } {
  if (raw.includes("|") && raw.includes("---") && /^[\s|:+-]+$/u.test(raw))
    return { clean: "", taken: raw.trim() };
  const taken: string[] = [];
  const take = (by: string) => (found: string) => {
    taken.push(found.trim());
    return by;
  };
  const clean = raw
    .replace(PARAGRAPH_TAG, take(PARAGRAPH_MARK))
    .replace(TAG, take(""))
    .replace(BOLD, take(""))
    .replace(LIST_MARK, (found, space: string) => {
      taken.push(found.trim());
      return space;
    });
  return { clean, taken: taken.join(" ") };
}
