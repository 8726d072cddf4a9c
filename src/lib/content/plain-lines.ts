import { heading, paragraph } from "./build";
import { type NumberingKind, parseNumbering } from "./numbering";
import type { Content, Heading, HeadingLevel } from "./schema";

/** Plain text, one paragraph a line, as content: what is pasted as text, and what a new document begins with. */

const LEVELS: Readonly<Partial<Record<NumberingKind, HeadingLevel>>> = {
  part: 1,
  chapter: 1,
  section: 2,
  chinese: 1,
  "chinese-bracket": 2,
};
/** `1 总则`, `2.3 预警`: numbers that only stand before a space. */
const SPACED_NUMBER = /^(\d{1,2}(?:[.．]\d{1,2}){0,3})[.．、]?[ \u3000]+/u;
/** Longest text of a line that may be a heading for its number alone, in characters. */
const MAX_HEADING = 40;
/** Longest number that the schema takes, in characters. */
const MAX_NUMBER = 40;

/** The content of some lines. Blank lines are nothing, and neither are spaces around a line. */
export function linesToContent(text: string): Content {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim());
  const blocks = lines.filter((line) => line !== "").map((line) => recogniseHeading(line) ?? paragraph(line));
  return { type: "doc", content: blocks };
}

/** The headings that a new document begins with, a line each; here `1 总则` is one as well. */
export function templateToContent(lines: readonly string[]): Content {
  const blocks = lines.map((line) => {
    const spaced = SPACED_NUMBER.exec(line);
    if (!spaced) return recogniseHeading(line) ?? paragraph(line);
    const depth = (spaced[1] ?? "").split(/[.．]/u).length;
    const levels: readonly HeadingLevel[] = [1, 2, 3, 4];
    return heading(levels[depth - 1] ?? 4, spaced[0], line.slice(spaced[0].length));
  });
  return { type: "doc", content: blocks };
}

/** The number that opens a text known to be a heading; empty without one. */
export function headingNumber(text: string): string {
  const number = SPACED_NUMBER.exec(text)?.[0] ?? parseNumbering(text)?.prefix ?? "";
  return number.length <= MAX_NUMBER && number.length < text.length ? number : "";
}

/** A line that its number and its brevity make a heading; null where it is a paragraph. */
export function recogniseHeading(line: string): Heading | null {
  const found = parseNumbering(line);
  const level = found ? LEVELS[found.kind] : undefined;
  if (!found || !level || found.rest === "" || found.rest.length > MAX_HEADING) return null;
  if (/[。；！？]|[，、：:]$/u.test(found.rest)) return null;
  return heading(level, found.prefix, found.rest);
}
