import type { Band } from "./columns";
import { type Box, median } from "./page-geometry";
import type { PrintedLine } from "./page-lines";

/** What a line's place in its column says: see `Line.opens` and `Line.align`. */
export type Place = { readonly opens?: boolean; readonly align?: "center" | "right" };

export type PlacedBlock = Box & { readonly kind: "block" };

/** First-line indents, in characters; less is flush, more is set in otherwise. */
const FLUSH = 0.8;
const LEAST_INDENT = 1.3;
const INDENT = 2.8;
/** A line that ends so near to the right edge, in characters, is full. */
const FULL = 1.3;
/** Room at the end of a line, in characters, in which any word would have fitted. */
const SHORT = 4;
/** How far the middle of a centred line may be off, and how far its ends are from the edges at least, in characters. */
const OFF_CENTRE = 0.7;
const CENTRE_MARGIN = 1.2;
/** Lines farther apart than this, in their size, do not go on. */
const FAR = 2.6;
/** So much more than the usual distance between lines parts paragraphs. */
const APART = 1.4;
/** Ends an entry of the contents. */
const LED_TO_PAGE = /(?:[·•．.…⋯]{2,}\s*|[·•．.…⋯]\s+)[（(]?\d{1,4}[）)]?$/u;

type Around = { band: Band<unknown>; before: Before; bodySize: number; shows: boolean; pitch: number };
type Before = { line: PrintedLine; place: Place; band: Band<unknown>; rest: number } | null;

/**
 * Says of each line of a text in reading order whether a paragraph begins there and how it is set. `bodySize` is the
 * size of most of the text. What is no line (a table) parts what stands before it from what follows.
 */
export function placeLines<B extends PlacedBlock>(
  bands: readonly Band<PrintedLine | B>[],
  bodySize: number,
): Map<PrintedLine, Place> {
  const places = new Map<PrintedLine, Place>();
  const indented = bands.map(hasIndents);
  const pitches = bands.map(pitchOf);
  let before: Before = null;
  for (const [index, band] of bands.entries()) {
    for (const item of band.items) {
      if (item.kind === "block") {
        before = null;
        continue;
      }
      const shows = indented[index] || indented[index - 1] || indented[index + 1] || false;
      const place = placeLine(item, { band, before, bodySize, shows, pitch: pitches[index] ?? 0 });
      places.set(item, place);
      before = { line: item, place, band, rest: (band.x1 - item.x1) / item.size };
    }
  }
  return places;
}

function hasIndents<B extends PlacedBlock>(band: Band<PrintedLine | B>): boolean {
  return band.items.some((item) => item.kind === "line" && isIndent(indentOf(item, band)));
}

/** The usual distance between two lines. */
function pitchOf<B extends PlacedBlock>({ items }: Band<PrintedLine | B>): number {
  const lines = items.filter((item) => item.kind === "line");
  const gaps = lines.slice(1).map((line, index) => line.baseline - (lines[index]?.baseline ?? 0));
  return median(gaps.filter((gap) => gap > 0)) || Number.POSITIVE_INFINITY;
}

function isIndent(indent: number): boolean {
  return indent >= LEAST_INDENT && indent <= INDENT;
}

/** How far a line is set in, in its own characters; an opening bracket is flush by its square or by its ink. */
function indentOf(line: PrintedLine, band: { x0: number }): number {
  const square = (line.start - band.x0) / line.size;
  const ink = (line.x0 - band.x0) / line.size;
  return square < -0.2 || Math.abs(ink) < 0.3 || Math.abs(ink - 2) < 0.3 ? ink : square;
}

function placeLine(line: PrintedLine, { band, before, bodySize, shows, pitch }: Around): Place {
  const indent = indentOf(line, band);
  const rest = (band.x1 - line.x1) / line.size;
  const afterLed = before !== null && LED_TO_PAGE.test(before.line.text);
  if (LED_TO_PAGE.test(line.text)) return afterLed || before === null ? { opens: true } : {};
  const isApart =
    before !== null && before.band === band && line.baseline - before.line.baseline > APART * pitch;
  const wasFull =
    before !== null && !isApart && !afterLed && before.rest <= FULL && before.place.align === undefined;
  const isBelow =
    before !== null && before.band === band && line.baseline - before.line.baseline < FAR * line.size;
  const isLarge = line.size > bodySize * 1.12;
  const isCentred =
    Math.abs(indent - rest) / 2 <= (indent >= CENTRE_MARGIN ? OFF_CENTRE : isLarge ? OFF_CENTRE / 2 : -1) &&
    (isLarge || indent > INDENT || before?.place.align === "center") &&
    !(wasFull && isBelow && Math.abs(indentOf(before.line, band) - indent) < 0.3);
  if (isCentred) return { align: "center", ...(goesOnCentred(line, before, isBelow) ? {} : { opens: true }) };
  // A label in bold type begins something; the rest of a line may be lighter than its head.
  const isNewType = before !== null && line.bold && !before.line.bold;
  const goesOn = wasFull && before !== null && sameSize(line, before.line) && !isNewType;
  if (isLarge && before?.place.align === "center" && isBelow && sameSize(line, before.line))
    return { align: "center" };
  if (!goesOn && indent > 3 && rest <= 6 && rest < indent - 1.9) return { align: "right", opens: true };
  if (isIndent(indent)) return { opens: true };
  if (Math.abs(indent) <= FLUSH) {
    if (before === null) return {};
    if (isApart || afterLed || isNewType) return { opens: true };
    if (goesOn) return shows ? { opens: false } : {};
    if (before.place.align !== undefined || !sameSize(line, before.line)) return { opens: true };
    return before.rest >= SHORT || (shows && before.rest > 2 * FULL) ? { opens: true } : {};
  }
  // Set in farther than a first line: after a full line it may hang, after a short one it begins.
  return before !== null && !wasFull && before.rest >= SHORT ? { opens: true } : {};
}

function goesOnCentred(line: PrintedLine, before: Before, isBelow: boolean): boolean {
  return before?.place.align === "center" && isBelow && sameSize(line, before.line);
}

function sameSize(a: PrintedLine, b: PrintedLine): boolean {
  return Math.abs(a.size - b.size) <= 0.06 * Math.max(a.size, b.size);
}
