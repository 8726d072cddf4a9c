import { formatDocumentNumber, parseDocumentNumber } from "../content/document-number";
import { genreOfTitle, isOrganName, organsOfTitle } from "../content/title";
import { readPageTail, withoutLeaders } from "./leaders";
import { sectionName } from "./page-furniture";
import type { Line } from "./source";
import { squash } from "./spacing";

export type ContentsEntry = {
  section: string | null;
  title: string;
  docNumber: string | null;
  page: number | null;
};

const HEADING = /^(?:目录|目次|要目|本期目录|CONTENTS)$/iu;
const SECTION_END =
  /(?:文件|任免|规章|法规|决定|命令|大事记|政策解读|解读|公报|公告|专栏|选登|选编|讲话|要闻|人事|信息|数据|统计|其他)$/u;
const OPEN = "[〔\\[［（(【﹝]";
const CLOSE = "[〕\\]］）)】﹞]";
const NUMBER_AT_END = new RegExp(
  `[（(【]?\\s*([\\u4e00-\\u9fff]{1,14}\\s*${OPEN}\\s*(?:19|20)\\d{2}\\s*${CLOSE}\\s*第?\\s*\\d{1,5}\\s*号)\\s*[）)】]?$`,
  "u",
);
const NUMBER_AT_START = new RegExp(
  `^(?!.*关于)[（(【]?\\s*[\\u4e00-\\u9fff]{1,14}\\s*${OPEN}\\s*(?:19|20)\\d{2}\\s*${CLOSE}`,
  "u",
);
const GENRE_BEFORE_CODE = /^.*(?:通知|决定|意见|批复|公告|通告|通报|的函|命令|报告)/u;

/** Longest entry, in characters: what goes on beyond it is text, not contents. */
const LONGEST_ENTRY = 240;

/** Index of the line that heads the contents (目录), or -1. */
export function findContentsHeading(lines: readonly Line[]): number {
  return lines.findIndex((line) => HEADING.test(line.text.replace(/\s+/gu, "")));
}

/**
 * Reads the entries of a contents page; wraps, leaders and interleaved notices allowed.
 * `used` holds the numbers of the lines that belong to it.
 */
export function readContents(lines: readonly Line[]): { entries: ContentsEntry[]; used: Set<number> } {
  const entries: ContentsEntry[] = [];
  const used = new Set<number>();
  const loosePages: number[] = [];
  let section: string | null = null;
  let open: string[] = [];
  let firstOpen = 0;
  const close = (page: number | null) => {
    const entry = open.length > 0 ? toEntry(open, { section, page }) : null;
    open = [];
    if (entry) entries.push(entry);
  };
  for (const [index, line] of lines.entries()) {
    const tail = readPageTail(line.text);
    const lonePage = tail?.before === "" ? tail.page : undefined;
    if (lonePage !== undefined) {
      used.add(line.n);
      const isLoose = /^\d+$/u.test(line.text) && entries.some((entry) => entry.page === null);
      if (open.length > 0 && isLoose) close(null);
      if (open.length > 0) close(lonePage);
      else if (!isLoose && entries.at(-1)?.page === null && tail?.hasLeaders) {
        const last = entries.at(-1);
        if (last) last.page = lonePage;
      } else loosePages.push(lonePage);
      continue;
    }
    const last = entries.at(-1);
    const loneNumber = open.length === 0 && last?.docNumber === null ? parseDocumentNumber(line.text) : null;
    if (last && loneNumber) {
      last.docNumber = formatDocumentNumber(loneNumber);
      used.add(line.n);
      continue;
    }
    const name = contentsSection(line.text, open.join(""));
    if (name !== null) {
      close(null);
      section = name;
      used.add(line.n);
      continue;
    }
    if (open.length > 0 && beginsEntry(line.text, lines[index + 1]) && isComplete(open.join("\n")))
      close(null);
    if (open.length === 0 && !beginsEntry(line.text, lines[index + 1])) continue;
    if (open.length === 0) firstOpen = index;
    used.add(line.n);
    if (tail && isComplete([...open, tail.before].join("\n"), tail.hasLeaders)) {
      open.push(tail.before);
      close(tail.page);
    } else open.push(line.text);
    if (open.join("").length > LONGEST_ENTRY) {
      for (const { n } of lines.slice(firstOpen, index + 1)) used.delete(n);
      open = [];
      break;
    }
  }
  close(null);
  return { entries: withLoosePages(entries, loosePages), used };
}

/** The name of a section that a line of the contents consists of; null for any other line. */
function contentsSection(text: string, open: string): string | null {
  const strict = sectionName(text);
  const flat = squash(text);
  if (strict !== null && (open === "" || /^【/u.test(flat) || isComplete(open))) return strict;
  if (open !== "" && !isComplete(open)) return null;
  if (flat.length > 14 || flat.includes("关于") || !/^[\p{Script=Han}]+$/u.test(flat)) return null;
  return SECTION_END.test(flat) && !isOrganName(flat) && !/公报$|公報$/u.test(flat) ? flat : null;
}

/** Whether a line can be the first of an entry: an organ and 关于, an organ alone, or anything with leaders and a page. */
function beginsEntry(text: string, next: Line | undefined): boolean {
  if (NUMBER_AT_START.test(text)) return false;
  const about = text.search(/关\s*于/u);
  if (about === 0) return true;
  if (about > 0) return organsOfTitle(text).length > 0 || readPageTail(text) !== null;
  if (readPageTail(text)?.hasLeaders) return true;
  return isOrganName(text) && /^关\s*于/u.test(next?.text ?? "");
}

/** Whether the text of an entry is a whole title, with or without its number. */
function isComplete(text: string, withPage = false): boolean {
  const flat = withoutLeaders(squash(text));
  if (NUMBER_AT_END.test(flat)) return true;
  // A wrap cut the number: …的通知（云政办发 | 〔2024〕6号）.
  if (!withPage && /[（(][^（）()]*$/u.test(flat)) return false;
  return genreOfTitle(flat) !== null || (withPage && flat.length > 3 && !/[，、的]$/u.test(flat));
}

function toEntry(
  parts: readonly string[],
  { section, page }: { section: string | null; page: number | null },
): ContentsEntry | null {
  const text = withoutLeaders(squash(parts.join("\n")));
  const match = NUMBER_AT_END.exec(text);
  let title = text;
  let docNumber: string | null = null;
  if (match?.[1]) {
    const code = match[1].replace(GENRE_BEFORE_CODE, "");
    const parsed = parseDocumentNumber(code);
    if (parsed) {
      docNumber = formatDocumentNumber(parsed);
      title =
        text.slice(0, text.length - match[0].length) +
        (match[0].match(/^[（(【]/u) ? "" : match[1].slice(0, match[1].length - code.length));
    }
  }
  const flat = withoutLeaders(squash(title));
  return flat === "" ? null : { section, title: flat, docNumber, page };
}

/** Page numbers that were read as a column of their own belong to the entries in order, where their count fits. */
function withLoosePages(entries: readonly ContentsEntry[], pages: readonly number[]): ContentsEntry[] {
  const without = entries.filter((entry) => entry.page === null);
  const grows = pages.every((page, index) => index === 0 || page >= (pages[index - 1] ?? 0));
  if (without.length === 0 || without.length !== pages.length || !grows) return [...entries];
  let next = 0;
  return entries.map((entry) => (entry.page === null ? { ...entry, page: pages[next++] ?? null } : entry));
}
