import { createHash } from "node:crypto";
import { parsePlainDate } from "../content/plain-date";
import { AppError } from "../core/errors";
import { type Account, accountOf, leftOutMarks } from "./account";
import { findColophon } from "./colophon";
import { type ContentsEntry, findContentsHeading, readContents } from "./contents-page";
import { type DocumentHead, findDocumentHeads, findLooseHead, findTitle } from "./document-heads";
import { readDocuments } from "./documents";
import { readIssueFacts } from "./issue-facts";
import { removePageFurniture } from "./page-furniture";
import { markPages } from "./page-marks";
import { type ImportSource, readSourceText } from "./read-source-text";
import { findRepeatedTail } from "./repeated-tail";
import type { ImportedFile } from "./schema";
import type { ImportWarning, LeftOut, Line, SourceText } from "./source";
import { comparable } from "./spacing";

/** Most lines between two titles of a contents page that are known again in the body. */
const LONGEST_ENTRY = 60;
const FEWEST_ENTRIES = 2;
/** Most characters of a difference that a warning shows. */
const LONGEST_SHOWN = 60;

/** Raised whenever a file may be read otherwise than before: readings that were kept are made anew. */
export const IMPORTER_VERSION = 1;

/** What is known of a file once it is read: what was understood, its numbered lines and its pictures. */
export type ReadIssue = Pick<SourceText, "text" | "pictures"> & { readonly file: ImportedFile };

/**
 * Reads a file (text, PDF or Word) of one gazette issue or of single documents into issue facts, contents and documents.
 * Nothing of the text is dropped: what is in no document is listed in `leftOut` with its reason.
 * Throws `AppError` "invalid" or "too-large" for a file that cannot be read or holds no document of a gazette.
 */
export async function readIssueFile(given: ImportSource): Promise<ReadIssue> {
  const source = await readSourceText(given);
  const sha256 = createHash("sha256").update(given.bytes).digest("hex");
  const file = { source: given.fileName, sha256, ...readIssue(source) };
  return { file, text: source.text, pictures: source.pictures };
}

/** Reads the lines of a source. Throws `AppError` "invalid" where they hold no document of a gazette. */
export function readIssue(source: SourceText): Omit<ImportedFile, "source" | "sha256"> {
  const understood = understand(source);
  const leftOut = [...understood.leftOut, ...leftOutMarks(source, understood)].sort(
    (a, b) => a.firstLine - b.firstLine,
  );
  const file = { ...understood, leftOut };
  const uneven = accountOf(source, file).uneven.map(toWarning);
  return { ...file, warnings: [...file.warnings, ...uneven] };
}

function toWarning({ title, line, lost, added }: Account["uneven"][number]): ImportWarning {
  const differences = [
    lost && `原文有而未收入“${lost.slice(0, LONGEST_SHOWN)}”`,
    added && `收入而原文没有“${added.slice(0, LONGEST_SHOWN)}”`,
  ];
  const message = `“${title}”的字数对不上：${differences.filter(Boolean).join("，")}。请与原文核对。`;
  return { line, code: "unaccounted", message };
}

function understand({ lines, ...source }: SourceText): Omit<ImportedFile, "source" | "sha256"> {
  const leftOut: LeftOut[] = [...source.leftOut];
  const tail = findRepeatedTail(lines);
  leave(leftOut, lines.slice(tail), "repeat");
  const printed = lines.slice(0, tail);
  const back = findColophon(printed);
  const colophon = printed.slice(back);
  const furniture = removePageFurniture(printed.slice(0, back));
  const body = furniture.lines;
  const candidates = inBody(body, findDocumentHeads(body));
  const frontOf = (heads: readonly DocumentHead[]) => {
    const firstLine = body[heads[0]?.start ?? body.length]?.n ?? Number.POSITIVE_INFINITY;
    return printed.slice(0, back).filter((line) => line.n < firstLine);
  };
  const warnings: ImportWarning[] = [...source.warnings];
  const { entries } = readFront(frontOf(candidates), furniture.leftOut);
  const known = withContents({ lines: body, heads: candidates, entries, warnings });
  const loose = known.length === 0 ? findLooseHead(body) : null;
  const heads = loose ? [loose] : known;
  // With the first document known, the contents end where it begins.
  const front = frontOf(heads);
  const contents = readFront(front, furniture.leftOut);
  if (heads.length === 0) {
    throw new AppError("invalid", "没有在文件里找到公报文件（标题、发文字号、落款），请检查是否选错了文件。");
  }
  const bodyLine = body[heads[0]?.start ?? 0]?.n ?? 0;
  const paged = markPages(body, { pages: furniture.pages, heads, entries: contents.entries });
  const read = readDocuments({
    lines: paged.lines,
    heads,
    entries: contents.entries,
    marks: furniture.heads,
    pageOf: paged.pageOf,
  });
  leave(
    leftOut,
    front.filter((line) => line.n < bodyLine),
    (line) => contents.reasonOf(line),
  );
  leave(leftOut, colophon, "colophon");
  leftOut.push(...furniture.leftOut.filter((entry) => entry.firstLine >= bodyLine), ...read.leftOut);
  return {
    issue: readIssueFacts(
      [...front, ...colophon].map((line) => line.text),
      furniture.heads,
      furniture.leftOut.filter(({ reason }) => reason === "running-head").map(({ text }) => text),
    ),
    toc: contents.entries,
    documents: read.documents,
    leftOut,
    warnings: [...warnings, ...read.warnings],
  };
}

/** The contents page, and why each line before the first document is left out. */
function readFront(
  front: readonly Line[],
  furniture: readonly LeftOut[],
): { entries: ContentsEntry[]; reasonOf: (line: Line) => LeftOut["reason"] } {
  const pageNumbers = new Set(
    furniture.filter((entry) => entry.reason === "page-number").map((entry) => entry.firstLine),
  );
  const heading = findContentsHeading(front);
  const lines = front.slice(heading + 1).filter((line) => !pageNumbers.has(line.n));
  const read = readContents(lines);
  // Without its heading a contents page must show itself by several entries with a number or a page.
  const marked = read.entries.filter((entry) => entry.docNumber !== null || entry.page !== null).length;
  const isContents = heading >= 0 || marked >= FEWEST_ENTRIES;
  const { entries, used } = isContents ? read : { entries: [], used: new Set<number>() };
  const headingLine = front[heading]?.n;
  return {
    entries,
    reasonOf: (line) => {
      if (pageNumbers.has(line.n)) return "page-number";
      return used.has(line.n) || line.n === headingLine ? "contents" : "front-matter";
    },
  };
}

/** Contents pages hold titles and numbers too: a head that returns later, with no room for a text below it, is none. */
function inBody(lines: readonly Line[], heads: readonly DocumentHead[]): DocumentHead[] {
  const keys = heads.map((head) => head.docNumber ?? comparable(head.title));
  const last = new Map(keys.map((key, index) => [key, index]));
  return heads.filter((head, index) => {
    if (last.get(keys[index] ?? "") === index) return true;
    const gap = lines.slice(head.bodyStart, heads[index + 1]?.start ?? lines.length);
    return gap.length > LONGEST_ENTRY || gap.some((line) => parsePlainDate(line.text) !== null);
  });
}

/** Adds the documents that only the contents page makes known (no number, no common form), found by their titles. */
function withContents({
  lines,
  heads,
  entries,
  warnings,
}: {
  lines: readonly Line[];
  heads: readonly DocumentHead[];
  entries: readonly ContentsEntry[];
  warnings: ImportWarning[];
}): DocumentHead[] {
  const result = [...heads];
  const first = heads[0]?.start ?? 0;
  const known = new Set(heads.flatMap((head) => [comparable(head.title), head.docNumber ?? ""]));
  for (const entry of entries) {
    if (known.has(comparable(entry.title)) || (entry.docNumber !== null && known.has(entry.docNumber)))
      continue;
    const found =
      findTitle(lines, { title: entry.title, from: first, to: lines.length }) ??
      // The first document may be one of these: its title stands once more between the contents and the next one.
      (result.some((head) => head.start < first)
        ? null
        : lastTitle(lines, { title: entry.title, to: first }));
    if (found && !result.some((head) => head.start < found.bodyStart && found.start < head.bodyStart))
      result.push(found);
    else
      warnings.push({
        line: null,
        code: "contents-entry-not-found",
        message: `目录中的“${entry.title}”在正文里没有找到。`,
      });
  }
  return result.sort((a, b) => a.start - b.start);
}

function lastTitle(
  lines: readonly Line[],
  { title, to }: { title: string; to: number },
): DocumentHead | null {
  let last: DocumentHead | null = null;
  for (let found = findTitle(lines, { title, from: 0, to }); found; ) {
    last = found;
    found = findTitle(lines, { title, from: found.bodyStart, to });
  }
  return last;
}

function leave(
  leftOut: LeftOut[],
  lines: readonly Line[],
  reason: LeftOut["reason"] | ((line: Line) => LeftOut["reason"]),
): void {
  for (const line of lines) {
    const own = typeof reason === "string" ? reason : reason(line);
    const last = leftOut.at(-1);
    if (last && last.reason === own && line.n - last.lastLine <= 2 && own !== "markup") {
      last.lastLine = line.n;
      last.text += `\n${line.text}`;
    } else leftOut.push({ firstLine: line.n, lastLine: line.n, reason: own, text: line.text });
  }
}
