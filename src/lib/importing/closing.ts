import { parsePlainDate } from "../content/plain-date";
import { isOrganName, splitOrgans } from "../content/title";
import { isAnnexLabel } from "./annex-labels";
import type { Line } from "./source";
import { squash } from "./spacing";

/** Signature, date and note (落款、成文日期、附注) and which lines bear them. */
export type Closing = {
  signatories: string[];
  writtenOn: string | null;
  writtenOnText: string | null;
  publicity: string | null;
  /** Indexes of the first line of signature or date and of the line after the last of them; null without. */
  start: number | null;
  end: number | null;
  /** Index of the line of the note, where it stands apart from the rest. */
  noteAt: number | null;
  /** Line of the source that bears the date. */
  line: number | null;
};

const DATE_AT_END =
  /((?:(?:19|20)\s*\d{2}|[一二][〇○零一二三四五六七八九]{3})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日)$/u;
const PERSON = /^(代?[省市县区州旗]长|主任|局长|厅长)[:：]?([\p{Script=Han}·]{2,6})$/u;
const NOTE =
  /^[（(【]\s*(此\s*件.{0,30}|.{0,20}公开发布|.{0,12}主动公开.{0,12}|依申请公开|不予公开)\s*[）)】]$/u;
const MOST_SIGNATORIES = 12;

/** The note that a line consists of, without its brackets; null for any other line. */
export function readPublicity(text: string): string | null {
  const note = NOTE.exec(text.trim())?.[1];
  return note ? squash(note) : null;
}

/** Finds how a carrier ends: the first date on a line of its own under an organ (or before a note), above the first annex. */
export function findClosing(lines: readonly Line[], issuers: readonly string[]): Closing {
  const closing: Closing = {
    signatories: [],
    writtenOn: null,
    writtenOnText: null,
    publicity: null,
    start: null,
    end: null,
    noteAt: null,
    line: null,
  };
  let fallback: number | null = null;
  for (const [index, line] of lines.entries()) {
    if (index > 0 && isAnnexLabel(line.text)) break;
    if (line.text.length > 80) continue;
    const whole = parsePlainDate(line.text);
    const tail = whole === null ? DATE_AT_END.exec(line.text) : null;
    if (whole !== null) {
      const signed = signatureAbove(lines, { index, issuers });
      if (signed) {
        fill(closing, { date: line.text, start: signed.start, end: index + 1, signatories: signed.names });
        break;
      }
      const next = lines[index + 1];
      const below = next ? splitOrgans(next.text) : [];
      if (below.length > 0 && below.every((name) => issuers.includes(name))) {
        fill(closing, { date: line.text, start: index, end: index + 2, signatories: below });
        break;
      }
      if (!next || readPublicity(next.text) !== null || isAnnexLabel(next.text)) fallback ??= index;
    } else if (tail?.[1] && parsePlainDate(tail[1]) !== null) {
      const names = splitOrgans(line.text.slice(0, -tail[0].length));
      if (names.length === 0) continue;
      const above = signatureAbove(lines, {
        index,
        issuers: issuers.filter((issuer) => !names.includes(issuer)),
      });
      const start = above && issuers.length > names.length ? above.start : index;
      fill(closing, {
        date: tail[1],
        start,
        end: index + 1,
        signatories: start < index && above ? [...above.names, ...names] : names,
      });
      break;
    }
  }
  const date = fallback === null ? undefined : lines[fallback]?.text;
  if (closing.end === null && fallback !== null && date)
    fill(closing, { date, start: fallback, end: fallback + 1, signatories: [] });
  if (closing.end !== null) closing.line = lines[closing.end - 1]?.n ?? null;
  return withNote(closing, lines);
}

function fill(
  closing: Closing,
  found: { date: string; start: number; end: number; signatories: string[] },
): void {
  closing.writtenOn = parsePlainDate(found.date);
  closing.writtenOnText = found.date;
  closing.start = found.start;
  closing.end = found.end;
  closing.signatories = found.signatories;
}

function withNote(closing: Closing, lines: readonly Line[]): Closing {
  const near =
    closing.end === null
      ? -1
      : lines.findIndex(
          (line, index) =>
            index >= (closing.end ?? 0) &&
            index < (closing.end ?? 0) + 3 &&
            readPublicity(line.text) !== null,
        );
  const at =
    near >= 0
      ? near
      : lines.findIndex((line) => /^[（(]\s*此\s*件/u.test(line.text) && readPublicity(line.text) !== null);
  if (at < 0) return closing;
  return { ...closing, publicity: readPublicity(lines[at]?.text ?? ""), noteAt: at };
}

/** The organs on the lines right above a date: those of the title where one is among them, else every organ in a row. */
function signatureAbove(
  lines: readonly Line[],
  { index, issuers }: { index: number; issuers: readonly string[] },
): { start: number; names: string[] } | null {
  const names: string[] = [];
  let start = index;
  for (let above = index - 1; above >= Math.max(0, index - MOST_SIGNATORIES); above--) {
    const text = lines[above]?.text ?? "";
    const person = PERSON.exec(squash(text));
    if (names.length === 0 && person) return { start: above, names: [`${person[1]} ${person[2]}`] };
    const found = splitOrgans(text);
    if (found.length === 0) {
      const joined = squash(text + (lines[above + 1]?.text ?? ""));
      if (above === index - 2 && names.length === 1 && issuers.includes(joined)) {
        return { start: above, names: [joined] };
      }
      break;
    }
    if (names.length >= Math.max(1, issuers.length) && !found.some((name) => issuers.includes(name))) break;
    names.unshift(...found);
    start = above;
    if (issuers.length > 0 && names.length >= issuers.length && names.some((name) => issuers.includes(name)))
      break;
  }
  if (names.length === 0) {
    const text = squash(
      lines
        .slice(Math.max(0, index - 2), index)
        .map((line) => line.text)
        .join(""),
    );
    return issuers.includes(text) && isOrganName(text)
      ? { start: Math.max(0, index - 2), names: [text] }
      : null;
  }
  return { start, names };
}
