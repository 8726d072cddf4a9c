import { squash } from "./spacing";

/** What a running head says: name of the gazette, year and number, section; each where it stands there. */
export type RunningHead = {
  publication: string | null;
  year: number | null;
  number: string | null;
  section: string | null;
};

const NAME = "[\\p{Script=Han} ]{2,32}?(?:公报|公報|政报)";
const ISSUE =
  "((?:19|20)\\d{2})\\s*(?:[·•.．/—-]|年)\\s*(?:第\\s*)?(\\d{1,2}(?:\\s*[-—–、]\\s*\\d{1,2})?|[zZ]\\d{1,2})\\s*(?:期|号)?";
const TOTAL = "(?:\\s*[（(]?\\s*总\\s*第?\\s*\\d{1,5}\\s*期\\s*[)）]?)?";
const SECTION = "[【\\[]?([\\p{Script=Han} 、]{2,20}?)[】\\]]?";
const PAGE = "(?:[\\s·•—–-]*\\d{1,4}[\\s·•—–-]*)?";

const AFTER_NAME = new RegExp(`^\\s*${ISSUE}\\s*`, "u");
const UNKNOWN_SECTION = /^[\p{Script=Han}]{2,12}?(?:文件|任免)/u;
const PAGE_BEFORE = /[—–－-]\s*\d{1,4}\s*[—–－-]\s*$/u;
const PAGE_AFTER = /^\s*[—–－-]\s*\d{1,4}\s*[—–－-]/u;

const FORMS: readonly { form: RegExp; groups: readonly ("name" | "year" | "number" | "section")[] }[] = [
  {
    form: new RegExp(`^${PAGE}(${NAME})\\s*[（(]?${ISSUE}[)）]?${TOTAL}(?:\\s*${SECTION})?${PAGE}$`, "u"),
    groups: ["name", "year", "number", "section"],
  },
  {
    form: new RegExp(`^${PAGE}${SECTION}\\s+${ISSUE}${TOTAL}\\s*(${NAME})${PAGE}$`, "u"),
    groups: ["section", "year", "number", "name"],
  },
  {
    form: new RegExp(`^${PAGE}${ISSUE}${TOTAL}\\s*(${NAME})(?:\\s+${SECTION})?${PAGE}$`, "u"),
    groups: ["year", "number", "name", "section"],
  },
  { form: new RegExp(`^${PAGE}${ISSUE}${TOTAL}${PAGE}$`, "u"), groups: ["year", "number"] },
];
const NAME_ALONE = new RegExp(`^(${NAME})${TOTAL}$`, "u");
const YEAR_LIKE = /年|期|总/u;

/** Reads a line that is a running head and nothing else; null for any other line. */
export function readRunningHead(text: string): RunningHead | null {
  if (text.length > 70 || /[，。；：！？《》]/u.test(text)) return null;
  for (const { form, groups } of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const head: RunningHead = { publication: null, year: null, number: null, section: null };
    for (const [index, group] of groups.entries()) {
      const value = match[index + 1];
      if (!value) continue;
      if (group === "name") head.publication = squash(value);
      else if (group === "year") head.year = Number(value);
      else if (group === "number")
        head.number = value
          .replace(/\s+/gu, "")
          .replace(/[—–、]/gu, "-")
          .toLowerCase();
      else head.section = squash(value);
    }
    // 2021年第3号 is the number of an order or announcement.
    if (head.publication === null && (!YEAR_LIKE.test(text) || /号$/u.test(text.trim()))) return null;
    return head;
  }
  const alone = NAME_ALONE.exec(text)?.[1];
  return alone ? { publication: squash(alone), year: null, number: null, section: null } : null;
}

/**
 * Finds the running head of a known gazette in the middle of a line, as extraction sometimes leaves it, a page number
 * beside it included; null where none is. A section that is not known by name is one that ends as sections do.
 */
export function findInlineHead(
  text: string,
  { publications, sections }: { publications: ReadonlySet<string>; sections: ReadonlySet<string> },
): { start: number; end: number; head: RunningHead | null } | null {
  for (const publication of publications) {
    const start = text.indexOf(publication);
    if (start < 0) continue;
    const issue = AFTER_NAME.exec(text.slice(start + publication.length));
    if (!issue) continue;
    const sectionStart = start + publication.length + issue[0].length;
    const known = [...sections]
      .filter((name) => text.startsWith(name, sectionStart))
      .sort((a, b) => b.length - a.length)[0];
    const section = known ?? UNKNOWN_SECTION.exec(text.slice(sectionStart))?.[0] ?? "";
    const end = sectionStart + section.length;
    return {
      start: start - (PAGE_BEFORE.exec(text.slice(0, start))?.[0].length ?? 0),
      end: end + (PAGE_AFTER.exec(text.slice(end))?.[0].length ?? 0),
      head: readRunningHead(text.slice(start, end)),
    };
  }
  return null;
}
