import { parsePlainDate } from "../content/plain-date";
import { genreOfTitle, organsOfTitle } from "../content/title";
import { isAnnexLabel } from "./annex-labels";
import { classifyKind } from "./classify-kind";
import { readPublicity } from "./closing";
import { type ConsultationBox, takeConsultationBoxes } from "./consultation-box";
import type { ContentsEntry } from "./contents-page";
import type { DocumentHead } from "./document-heads";
import { type DocumentLines, type RawPart, splitDocument } from "./document-parts";
import { type SectionMark, sectionName } from "./page-furniture";
import { readContent } from "./part-content";
import type { ImportedDocument, ImportedFile, ImportedPart } from "./schema";
import type { LeftOut, Line } from "./source";
import { comparable } from "./spacing";

type Warning = ImportedFile["warnings"][number];
type Sources = {
  lines: readonly Line[];
  heads: readonly DocumentHead[];
  entries: readonly ContentsEntry[];
  marks: readonly SectionMark[];
  pages: readonly { n: number; page: number }[];
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
  warnings: Warning[];
} {
  const leftOut: LeftOut[] = [];
  const warnings: Warning[] = [];
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
    const boxes = takeConsultationBoxes(own);
    leftOut.push(...boxes.leftOut);
    const firstLine = sources.lines[head.start]?.n ?? 0;
    const last = [
      own.at(-1)?.n ?? 0,
      sources.lines[head.bodyStart - 1]?.n ?? firstLine,
      ...boxes.boxes.map((box) => box.lastLine),
    ];
    drafts.push({
      head,
      entry: takeEntry(entries, head),
      lines: boxes.lines,
      split: splitDocument(boxes.lines, head),
      boxes: boxes.boxes,
      firstLine,
      lastLine: Math.max(...last),
      sectionAbove,
    });
    sectionAbove = trailing;
  }
  returnBoxes(drafts);
  const documents = drafts.map((draft) => toDocument(draft, { sources, leftOut, warnings }));
  return { documents, leftOut, warnings };
}

function takeEntry(entries: ContentsEntry[], head: DocumentHead): ContentsEntry | undefined {
  const title = comparable(head.title);
  let at = head.docNumber === null ? -1 : entries.findIndex((entry) => entry.docNumber === head.docNumber);
  if (at < 0)
    at = entries.findIndex(
      (entry) => comparable(entry.title) === title && (entry.docNumber === null || head.docNumber === null),
    );
  return at < 0 ? undefined : entries.splice(at, 1)[0];
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
  context: { sources: Sources; leftOut: LeftOut[]; warnings: Warning[] },
): ImportedDocument {
  const { head, entry, split, boxes, firstLine, lastLine } = draft;
  const { warnings, leftOut } = context;
  const warn = (line: number | null, code: string, message: string) => warnings.push({ line, code, message });
  const parts = split.parts.map((part) => toPart(part, leftOut));
  const [box, ...extra] = boxes;
  for (const other of extra) {
    leftOut.push({
      firstLine: other.firstLine,
      lastLine: other.lastLine,
      reason: "consultation-box",
      text: [other.unit, other.phone].filter(Boolean).join(" "),
    });
    warn(other.firstLine, "second-consultation-box", "同一文件内有两个咨询栏，只取了第一个。");
  }
  const genre = genreOfTitle(head.title);
  if (genre === null) warn(firstLine, "unknown-genre", `标题“${head.title}”没有认出文种。`);
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
    section: entry?.section ?? sectionOf(draft, context.sources),
    title: head.title,
    docNumber: head.docNumber,
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
    firstPage: entry?.page ?? null,
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
    parent: part.parent,
    content,
    firstLine: part.firstLine,
  };
}

/** The section that the running heads inside a document name most often, else the last one above it. */
function sectionOf({ firstLine, lastLine, sectionAbove }: Draft, { marks }: Sources): string | null {
  if (sectionAbove !== null) return sectionAbove;
  const named = marks.filter(({ head }) => head.section !== null);
  const counts = new Map<string, number>();
  for (const { n, head } of named) {
    if (n > firstLine && n <= lastLine && head.section)
      counts.set(head.section, (counts.get(head.section) ?? 0) + 1);
  }
  const inside = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return inside ?? named.filter(({ n }) => n <= firstLine).at(-1)?.head.section ?? null;
}

/** The page printed at the foot of the document's last page; known only where that line stands right after its end. */
function lastPageOf({ lastLine, entry }: Draft, { pages }: Sources): number | null {
  const page = pages.find(({ n }) => n > lastLine && n <= lastLine + 8)?.page ?? null;
  return page !== null && entry?.page !== undefined && entry.page !== null && page >= entry.page
    ? page
    : null;
}
