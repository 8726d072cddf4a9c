import { type LeftOut, type Line, makeLine, PARAGRAPH_MARK, type SourceText } from "./source";

const PARAGRAPH_TAG = /<\/p>[^\S\t]*<p[^<>]*>|<br\s*\/?>|<\/li>[^\S\t]*<li[^<>]*>/giu;
const TAG =
  /<\/?(?:p|ol|ul|li|br|div|span|b|strong|i|em|u|font|center|sup|sub|h[1-6])(?:\s[^<>]{0,200})?\s*\/?>/giu;
const BOLD = /\*\*/gu;
const HEADING_MARK = /^\s*#{1,6}(?:\s+(?=[^#\s])|(?=\p{Script=Han}))/u;
/** A picture alone on its line; its address leads nowhere any more. */
const PICTURE = /^\s*!\[([^\]]{0,200})\]\([^()\s]{0,400}\)\s*$/u;
/** A list mark put before what has a number or label of its own, or before the rest of a broken line. */
const LIST_MARK =
  /^(\s*)[-*]\s+(?=(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[章节条]|附\s*件|\||[^（(]{0,12}[）)]))/u;

/**
 * Splits a text into its lines, blank ones aside, and takes off markup that conversion left in it
 * (`**`, `<p>`, list marks); what is taken off is listed.
 */
export function readLines(whole: string): SourceText {
  const text = whole.split("\n");
  const lines: Line[] = [];
  const leftOut: LeftOut[] = [];
  let blank = true;
  for (const [index, source] of text.entries()) {
    const n = index + 1;
    const raw = source.replace(/\f/gu, " ");
    const picture = PICTURE.exec(raw);
    if (picture) {
      const alt = picture[1] ?? "";
      leftOut.push({ firstLine: n, lastLine: n, reason: "markup", text: withoutAlt(raw, alt) });
      const block = { type: "figure", attrs: { file: null, alt, caption: null } } as const;
      lines.push(makeLine(n, `\t${alt}`, { blankBefore: blank, block }));
      continue;
    }
    const { clean, taken } = stripMarkup(raw);
    if (taken !== "") leftOut.push({ firstLine: n, lastLine: n, reason: "markup", text: taken });
    // Only a cell holds several paragraphs on one line.
    for (const piece of clean.includes("\t") || clean.includes("|") ? [clean] : clean.split(PARAGRAPH_MARK)) {
      const trimmed = piece.trim();
      if (trimmed === "") {
        blank = true;
        continue;
      }
      lines.push(makeLine(n, trimSpaces(piece), { blankBefore: blank, indented: raw.startsWith("\t") }));
      blank = false;
    }
  }
  return { text, lines, leftOut, warnings: [], pictures: new Map() };
}

/** What a picture's line holds beside its description. */
function withoutAlt(raw: string, alt: string): string {
  return raw.trim().replace(`[${alt}]`, "[]");
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
    .replace(HEADING_MARK, take(""))
    .replace(LIST_MARK, (found, space: string) => {
      taken.push(found.trim());
      return space;
    });
  return { clean, taken: taken.join(" ") };
}
