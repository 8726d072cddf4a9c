import { formatDocumentNumber, parseDocumentNumber } from "../content/document-number";
import { parsePlainDate } from "../content/plain-date";
import { genreOfTitle, organsOfTitle } from "../content/title";
import { isAnnexLabel } from "./annex-labels";
import { carryAtoms } from "./carried-atoms";
import { classifyKind } from "./classify-kind";
import { readPublicity } from "./closing";
import { type ConsultationBox, takeConsultationBoxes } from "./consultation-box";
import type { ContentsEntry } from "./contents-page";
import { takeDistribution } from "./distribution-lines";
import type { DocumentHead } from "./document-heads";
import { type DocumentLines, type RawPart, splitDocument } from "./document-parts";
import { type SectionMark, sectionName } from "./page-furniture";
import { readContent } from "./part-content";
import type { ImportedDocument, ImportedPart } from "./schema";
import type { ImportWarning, LeftOut, Line } from "./source";
import { comparable, isSubsequence } from "./spacing";

type Sources = {
  lines: readonly Line[];
  heads: readonly DocumentHead[];
  entries: readonly ContentsEntry[];
  marks: readonly SectionMark[];
  /** The printed page on which a line of the source stands, where known. */
  pageOf: (n: number) => number | null;
};
type Draft = {
  head: DocumentHead;
  entry: ContentsEntry | undefined;
  /** The lines below the head, boxes taken out. */
  lines: readonly Line[];
  split: DocumentLines;
  boxes: ConsultationBox[];
  firstLine: number;
  lastLine: number;
  /** The section's name that stands alone right above the head. */
  sectionAbove: string | null;
};

/** Reads each document between its head and the next one; a box is given to the document that it was printed for. */
export function readDocuments(sources: Sources): {
  documents: ImportedDocument[];
  leftOut: LeftOut[];
  warnings: ImportWarning[];
} {
  const leftOut: LeftOut[] = [];
  const warnings: ImportWarning[] = [];
  const entries = [...sources.entries];
  const drafts: Draft[] = [];
  let sectionAbove: string | null = null;
  for (const [index, head] of sources.heads.entries()) {
    const own = sources.lines.slice(head.bodyStart, sources.heads[index + 1]?.start ?? sources.lines.length);
    const trailing =
      own.length > 0 && index + 1 < sources.heads.length ? sectionName(own.at(-1)?.text ?? "") : null;
    if (trailing !== null) {
      const line = own.pop();
      if (line)
        leftOut.push({ firstLine: line.n, lastLine: line.n, reason: "running-head", text: line.text });
    }
    const distribution = takeDistribution(own);
    const boxes = takeConsultationBoxes(distribution.lines);
    leftOut.push(...distribution.leftOut, ...boxes.leftOut);
    const firstLine = sources.lines[head.start]?.n ?? 0;
    const last = [
      own.at(-1)?.through ?? own.at(-1)?.n ?? 0,
      sources.lines[head.bodyStart - 1]?.n ?? firstLine,
      ...boxes.boxes.map((box) => box.lastLine),
    ];
    const split = splitDocument(boxes.lines, head);
    const printed = sources.lines.slice(head.start, sources.heads[index + 1]?.start ?? sources.lines.length);
    const carried = carryAtoms(printed, split.parts);
    leftOut.push(...carried.leftOut);
    warnings.push(...carried.warnings);
    drafts.push({
      head,
      entry: takeEntry(entries, head),
      lines: boxes.lines,
      split,
      boxes: boxes.boxes,
      firstLine,
      lastLine: Math.max(...last),
      sectionAbove,
    });
    sectionAbove = trailing;
  }
  returnBoxes(drafts);
  const sections = readSections(drafts, sources);
  const documents = drafts.map((draft, index) =>
    toDocument(draft, { section: sections[index] ?? null, sources, leftOut, warnings }),
  );
  return { documents, leftOut, warnings };
}

function takeEntry(entries: ContentsEntry[], head: DocumentHead): ContentsEntry | undefined {
  const title = comparable(head.title);
  let at = head.docNumber === null ? -1 : entries.findIndex((entry) => entry.docNumber === head.docNumber);
  if (at < 0) at = entries.findIndex((entry) => comparable(entry.title) === title);
  return at < 0 ? undefined : entries.splice(at, 1)[0];
}

/**
 * The number of a document, normalised: as printed above it, unless its code word lacks a character there that the
 * contents page has (云政〔2024〕6号 for 云政发〔2024〕6号).
 */
function numberOf(head: DocumentHead, entry: ContentsEntry | undefined): string | null {
  const [printed, listed] = [head.docNumber, entry?.docNumber ?? null].map(
    (text) => text && parseDocumentNumber(text),
  );
  if (!printed || !listed) return head.docNumber;
  const isSame = printed.year === listed.year && printed.serial === listed.serial;
  const isCut = listed.code.length > printed.code.length && isSubsequence(printed.code, listed.code);
  return isSame && isCut ? formatDocumentNumber(listed) : head.docNumber;
}

/** A box in the middle of a text was printed for the document before, where that has none: it ended on the same page. */
function returnBoxes(drafts: readonly Draft[]): void {
  for (const [index, draft] of drafts.entries()) {
    const before = drafts[index - 1];
    const box = draft.boxes[0];
    if (!before || !box || before.boxes.length > 0) continue;
    if (draft.boxes.length > 1 || !isWellPlaced(draft, box)) before.boxes.push(...draft.boxes.splice(0, 1));
  }
}

/** Whether a box stands where boxes are printed: at the end, right below the closing, or above the annexes. */
function isWellPlaced({ lines, split }: Draft, box: ConsultationBox): boolean {
  const next = lines.find((line) => line.n > box.lastLine);
  const last = lines.findLast((line) => line.n < box.firstLine);
  if (!next || isAnnexLabel(next.text)) return true;
  if (box.firstLine < (split.closing.line ?? 0)) return false;
  return last !== undefined && (parsePlainDate(last.text) !== null || readPublicity(last.text) !== null);
}

function toDocument(
  draft: Draft,
  context: { section: string | null; sources: Sources; leftOut: LeftOut[]; warnings: ImportWarning[] },
): ImportedDocument {
  const { head, entry, split, boxes, firstLine, lastLine } = draft;
  const { warnings, leftOut } = context;
  const warn = (line: number | null, code: ImportWarning["code"], message: string) =>
    warnings.push({ line, code, message });
  const parts = split.parts.map((part) => toPart(part, leftOut));
  const [again, ...more] = split.repeated;
  if (again) {
    const text = split.repeated.map((line) => line.text).join("\n");
    leftOut.push({ firstLine: again.n, lastLine: more.at(-1)?.n ?? again.n, reason: "repeat", text });
    warn(again.n, "title-repeated", `印发的文本的标题处又印了“${head.title}”，其标题取自通知的标题。`);
  }
  const [box, ...extra] = boxes;
  for (const other of extra) {
    warn(other.firstLine, "second-consultation-box", "同一文件内有两个咨询栏，只取了第一个。");
  }
  const genre = genreOfTitle(head.title);
  if (genre === null) warn(firstLine, "unknown-genre", `标题“${head.title}”没有认出文种。`);
  const docNumber = numberOf(head, entry);
  if (entry?.docNumber && head.docNumber && entry.docNumber !== head.docNumber) {
    const message = `“${head.title}”的文号，正文印作${head.docNumberText ?? ""}，目录印作${entry.docNumber}。`;
    warn(firstLine, "number-differs", message);
  }
  if (head.docNumber === null) warn(firstLine, "no-document-number", `“${head.title}”没有发文字号。`);
  if (split.closing.writtenOn === null) warn(firstLine, "no-date", `“${head.title}”没有找到成文日期。`);
  for (const part of parts) {
    if (part.type === "annex" && part.content.content.length === 0) {
      warn(
        part.firstLine,
        "annex-without-text",
        `${part.label ?? "附件"}只有标号或标题，没有文字，可能是图片。`,
      );
    }
  }
  const instruments = parts.flatMap((part) => (part.type === "instrument" && part.title ? [part.title] : []));
  const issuers = organsOfTitle(head.titleLines.join("\n"));
  return {
    section: context.section,
    title: head.title,
    docNumber,
    docNumberText: head.docNumberText,
    issuers: issuers.length > 0 ? issuers : split.closing.signatories,
    genre: genre ?? "",
    kind: classifyKind(head.title, instruments),
    addressee: split.addressee,
    writtenOn: split.closing.writtenOn,
    writtenOnText: split.closing.writtenOnText,
    signatories: split.closing.signatories,
    publicity: split.closing.publicity,
    consultUnit: box?.unit ?? null,
    consultPhone: box?.phone ?? null,
    parts,
    firstPage: entry?.page ?? context.sources.pageOf(firstLine),
    lastPage: lastPageOf(draft, context.sources),
    firstLine,
    lastLine,
  };
}

function toPart(part: RawPart, leftOut: LeftOut[]): ImportedPart {
  const { content, leftOut: repeated } = readContent(part.lines);
  leftOut.push(...repeated);
  return {
    type: part.type,
    label: part.label,
    title: part.title,
    isTitlePrinted: part.isTitlePrinted,
    parent: part.parent,
    content,
    firstLine: part.firstLine,
  };
}

/**
 * The section of each document: from the contents, the name above it or the running heads on its own pages; where a
 * document has none of these, that of the other documents of its number series, else of the last running head above.
 */
function readSections(drafts: readonly Draft[], { marks }: Sources): (string | null)[] {
  const named = marks.flatMap(({ n, head }) => (head.section === null ? [] : [{ n, section: head.section }]));
  const known = drafts.map(
    (draft) => draft.entry?.section ?? draft.sectionAbove ?? commonestSection(draft, named),
  );
  const ofSeries = new Map<string, Set<string>>();
  for (const [index, draft] of drafts.entries()) {
    const section = known[index];
    const series = seriesOf(draft);
    if (section && series) ofSeries.set(series, (ofSeries.get(series) ?? new Set()).add(section));
  }
  return drafts.map((draft, index) => {
    const series = seriesOf(draft);
    const [only, ...others] = (series && ofSeries.get(series)) || [];
    const fromSeries = others.length === 0 ? only : undefined;
    return (
      known[index] ?? fromSeries ?? named.filter(({ n }) => n <= draft.firstLine).at(-1)?.section ?? null
    );
  });
}

function seriesOf({ head, entry }: Draft): string | null {
  const number = numberOf(head, entry);
  return number === null ? null : (parseDocumentNumber(number)?.code ?? null);
}

/** The section that the running heads inside a document name most often. */
function commonestSection(
  { firstLine, lastLine }: Draft,
  named: readonly { n: number; section: string }[],
): string | null {
  const counts = new Map<string, number>();
  for (const { n, section } of named)
    if (n > firstLine && n <= lastLine) counts.set(section, (counts.get(section) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The printed page on which a document ends; never before that on which it begins. */
function lastPageOf({ lines, lastLine, entry }: Draft, { pageOf }: Sources): number | null {
  const page = pageOf(lines.at(-1)?.n ?? lastLine);
  return page !== null && page >= (entry?.page ?? 0) ? page : null;
}
