import { diffArrays } from "diff";
import { inkText, isInk } from "../../content/ink";
import { blockToLines } from "../../content/to-text";
import type { LeftOutReason } from "../../importing/reasons";
import type { DocumentFields, DocumentPart } from "../schema";

/** A stretch of text and whether the other side has it too. */
export type Piece = { readonly text: string; readonly isDifferent: boolean };
export type SourceLine = {
  readonly n: number;
  readonly pieces: readonly Piece[];
  /** Why the whole line stands in no document; null for any other line. */
  readonly leftOut: LeftOutReason | null;
};
/** What a document says in one place (a field, a paragraph, a row of a table) and the lines that it came from. */
export type ComparedRow = {
  readonly label: string | null;
  readonly pieces: readonly Piece[];
  readonly lines: readonly SourceLine[];
};
export type Comparison = {
  readonly rows: readonly ComparedRow[];
  /** Characters of the source that the document lacks, and of the document that the source lacks; white space aside. */
  readonly lost: number;
  readonly added: number;
  /** False where the two are so different that they were not compared character by character: nothing is marked then. */
  readonly isCompared: boolean;
};

type LeftOut = {
  firstLine: number;
  lastLine: number;
  reason: LeftOutReason;
  text: string;
  beside?: true | undefined;
};
type Unit = { label: string | null; text: string; characters: string[]; place: number };
type Character = { line: number; at: number; value: string };

/** Longest time that a comparison character by character may take, in milliseconds. */
const LONGEST_COMPARISON_MS = 3000;
/** So many characters show where a text begins in the source. */
const OPENING = 12;
/** How far behind the text before it a short text may begin, in characters. */
const NEAR = 60;
/** A text shorter than this is looked for together with the beginning of the next. */
const SHORT = 60;

/**
 * Sets what a document says beside the lines of its source, and marks what only one side has. White space is not
 * compared; what the importer left out on purpose is named with its reason instead of marked.
 */
export function compareWithSource({
  text,
  leftOut,
  firstLine,
  lastLine,
  fields,
  parts,
}: {
  /** All lines of the source; line n stands at index n - 1. */
  text: readonly string[];
  leftOut: readonly LeftOut[];
  firstLine: number;
  lastLine: number;
  fields: DocumentFields;
  parts: readonly DocumentPart[];
}): Comparison {
  const own = leftOut.filter((one) => one.firstLine >= firstLine && one.firstLine <= lastLine && !one.beside);
  const lines = text
    .slice(firstLine - 1, lastLine)
    .map((line, index) => readLine(firstLine + index, line, own));
  const source: Character[] = lines.flatMap(({ characters, taken }, line) =>
    characters.flatMap((value, at) => (isInk(value) && !taken[at] ? [{ line, at, value }] : [])),
  );
  const units = placedUnits(fields, parts, source.map(({ value }) => value).join(""));
  const found = match(source, units);
  if (!found) return uncompared(lines, units);
  const { matched, matchedUnits } = found;
  const marks = [
    ...own
      .filter(({ reason }) => reason === "mark")
      .map((one) => one.text)
      .join(""),
  ];
  const different = new Set<string>();
  source.forEach(({ line, at, value }, index) => {
    if (matched[index] !== undefined) return;
    const mark = marks.indexOf(value);
    if (mark >= 0) marks.splice(mark, 1);
    else different.add(`${line}/${at}`);
  });
  const shown = lines.map(({ n, characters, reason }, line): SourceLine => {
    const pieces = piecesOf(characters, (at) => different.has(`${line}/${at}`));
    return { n, pieces, leftOut: reason };
  });
  const unitsOfLine: (number | undefined)[][] = lines.map(() => []);
  source.forEach(({ line }, index) => {
    unitsOfLine[line]?.push(matched[index]);
  });
  const unitOfLine = unitsOfLine.map(commonest);
  const rows = toRows({ units, lines: shown, unitOfLine, matchedUnits });
  const added = units.reduce(
    (sum, { characters }, unit) =>
      sum + characters.filter((c, at) => isInk(c) && !matchedUnits[unit]?.has(at)).length,
    0,
  );
  return { rows, lost: different.size, added, isCompared: true };
}

function uncompared(lines: readonly ReadLine[], units: readonly Unit[]): Comparison {
  const shown = lines.map(
    ({ n, characters, reason }): SourceLine => ({
      n,
      leftOut: reason,
      pieces: piecesOf(characters, () => false),
    }),
  );
  const rows = units.map(({ label, text }) => ({ label, lines: [], pieces: [{ text, isDifferent: false }] }));
  return { rows: [{ label: null, pieces: [], lines: shown }, ...rows], lost: 0, added: 0, isCompared: false };
}

type ReadLine = { n: number; characters: string[]; taken: boolean[]; reason: LeftOutReason | null };

/** A line with the characters that were left out of it on purpose. */
function readLine(n: number, text: string, leftOut: readonly LeftOut[]): ReadLine {
  const characters = [...text];
  const taken = characters.map(() => false);
  let reason: LeftOutReason | null = null;
  const ink = inkText(text);
  for (const one of leftOut) {
    if (one.reason === "mark" || n < one.firstLine || n > one.lastLine) continue;
    const isMarkup = one.reason === "markup";
    for (const piece of one.text.split(isMarkup ? /\s+/u : "\n").map(inkText)) {
      if (piece === "" || !takePiece(characters, taken, piece)) continue;
      if (piece === ink) reason = one.reason;
      if (!isMarkup) break;
    }
  }
  return { n, characters, taken, reason };
}

/** Marks the first stretch of characters that reads as `piece`, white space aside; false where there is none. */
function takePiece(characters: readonly string[], taken: boolean[], piece: string): boolean {
  const places = characters.flatMap((value, at) => (isInk(value) && !taken[at] ? [at] : []));
  const wanted = [...piece];
  for (let start = 0; start + wanted.length <= places.length; start++) {
    if (!wanted.every((value, index) => characters[places[start + index] ?? -1] === value)) continue;
    for (let index = 0; index < wanted.length; index++) taken[places[start + index] ?? 0] = true;
    return true;
  }
  return false;
}

type Placed = Pick<Unit, "label" | "text">;

/** What a document says, in the order of print, its closing aside. */
function flowOf(fields: DocumentFields, parts: readonly DocumentPart[]): Placed[] {
  return [
    ...unit("标题", fields.title),
    ...unit("发文字号", fields.numberText),
    ...unit("主送机关", fields.addressee),
    ...parts.flatMap((part) => [
      ...unit("标注", part.label),
      ...unit("标题", part.title),
      ...part.content.content.flatMap((block) =>
        blockToLines(block, { notes: false }).flatMap((line) => unit(null, line)),
      ),
    ]),
  ];
}

function unit(label: string | null, text: string | null): Placed[] {
  return text ? [{ label, text }] : [];
}

/** All units in the order in which the source has them: the closing of a carrier stands before the texts that it issues. */
function placedUnits(fields: DocumentFields, parts: readonly DocumentPart[], source: string): Unit[] {
  let from = 0;
  let length = 0;
  const flow = flowOf(fields, parts);
  const inks = flow.map(({ text }) => inkText(text));
  const placed = flow.map((one, index): Unit => {
    const ink = inks[index] ?? "";
    // A title stands in the sentence that issues it, too; its own place is where the next text follows.
    const withNext =
      ink.length < SHORT ? source.indexOf(ink + (inks[index + 1] ?? "").slice(0, OPENING), from) : -1;
    const at = withNext >= 0 ? withNext : source.indexOf(ink.slice(0, OPENING), from);
    // A short text stands in many places: it is taken where it follows at once.
    const isFound = at >= 0 && (withNext >= 0 || ink.length >= OPENING || at - from - length < NEAR);
    if (isFound) from = at;
    if (isFound) length = ink.length;
    return { ...one, characters: [...one.text], place: from };
  });
  return [...placed, ...closingUnits(fields, source)].sort((a, b) => a.place - b.place);
}

function closingUnits(fields: DocumentFields, source: string): Unit[] {
  const { signatories, writtenOnText, publicity } = fields;
  const date = inkText(writtenOnText ?? "");
  const signed = source.indexOf(inkText(signatories.join("")) + date);
  const place = signed >= 0 ? signed : Math.max(0, source.indexOf(date));
  const note = publicity === null ? -1 : source.indexOf(inkText(publicity), place);
  const units = [
    ...signatories.flatMap((name) => unit("落款", name)),
    ...unit("成文日期", writtenOnText),
    ...unit("附注", publicity).map((one) => ({ ...one, place: note >= 0 ? note : place })),
  ];
  return units.map((one) => ({ place, ...one, characters: [...one.text] }));
}

/** For each character of the source the unit that has it, and for each unit which of its characters are matched. */
function match(
  source: readonly Character[],
  units: readonly Unit[],
): { matched: (number | undefined)[]; matchedUnits: Set<number>[] } | null {
  const target = units.flatMap(({ characters }, unit) =>
    characters.flatMap((value, at) => (isInk(value) ? [{ unit, at, value }] : [])),
  );
  const matched: (number | undefined)[] = source.map(() => undefined);
  const matchedUnits = units.map(() => new Set<number>());
  const changes = diffArrays(
    source.map(({ value }) => value),
    target.map(({ value }) => value),
    { timeout: LONGEST_COMPARISON_MS },
  );
  if (!changes) return null;
  let left = 0;
  let right = 0;
  for (const { added, removed, count } of changes) {
    for (let index = 0; !added && !removed && index < count; index++) {
      const found = target[right + index];
      if (!found) continue;
      matched[left + index] = found.unit;
      matchedUnits[found.unit]?.add(found.at);
    }
    if (!added) left += count;
    if (!removed) right += count;
  }
  return { matched, matchedUnits };
}

function toRows(given: {
  units: readonly Unit[];
  lines: readonly SourceLine[];
  unitOfLine: readonly (number | undefined)[];
  matchedUnits: readonly Set<number>[];
}): ComparedRow[] {
  const { units, lines, unitOfLine, matchedUnits } = given;
  const rows: ComparedRow[] = [];
  let next = 0;
  const loose = (to: number) => {
    const own = lines.slice(next, to).filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== ""));
    if (own.length > 0) rows.push({ label: null, pieces: [], lines: own });
    next = Math.max(next, to);
  };
  for (const [index, { label, characters }] of units.entries()) {
    const first = unitOfLine.findIndex((unit, line) => line >= next && unit === index);
    const last = unitOfLine.lastIndexOf(index);
    if (first >= 0) loose(first);
    const own = first < 0 ? [] : lines.slice(first, last + 1);
    if (first >= 0) next = last + 1;
    const pieces = piecesOf(characters, (at) => !matchedUnits[index]?.has(at));
    rows.push({ label, pieces, lines: own.filter((line) => line.pieces.length > 0) });
  }
  loose(lines.length);
  return rows;
}

function piecesOf(characters: readonly string[], isDifferent: (at: number) => boolean): Piece[] {
  const pieces: { text: string; isDifferent: boolean }[] = [];
  characters.forEach((value, at) => {
    const last = pieces.at(-1);
    const own = isInk(value) && isDifferent(at);
    if (last && (last.isDifferent === own || !isInk(value))) last.text += value;
    else pieces.push({ text: value, isDifferent: own });
  });
  return pieces;
}

function commonest(units: readonly (number | undefined)[]): number | undefined {
  const counts = new Map<number, number>();
  for (const unit of units) if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
