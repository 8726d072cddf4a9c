import type { Phrase } from "./query";
import type { Unit } from "./units";

/** A stretch of text; `hit` where the query was found. */
export type TextPart = { readonly text: string; readonly hit: boolean };
/** Where a phrase stands: offsets (UTF-16 code units) into the text. */
export type Span = { readonly start: number; readonly end: number };

/** Finds a phrase in the units of a text, as the index does. */
export function findPhrase(units: readonly Unit[], phrase: Phrase): Span[] {
  const spans: Span[] = [];
  const first = phrase[0];
  if (!first) return spans;
  for (let at = 0; at + phrase.length <= units.length; at++) {
    const unit = units[at];
    if (unit?.text !== first.text || unit.kind !== first.kind) continue;
    if (!phrase.every((wanted, index) => sameUnit(wanted, units[at + index]))) continue;
    spans.push({ start: unit.start, end: units[at + phrase.length - 1]?.end ?? unit.end });
  }
  return spans;
}

/** Joins spans that overlap or touch, in order. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** Cuts the stretch `within` of a text into hits and the text between them; together the parts are that stretch. */
export function highlightParts({
  text,
  spans,
  within,
}: {
  text: string;
  spans: readonly Span[];
  within: Span;
}): TextPart[] {
  const parts: TextPart[] = [];
  let at = within.start;
  const add = (end: number, hit: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), hit });
    at = Math.max(at, end);
  };
  for (const { start, end } of mergeSpans(spans)) {
    if (end <= within.start || start >= within.end) continue;
    add(start, false);
    add(Math.min(end, within.end), true);
  }
  add(within.end, false);
  return parts;
}

function sameUnit(wanted: Unit, unit: Unit | undefined): boolean {
  return unit !== undefined && wanted.kind === unit.kind && wanted.text === unit.text;
}
