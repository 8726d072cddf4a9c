import { type DocumentNumber, formatDocumentNumber, parseDocumentNumber } from "../content/document-number";
import { parseNumbering } from "../content/numbering";
import { parsePlainDate } from "../content/plain-date";
import { genreOfTitle, isOrganName, organsOfTitle } from "../content/title";
import type { Line } from "./source";
import { comparable, squash } from "./spacing";

/** Where a document begins: indexes into the lines, and what its head says. */
export type DocumentHead = {
  /** First line of the title (or of a number printed above it). */
  readonly start: number;
  /** First line after title and number. */
  readonly bodyStart: number;
  readonly title: string;
  /** The title's lines as printed, one a line: organs are parted by line ends. */
  readonly titleLines: readonly string[];
  readonly docNumber: string | null;
  readonly docNumberText: string | null;
};

const MAX_TITLE_LINES = 8;
const MOST_ADDRESSEE_LINES = 6;
const MAX_TITLE_LENGTH = 180;
const SERIAL_ONLY = /^[（(]?\s*(?:((?:19|20)\d{2})\s*年\s*)?第\s*(\d{1,4})\s*号\s*[）)]?$/u;
const ABOUT = /关\s*于/u;
/** 某办公室转发某局《某办法》的通知: a title that goes without 关于. */
const FORWARDS = /^[\p{Script=Han}（）()]{4,40}(?:转发|批转|印发)[\p{Script=Han}《“]/u;
/** Where a title goes over from its organs to what it is about. */
const MATTER = /关于|(?:批转|转发|印发)/u;
const ENDS_SENTENCE = /[。；：！？，、]$/u;
/** Leaders and cells belong to a contents page or a table, never to a title. */
const NO_TITLE =
  /[·•.．…⋯]{3,}|\t|号\s*[）)]\s*\d{1,3}$|[〔[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*\d+\s*号\s*[）)]?$/u;
/** How far below a head without a number its signature may stand, in lines. */
const REACH = 6000;

/** A number that fills its line: the common form, or the bare serial of an order or announcement (第12号). */
function readNumberLine(text: string): { normal: string; serialOnly: boolean } | null {
  const parsed: DocumentNumber | null = parseDocumentNumber(text);
  if (parsed) return { normal: formatDocumentNumber(parsed), serialOnly: false };
  const serial = SERIAL_ONLY.exec(text);
  if (!serial) return null;
  return { normal: `${serial[1] ? `${serial[1]}年` : ""}第${Number(serial[2])}号`, serialOnly: true };
}

/** Every place that has the form of a document's head: a title and its number, or a title, an addressee and a signature. */
export function findDocumentHeads(lines: readonly Line[]): DocumentHead[] {
  const heads: DocumentHead[] = [];
  let free = 0;
  for (let index = 0; index < lines.length; index++) {
    if (index < free) continue;
    const number = readNumberLine(lines[index]?.text ?? "");
    const head = number ? numberedHead(lines, { index, free, number }) : null;
    if (!head) continue;
    heads.push(head);
    free = head.bodyStart;
  }
  return addUnnumbered(lines, withoutLists(lines, heads));
}

/**
 * Titles with their numbers one below the other are a list (of repealed documents, of files), not heads: between them
 * stands no text, and below them no addressee.
 */
function withoutLists(lines: readonly Line[], heads: readonly DocumentHead[]): DocumentHead[] {
  const isAdjacent = (before: DocumentHead | undefined, after: DocumentHead | undefined) =>
    before !== undefined &&
    after !== undefined &&
    lines
      .slice(before.bodyStart, after.start)
      .every(({ text }) => /^[（(]?\d{1,3}[）)]?[.．、]?$/u.test(text));
  return heads.filter((head, index) => {
    const inList = isAdjacent(heads[index - 1], head) || isAdjacent(head, heads[index + 1]);
    return !inList || hasAddressee(lines, head.bodyStart);
  });
}

/** Whether an addressee stands right below a head: a line or a few that name organs and end with a colon. */
function hasAddressee(lines: readonly Line[], from: number): boolean {
  for (const { text } of lines.slice(from, from + MOST_ADDRESSEE_LINES)) {
    if (/[:：]$/u.test(text)) return true;
    if (/[。；！？]/u.test(text) || readNumberLine(text)) return false;
  }
  return false;
}

/** Looks for a title that the contents name, word for word, at the start of a line in [from, to). */
export function findTitle(
  lines: readonly Line[],
  { title, from, to }: { title: string; from: number; to: number },
): DocumentHead | null {
  const wanted = comparable(title);
  if (wanted.length < 4) return null;
  for (let start = from; start < to; start++) {
    let text = "";
    for (let end = start; end < Math.min(start + MAX_TITLE_LINES, to); end++) {
      text += comparable(lines[end]?.text ?? "");
      if (!wanted.startsWith(text)) break;
      if (text.length === wanted.length) return headOf(lines, { start, end: end + 1 });
    }
  }
  return null;
}

/**
 * The head of a file that holds one document without number or signature, as departments hand drafts in: a title
 * (关于 … genre, with or without its organ, or whatever the format itself centres) on the first lines and sentences
 * below it; null for any other text.
 */
export function findLooseHead(lines: readonly Line[]): DocumentHead | null {
  const centred = lines.findIndex(({ align }) => align !== "center");
  if (centred > 0 && centred <= MAX_TITLE_LINES) return headOf(lines, { start: 0, end: centred });
  let title = "";
  for (let end = 0; end < Math.min(MAX_TITLE_LINES, lines.length); end++) {
    const line = lines[end]?.text ?? "";
    if (NO_TITLE.test(line) || /[。；：！？]/u.test(line)) return null;
    title = squash(`${title}\n${line}`);
    if (title.length > MAX_TITLE_LENGTH) return null;
    if (!ABOUT.test(title) || genreOfTitle(title) === null) continue;
    const hasText = lines.slice(end + 1).some(({ text }) => /[。；]/u.test(text));
    return hasText ? headOf(lines, { start: 0, end: extendRemark(lines, end + 1) }) : null;
  }
  return null;
}

function headOf(lines: readonly Line[], { start, end }: { start: number; end: number }): DocumentHead {
  const titleLines = lines.slice(start, end).map((line) => line.text);
  return {
    start,
    bodyStart: end,
    title: squash(titleLines.join("\n")),
    titleLines,
    docNumber: null,
    docNumberText: null,
  };
}

function numberedHead(
  lines: readonly Line[],
  place: { index: number; free: number; number: { normal: string; serialOnly: boolean } },
): DocumentHead | null {
  const { index, free, number } = place;
  const docNumberText = lines[index]?.text ?? "";
  const above = titleAbove(lines, { index, free, serialOnly: number.serialOnly });
  if (above !== null) {
    const head = headOf(lines, { start: above, end: index });
    return { ...head, bodyStart: index + 1, docNumber: number.normal, docNumberText };
  }
  if (number.serialOnly) return null;
  const end = titleBelow(lines, index + 1);
  // A title with its own number below belongs to that one; the number above ends a list.
  if (end === null || readNumberLine(lines[end]?.text ?? "")) return null;
  const head = headOf(lines, { start: index + 1, end });
  return { ...head, start: index, docNumber: number.normal, docNumberText };
}

/** First line of the title that ends right above a number; null where no title does. */
function titleAbove(
  lines: readonly Line[],
  { index, free, serialOnly }: { index: number; free: number; serialOnly: boolean },
): number | null {
  let text = "";
  for (let start = index - 1; start >= Math.max(free, index - MAX_TITLE_LINES); start--) {
    const line = lines[start]?.text ?? "";
    // 1.…的通知: an entry of a list.
    if (parseNumbering(line)) return null;
    if (start < index - 1 && ENDS_SENTENCE.test(line) && !/[，、]$/u.test(line)) return null;
    if (NO_TITLE.test(line)) return null;
    text = `${line}\n${text}`;
    if (text.length > MAX_TITLE_LENGTH) return null;
    const title = squash(text);
    if (start === index - 1 && /[。；：，、！？…]$/u.test(title)) return null;
    const about = title.indexOf("关于");
    if (about < 0) {
      const organs = organsOfTitle(text);
      const isForwarded = FORWARDS.test(title);
      if ((serialOnly || isForwarded) && genreOfTitle(title) && organs.length > 0) return start;
      continue;
    }
    if (genreOfTitle(title) === null) return null;
    return withOrgansAbove(lines, { start, free, title });
  }
  return null;
}

/** Moves the start of a title up over the lines that hold nothing but its organs. */
function withOrgansAbove(
  lines: readonly Line[],
  { start, free, title }: { start: number; free: number; title: string },
): number {
  let first = start;
  const head = title.slice(0, title.search(MATTER));
  const above = (count: number) =>
    squash(
      lines
        .slice(start - count, start)
        .map((line) => line.text)
        .join(""),
    );
  if (head !== "" && isOrganName(head) && head.length > 4) {
    while (first - 1 >= free && sharesTitle(lines, first - 1)) first--;
    return first;
  }
  if (head !== "") {
    for (let count = 1; count <= 2 && start - count >= free; count++)
      if (isOrganName(above(count) + head)) return start - count;
    return start;
  }
  const isIssuer = (at: number) =>
    at >= free && isIssuerLine(lines, { index: at, isNearest: at === start - 1 });
  while (isIssuer(first - 1) && !isSameOrgan(lines[first - 1], lines[first])) first--;
  if (first === start && start - 1 >= free) {
    const spaced = organsOfTitle(`${lines[start - 1]?.text ?? ""} 关于`);
    if (spaced.length > 0) return start - 1;
    for (let count = 2; count <= 3 && start - count >= free; count++)
      if (isOrganName(above(count))) return start - count;
  }
  return first;
}

/** An organ alone on the line above a title that begins with another organ: one of several issuers. */
function sharesTitle(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1];
  if (!next || next.blankBefore || isSameOrgan(lines[index], next)) return false;
  return isIssuerLine(lines, { index, isNearest: false });
}

/** An organ printed on two lines in a row signs the document before with the upper one. */
function isSameOrgan(upper: Line | undefined, lower: Line | undefined): boolean {
  return upper !== undefined && lower !== undefined && squash(upper.text) === squash(lower.text);
}

/** A line that is an organ and nothing else. Beyond the nearest it must sign below: the document before may end with one. */
function isIssuerLine(
  lines: readonly Line[],
  { index, isNearest }: { index: number; isNearest: boolean },
): boolean {
  const name = squash(lines[index]?.text ?? "").replace(/[、，]$/u, "");
  if (!isOrganName(name)) return false;
  if (isNearest) return true;
  return lines
    .slice(index + 2, index + REACH)
    .some(
      (line) => line.width <= 60 && (squash(line.text) === name || line.text.split(/\s+/u).includes(name)),
    );
}

/** Index after the title that begins at `start`: an organ, 关于 and a genre within a few lines; null where none does. */
function titleBelow(lines: readonly Line[], start: number): number | null {
  let text = "";
  for (let end = start; end < Math.min(start + MAX_TITLE_LINES, lines.length); end++) {
    const line = lines[end]?.text ?? "";
    if (readNumberLine(line) || NO_TITLE.test(line) || /[。；！？]/u.test(line)) return null;
    if (parseNumbering(line)) return null;
    text = `${text}\n${line}`;
    const title = squash(text);
    if (title.length > MAX_TITLE_LENGTH) return null;
    if (
      end === start &&
      !ABOUT.test(line) &&
      organsOfTitle(`${line} 关于`).length === 0 &&
      !isOrganName(line)
    )
      return null;
    const complete =
      (ABOUT.test(title) || FORWARDS.test(title)) &&
      genreOfTitle(title) !== null &&
      organsOfTitle(text).length > 0;
    if (complete) return extendRemark(lines, end + 1);
  }
  return null;
}

/** A remark in brackets on a line of its own belongs to the title above it. */
function extendRemark(lines: readonly Line[], end: number): number {
  return /^[（(](?:试行|暂行|修订|\d{4}年?修订)[）)]$/u.test(squash(lines[end]?.text ?? "")) ? end + 1 : end;
}

/** Adds the heads of documents that bear no number: a title by form with an addressee or a signature of its own organ below. */
function addUnnumbered(lines: readonly Line[], numbered: readonly DocumentHead[]): DocumentHead[] {
  const taken = new Map(numbered.map((head) => [head.start, head]));
  const result: DocumentHead[] = [];
  for (let index = 0; index < lines.length; index++) {
    const known = taken.get(index);
    if (known) {
      result.push(known);
      index = known.bodyStart - 1;
      continue;
    }
    const line = lines[index];
    if (
      !line ||
      (!ABOUT.test(line.text) && !isOrganName(line.text) && organsOfTitle(`${line.text} 关于`).length === 0)
    )
      continue;
    if (line.text.length > 100 || !endsBefore(lines[index - 1])) continue;
    const end = titleBelow(lines, index);
    if (end === null || [...taken.keys()].some((start) => start > index && start < end)) continue;
    const next = numbered.find((head) => head.start >= end)?.start ?? lines.length;
    const printed = lines.slice(index, end).map((entry) => entry.text);
    // A notice's title printed again inside it, where that of the text belongs which it issues, is no new document.
    if (comparable(printed.join("")) === comparable(result.at(-1)?.title ?? "")) continue;
    if (
      !isSigned(lines, {
        organs: organsOfTitle(printed.join("\n")),
        from: end,
        to: Math.min(next, end + REACH),
      })
    )
      continue;
    result.push(headOf(lines, { start: index, end }));
    index = end - 1;
  }
  return result;
}

/** Whether what stands above lets a title begin: nothing, or a line that a sentence does not run over. */
function endsBefore(line: Line | undefined): boolean {
  return !line || !/[，、；：“‘（《〈—-]$/u.test(line.text);
}

/** Whether one of the organs signs with a date in the lines given. */
function isSigned(
  lines: readonly Line[],
  { organs, from, to }: { organs: readonly string[]; from: number; to: number },
): boolean {
  for (let index = from; index < to; index++) {
    const line = lines[index];
    if (!line || line.text.length > 40) continue;
    const text = squash(line.text);
    if (!organs.some((organ) => text.startsWith(organ))) continue;
    for (let below = index; below <= Math.min(index + organs.length, to - 1); below++) {
      const date = squash(lines[below]?.text ?? "").replace(
        text === "" ? "" : (organs.find((o) => text.startsWith(o)) ?? ""),
        "",
      );
      if (parsePlainDate(date) !== null) return true;
    }
  }
  return false;
}
