import { issuedTitles, organsOfTitle } from "../content/title";
import {
  findAnnexLists,
  isAnnexLabel,
  type ListedAnnex,
  labelNumber,
  normalLabel,
  readLabelledTitle,
} from "./annex-labels";
import { type Closing, findClosing } from "./closing";
import type { Line } from "./source";
import { comparable, squash } from "./spacing";
import { isIssued, isTitleLine, namesInstrument, titleLength } from "./titles";

/** A part of a document as lines, before its blocks are read. */
export type RawPart = {
  type: "body" | "instrument" | "annex";
  label: string | null;
  title: string | null;
  /** Whether the title stands where the part begins; else it is known from the carrier's title or the list of annexes. */
  isTitlePrinted: boolean;
  parent: number | null;
  lines: Line[];
  firstLine: number | null;
};
export type DocumentLines = {
  addressee: string | null;
  closing: Closing;
  parts: RawPart[];
  /** The carrier's own title, printed once more where that of an issued text belongs. */
  repeated: Line[];
};

const MOST_ADDRESSEE_LINES = 6;
/** 《甲》已经……，现印发给你们 or 现将《甲》予以公布: the body names what it issues. */
const ISSUES_BELOW = [
  /《((?:[^《》]|《[^《》]*》){4,100})》[^。《》]{0,60}(?:现予|现将|现|予以)(?:公布|发布|印发|颁布)/u,
  /现将《((?:[^《》]|《[^《》]*》){4,100})》[^。《》]{0,20}(?:公布|发布|印发|颁布)/u,
];
const OPENING_LINES = 8;
/** Most lines of a title, its remark included. */
const LONGEST_TITLE = 8;
const NO_ADDRESSEE =
  /^(?:为|根据|按照|依据|经|现|鉴于|近期|近日|今年|兹|接|遵照|因)|[。；]|(?:如下|决定|任命|免去|聘任|通知|通告|公告|提名)$/u;
const FEWEST_LINES_OF_TEXT = 3;

/** Cuts the lines below a document's head into addressee, body, closing, issued texts and annexes. */
export function splitDocument(
  lines: readonly Line[],
  { title, titleLines }: { title: string; titleLines: readonly string[] },
): DocumentLines {
  const { addressee, count } = readAddressee(lines);
  const below = lines.slice(count);
  const issued = [...new Set([...issuedTitles(title), ...titlesIssuedBy(below)])];
  const repeated: Line[] = [];
  const closing = findClosing(below, organsOfTitle(titleLines.join("\n")));
  const isClosing = (index: number) =>
    (closing.start !== null && closing.end !== null && index >= closing.start && index < closing.end) ||
    index === closing.noteAt;
  const lists = findAnnexLists(below, (index) => isClosing(index));
  const listed = new Set(lists.flatMap(({ start, end }) => range(start, end)));
  const inList = (index: number) => listed.has(index);
  const listStarts = new Set(lists.map((list) => list.start));
  const announced = lists.flatMap((list) => list.annexes);
  const labels = below.flatMap((line, index) =>
    !inList(index) && startsAnnex(line, { after: closing.end ?? 0, index }) ? [index] : [],
  );
  const textEnd = labels[0] ?? below.length;
  const parts: RawPart[] = [
    {
      type: "body",
      label: null,
      title: null,
      isTitlePrinted: false,
      parent: null,
      lines: [],
      firstLine: null,
    },
  ];
  const cuts = instrumentCuts(below, { title, issued, closing, end: textEnd, inList, isClosing });
  const cutAt = new Map(cuts.map((cut) => [cut.at, cut]));
  // The part whose list announces the annexes.
  let lister = 0;

  let current = 0;
  for (let index = 0; index < textEnd; index++) {
    const cut = cutAt.get(index);
    if (cut) {
      const own = below.slice(index, index + cut.count);
      const printed = squash(own.map((line) => line.text).join("\n"));
      const meant = comparable(printed) === comparable(title) ? nextIssued(issued, parts) : null;
      if (meant !== null) repeated.push(...own);
      current =
        parts.push({
          type: "instrument",
          label: null,
          title: meant ?? printed,
          isTitlePrinted: meant === null,
          parent: null,
          lines: [],
          firstLine: own[0]?.n ?? null,
        }) - 1;
      index += cut.count - 1;
      continue;
    }
    const line = below[index];
    if (listStarts.has(index)) lister = current;
    if (line && !isClosing(index)) parts[current]?.lines.push(line);
  }
  const hasInstrument = cuts.length > 0;
  for (const [order, at] of labels.entries()) {
    const end = labels[order + 1] ?? below.length;
    const block = below.slice(at, end).filter((_, index) => !isClosing(at + index));
    const carrier = hasInstrument ? null : { title, meant: nextIssued(issued, parts) };
    const annex = toAnnex(block, {
      announced,
      issued: hasInstrument ? [] : issued,
      carrier,
      parent: lister,
      only: labels.length === 1,
    });
    repeated.push(...annex.repeated);
    parts.push(annex.part);
  }
  for (const part of parts) part.firstLine ??= part.lines[0]?.n ?? null;
  return { addressee, closing, parts, repeated };
}

/** The first title that the carrier says it issues and that no part bears yet; null where there is none. */
function nextIssued(issued: readonly string[], parts: readonly RawPart[]): string | null {
  return issued.find((title) => !parts.some((part) => part.title === title)) ?? null;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** The titles that the opening of a body says are issued with it; the carrier's own title may leave them out. */
function titlesIssuedBy(lines: readonly Line[]): string[] {
  const text = lines
    .slice(0, OPENING_LINES)
    .map((line) => line.text)
    .join("")
    .replace(/\s+/gu, "");
  return ISSUES_BELOW.flatMap((form) => form.exec(text)?.[1] ?? []);
}

/** The addressee (主送机关): the lines from the first to a colon, where they name organs and say nothing else. */
function readAddressee(lines: readonly Line[]): { addressee: string | null; count: number } {
  let text = "";
  for (let index = 0; index < Math.min(MOST_ADDRESSEE_LINES, lines.length); index++) {
    const line = lines[index]?.text ?? "";
    if (line.includes("\t") || isAnnexLabel(line)) break;
    text += line;
    if (/[:：]$/u.test(line)) {
      const addressee = squash(text).slice(0, -1);
      const plain =
        addressee.length <= 200 &&
        addressee.length >= 2 &&
        !NO_ADDRESSEE.test(addressee) &&
        !/[:：]/u.test(addressee);
      return plain ? { addressee, count: index + 1 } : { addressee: null, count: 0 };
    }
    if (/[。；！？]/u.test(line)) break;
  }
  return { addressee: null, count: 0 };
}

function startsAnnex(line: Line, { after, index }: { after: number; index: number }): boolean {
  if (isAnnexLabel(line.text)) return true;
  return after > 0 && index >= after && readLabelledTitle(line.text) !== null;
}

/** Where issued texts begin between the closing and the first annex (or, without a closing, where their titles stand). */
function instrumentCuts(
  lines: readonly Line[],
  place: {
    title: string;
    issued: readonly string[];
    closing: Closing;
    end: number;
    inList: (index: number) => boolean;
    isClosing: (index: number) => boolean;
  },
): { at: number; count: number }[] {
  const { title: carrier, issued, closing, end, inList, isClosing } = place;
  const expected = issued.length > 0 ? [...issued, carrier] : issued;
  const cuts: { at: number; count: number }[] = [];
  const from = closing.end ?? 1;
  let first = from;
  while (first < end && (isClosing(first) || inList(first))) first++;
  for (let at = first; at < end; at++) {
    if (isClosing(at) || inList(at)) continue;
    const strict = at > first || closing.end === null;
    let below = at + 1;
    while (below < Math.min(end, at + LONGEST_TITLE) && !isClosing(below) && !inList(below)) below++;
    const count = titleLength(lines.slice(at, below), {
      at: 0,
      expected,
      strict,
    });
    if (count === 0) continue;
    const title = squash(
      lines
        .slice(at, at + count)
        .map((line) => line.text)
        .join(""),
    );
    if (end - at - count < (isIssued(title, expected) ? 1 : FEWEST_LINES_OF_TEXT)) continue;
    if (!strict && !isTitleLine(lines[at])) continue;
    if (!strict && !isIssued(title, expected) && !namesInstrument(title) && issued.length === 0) continue;
    cuts.push({ at, count });
    at += count - 1;
  }
  return cuts;
}

function toAnnex(
  block: readonly Line[],
  context: {
    announced: readonly ListedAnnex[];
    issued: readonly string[];
    /** The carrier's title, and the issued text that is meant where it stands again. */
    carrier: { title: string; meant: string | null } | null;
    parent: number;
    only: boolean;
  },
): { part: RawPart; repeated: readonly Line[] } {
  const { announced, issued, carrier, parent, only } = context;
  const labelled = readLabelledTitle(block[0]?.text ?? "");
  const label = labelled?.label ?? normalLabel(block[0]?.text ?? "");
  const number = labelNumber(label);
  const listed =
    announced.find((annex) => annex.number === number) ??
    (only && announced.length === 1 ? announced[0] : undefined);
  const below = block.slice(1);
  let title = labelled?.title ?? null;
  let isTitlePrinted = title !== null;
  let repeated: readonly Line[] = [];
  let rest = below;
  if (title === null) {
    const expected = [
      ...(listed ? [listed.title] : []),
      ...issued,
      ...(carrier?.meant ? [carrier.title] : []),
    ];
    const count = titleLength(below, { at: 0, expected });
    if (count > 0) {
      title = squash(
        below
          .slice(0, count)
          .map((line) => line.text)
          .join("\n"),
      );
      isTitlePrinted = true;
      rest = below.slice(count);
      if (carrier?.meant && comparable(title) === comparable(carrier.title)) {
        title = only ? carrier.meant : (listed?.title ?? carrier.meant);
        isTitlePrinted = false;
        repeated = below.slice(0, count);
      }
    } else title = listed?.title ?? null;
  }
  const type = title !== null && isIssued(title, issued) ? "instrument" : "annex";
  const part: RawPart = {
    type,
    label,
    title,
    isTitlePrinted,
    parent: type === "instrument" ? null : parent,
    lines: rest,
    firstLine: block[0]?.n ?? null,
  };
  return { part, repeated };
}
