import { countInk } from "../content/ink";
import { parseNumbering } from "../content/numbering";
import { isOrganName } from "../content/title";
import { movedBehind, withoutRange } from "./rich-text";
import { findInlineHead, type RunningHead, readRunningHead } from "./running-head";
import type { LeftOut, Line } from "./source";
import { joinWrapped, printedWidth, squash } from "./spacing";
import { isFull, type WrapWidths, wrapsAt } from "./wrap-width";

/** A running head or a section's name alone on a line, and where it stood. */
export type SectionMark = { readonly n: number; readonly head: RunningHead };
type WithoutFurniture = {
  lines: Line[];
  leftOut: LeftOut[];
  heads: SectionMark[];
  /** Printed page numbers in order: the line that bears the number and the number. */
  pages: { n: number; page: number }[];
};

const MARK = "[—–―─\\-－_·•～~]";
const PAGE_NUMBER = new RegExp(`^(?:${MARK}\\s*){1,4}(\\d{1,4})(?:\\s*${MARK}){1,4}$`, "u");
const PAGE_NUMBER_WORDS = /^第(\d{1,4})页(?:[，,/]?共\d{1,4}页)?$/u;
const BARE_NUMBER = /^\d{1,3}$/u;
const GOVERNMENT = /^([\p{Script=Han}]{2,15}?人民政府)(?:办公室)?(?:$|\s|关于)/u;
/** A page number beside a name: `·13·` set off by space. */
const PAGE_BESIDE = /^[·•—–-]?\d{1,4}[·•—–-]?\s+|\s+[·•—–-]?\d{1,4}[·•—–-]?$/gu;
/** A section's name has this form wherever it stands: 市政府文件, 【人事任免】. */
const SECTION_FORM = /^(?:【[^【】]{2,20}】|[\p{Script=Han}]{2,14}文件)$/u;
const LONGEST_SECTION_LINE = 60;
/** Bare numbers are page numbers only where at least so many lines part each from the next. */
const LINES_A_PAGE = 18;
/** Most lines of the source between the halves of a line that furniture fell into. */
const FARTHEST_HALF = 10;
/** How far the two halves together may be from the width of the column, in characters. */
const SAME_WIDTH = 1.25;

/**
 * Takes running heads, page numbers and repeated section names out of the lines: by their form,
 * and the doubtful ones (a bare number, a section's name) only where they recur as furniture does.
 */
export function removePageFurniture(lines: readonly Line[]): WithoutFurniture {
  const found = lines.map((line) => readRunningHead(line.text));
  const heads = found.flatMap((head, index) => (head ? [{ n: lines[index]?.n ?? 0, head }] : []));
  const isFurniture = (index: number) =>
    Boolean(found[index]) ||
    lines[index]?.furniture !== undefined ||
    pageNumber(lines[index]?.text ?? "") !== undefined;
  const sections = recurringSections(lines, { heads, isFurniture });
  const publications = new Set([
    ...heads.flatMap(({ head }) => head.publication ?? []),
    ...publicationsOfOrgans(lines),
  ]);
  const bare = barePageNumbers(lines, { heads: found, sections });
  const result: WithoutFurniture = { lines: [], leftOut: [], heads, pages: [] };
  const leave = (line: Line, reason: LeftOut["reason"], text = line.text) =>
    result.leftOut.push({ firstLine: line.n, lastLine: line.n, reason, text });

  for (const [index, line] of lines.entries()) {
    if (line.block) {
      result.lines.push(line);
      continue;
    }
    const page = pageNumber(line.text) ?? bare.get(index);
    const section = sectionName(line.text) ?? shortSectionName(line.text);
    if (page !== undefined || line.furniture === "page-number") {
      const number = Number(page ?? line.text);
      if (Number.isInteger(number)) result.pages.push({ n: line.n, page: number });
      leave(line, "page-number");
    } else if (found[index] || line.furniture === "running-head") leave(line, "running-head");
    else if (section !== null && sections.has(section)) {
      heads.push({ n: line.n, head: { publication: null, year: null, number: null, section } });
      leave(line, "running-head");
    } else {
      let rest = line;
      for (
        let inline = findInlineHead(rest.text, { publications, sections });
        inline;
        inline = findInlineHead(rest.text, { publications, sections })
      ) {
        leave(line, "running-head", rest.text.slice(inline.start, inline.end));
        if (inline.head) heads.push({ n: line.n, head: inline.head });
        rest = withoutSpan(rest, inline);
      }
      if (rest.text !== "") result.lines.push(rest);
    }
  }
  heads.sort((a, b) => a.n - b.n);
  return {
    ...result,
    lines: rejoinSplitLines(result.lines, new Set(result.leftOut.map(({ lastLine }) => lastLine))),
  };
}

/** The number that a line consists of, with the marks or words of a page number; undefined for any other line. */
function pageNumber(text: string): string | undefined {
  if (text.length > LONGEST_SECTION_LINE) return undefined;
  return PAGE_NUMBER.exec(text)?.[1] ?? PAGE_NUMBER_WORDS.exec(squash(text))?.[1];
}

/** One printed line that furniture fell into is one line again: its halves are together as wide as the column. */
function rejoinSplitLines(lines: readonly Line[], furniture: ReadonlySet<number>): Line[] {
  const result: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const [above, before] = [result.at(-2), result.at(-1)];
    if (before && isTornFrom(before, { line, above, widths: () => wrapsAt(lines, index), furniture })) {
      const text = joinWrapped(before.text, line.text);
      const rich = [...(before.rich ?? []), ...movedBehind(before.text, line.rich)];
      const whole = { text, row: text, width: printedWidth(text), ...(rich.length > 0 && { rich }) };
      result[result.length - 1] = { ...before, ...whole, through: line.through ?? line.n };
    } else result.push(line);
  }
  return result;
}

function isTornFrom(
  before: Line,
  place: { line: Line; above: Line | undefined; widths: () => WrapWidths; furniture: ReadonlySet<number> },
): boolean {
  const { line, above, furniture } = place;
  if (line.n - before.n > FARTHEST_HALF || line.block || before.block || line.opens !== undefined)
    return false;
  if (line.row.includes("\t") || before.row.includes("\t") || parseNumbering(line.text)) return false;
  // At the top of a page a document may begin.
  if (isOrganName(line.text)) return false;
  let hasFurniture = false;
  for (let n = before.n + 1; n < line.n; n++) hasFurniture ||= furniture.has(n);
  if (!hasFurniture) return false;
  // A short line in brackets (a note) is whole only with its bracket closed.
  if (/^[（(][^（）()]{1,12}$/u.test(before.text) && /^[^（）()]{1,12}[）)]$/u.test(line.text)) return true;
  const widths = place.widths();
  const isText = /[，、；]/u.test(before.text) || (above !== undefined && isFull(above, widths));
  if (!isText || /[。；：！？]$/u.test(before.text) || isFull(before, widths)) return false;
  return widths.some((width) => Math.abs(before.width + line.width - width) <= SAME_WIDTH);
}

/** The name of a section that a line consists of, without its brackets; null for any other line. */
export function sectionName(text: string): string | null {
  if (text.length > LONGEST_SECTION_LINE) return null;
  const name = squash(text.replace(PAGE_BESIDE, ""));
  return SECTION_FORM.test(name) ? name.replace(/[【】]/gu, "") : null;
}

/** 人事任免, 市政府令: names of sections that are so short that only the furniture beside them tells what they are. */
function shortSectionName(text: string): string | null {
  const name = squash(text);
  return /^[\p{Script=Han}]{1,4}(?:任免|政府令|规章|法规)$/u.test(name) ? name : null;
}

/** A government's gazette bears its name: those of the organs that lines begin with, where the text has such a gazette. */
function publicationsOfOrgans(lines: readonly Line[]): string[] {
  const whole = lines.map((line) => line.text).join("\n");
  const organs = new Set(lines.flatMap((line) => GOVERNMENT.exec(line.text)?.[1] ?? []));
  return [...organs].map((organ) => `${organ}公报`).filter((name) => whole.includes(name));
}

function withoutSpan(line: Line, { start, end }: { start: number; end: number }): Line {
  const text = joinWrapped(line.text.slice(0, start), line.text.slice(end)).trim();
  const taken = { start: countInk(line.text.slice(0, start)), end: countInk(line.text.slice(0, end)) };
  const rich = withoutRange(line.rich, taken);
  return { ...line, text, row: text, width: printedWidth(text), ...(rich && { rich }) };
}

/** Sections that running heads name, and those whose name stands alone on two lines or once right beside furniture. */
function recurringSections(
  lines: readonly Line[],
  { heads, isFurniture }: { heads: readonly SectionMark[]; isFurniture: (index: number) => boolean },
): Set<string> {
  const times = new Map<string, number>();
  for (const { head } of heads) if (head.section) times.set(head.section, 2);
  for (const [index, line] of lines.entries()) {
    const isBeside = isFurniture(index - 1) || isFurniture(index + 1);
    const name = sectionName(line.text) ?? (isBeside ? shortSectionName(line.text) : null);
    if (name) times.set(name, (times.get(name) ?? 0) + (isBeside ? 2 : 1));
  }
  return new Set([...times].filter(([, count]) => count >= 2).map(([name]) => name));
}

/** Bare numbers beside a running head or a recurring section's name, unless a marked page number stands there; or in a series that grows by one from page to page. */
function barePageNumbers(
  lines: readonly Line[],
  { heads, sections }: { heads: readonly (RunningHead | null)[]; sections: ReadonlySet<string> },
): ReadonlyMap<number, string> {
  const all = lines.flatMap((line, index) =>
    BARE_NUMBER.test(line.text) ? [{ index, value: Number(line.text) }] : [],
  );
  const textAt = (index: number) => lines[index]?.text ?? "";
  const isHead = (index: number) => {
    const name = sectionName(textAt(index)) ?? shortSectionName(textAt(index));
    return Boolean(heads[index]?.publication) || (name !== null && sections.has(name));
  };
  const hasMarkedNumber = (head: number) =>
    pageNumber(textAt(head - 1)) !== undefined || pageNumber(textAt(head + 1)) !== undefined;
  const result = new Map<number, string>();
  for (const { index, value } of all) {
    const beside = [index - 1, index + 1].find(isHead);
    if (beside !== undefined && !hasMarkedNumber(beside)) result.set(index, String(value));
  }
  let series: { index: number; value: number }[] = [];
  for (const entry of all) {
    const last = series.at(-1);
    if (last && entry.value === last.value + 1 && entry.index - last.index >= LINES_A_PAGE)
      series.push(entry);
    else if (!last || series.length < 3) series = [entry];
  }
  if (series.length >= 3) for (const { index, value } of series) result.set(index, String(value));
  return result;
}
