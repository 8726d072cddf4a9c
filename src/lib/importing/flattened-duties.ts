import { cell } from "../content/build";
import type { Table, TableRow } from "../content/schema";
import { isOrganName } from "../content/title";
import type { Line } from "./source";
import { joinWrapped, tidy } from "./spacing";

type Row = { group: string | null; unit: string[]; duty: string };

/** Share of rows that need both a unit and its duty for the reading to be trusted. */
const TRUSTED = 0.6;
/** A full line of the right column is at most so many characters short of the widest. */
const SLACK = 4;
/** Lines of the left column are at most this share of the width of the right one. */
const NARROW = 0.45;
const NARROWEST_RIGHT = 16;

/**
 * Recovers a table of units and their duties that was read line by line: a short line (or several) names the unit,
 * long ones are its duty, single characters one below the other are the group cell beside them.
 * `lines` are those below the header. Null where too few rows come out whole.
 */
export function recoverDuties(
  header: readonly string[],
  lines: readonly Line[],
): { table: Table; repeated: Line[] } | null {
  const widths = lines.map((line) => line.width).sort((a, b) => a - b);
  const width = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
  if (width < NARROWEST_RIGHT || lines.length < 6) return null;
  const repeated: Line[] = [];
  const rows = readRows(lines, { width, header: header.join(""), repeated });
  const whole = rows.filter((row) => row.unit.length > 0 && row.duty !== "").length;
  if (whole < 3 || whole < rows.length * TRUSTED) return null;
  return { table: toTable(header, rows), repeated };
}

function readRows(
  lines: readonly Line[],
  { width, header, repeated }: { width: number; header: string; repeated: Line[] },
): Row[] {
  const rows: Row[] = [];
  let group: string | null = null;
  let vertical: Line[] = [];
  let unit: string[] = [];
  let lastFull = false;
  const flushUnit = () => {
    if (unit.length > 0) rows.push({ group, unit, duty: "" });
    unit = [];
  };
  for (const line of lines) {
    if (line.text.replace(/\s+/gu, "") === header) {
      repeated.push(line);
      continue;
    }
    if (/^[\p{Script=Han}]$/u.test(line.text)) {
      if (vertical.length === 0) flushUnit();
      vertical.push(line);
      continue;
    }
    if (vertical.length > 0) {
      const name = vertical.map(({ text }) => text).join("");
      // A group that goes on over a page is named again there.
      if (name === group) repeated.push(...vertical);
      group = name;
      vertical = [];
      lastFull = false;
    }
    const split = splitRow(line.text, lastFull);
    const last = rows.at(-1);
    if (split) {
      rows.push({ group, unit: [...unit, split.unit], duty: split.duty });
      unit = [];
    } else if (lastFull && last && unit.length === 0) last.duty = joinWrapped(last.duty, line.text);
    else if (line.width <= width * NARROW && !/[，；。：]/u.test(line.text)) unit.push(line.text);
    else {
      rows.push({ group, unit, duty: line.text });
      unit = [];
    }
    lastFull = unit.length === 0 && line.width >= width - SLACK;
  }
  if (vertical.length > 0) unit.push(vertical.map(({ text }) => text).join(""));
  flushUnit();
  return rows;
}

/** 市某局 负责某事: a unit and the start of its duty on one line. */
function splitRow(text: string, midSentence: boolean): { unit: string; duty: string } | null {
  const match = /^([\p{Script=Han}（）()]{2,14})\s+(\S.{5,})$/u.exec(text);
  if (!match?.[1] || !match[2]) return null;
  if (midSentence && !isOrganName(match[1])) return null;
  return { unit: match[1], duty: match[2] };
}

function toTable(header: readonly string[], rows: readonly Row[]): Table {
  const grouped = rows.some((row) => row.group !== null);
  const [left = "", right = ""] = header;
  const top: TableRow = {
    type: "tableRow",
    content: [
      cell({ text: left, colspan: grouped ? 2 : 1, header: true }),
      cell({ text: right, header: true }),
    ],
  };
  const content = rows.map((row, index): TableRow => {
    const own = [cell({ text: unitText(row.unit) }), cell({ text: tidy(row.duty) })];
    if (!grouped) return { type: "tableRow", content: own };
    if (index > 0 && rows[index - 1]?.group === row.group) return { type: "tableRow", content: own };
    let span = 1;
    while (index + span < rows.length && rows[index + span]?.group === row.group) span++;
    return { type: "tableRow", content: [cell({ text: row.group ?? "", rowspan: span }), ...own] };
  });
  return { type: "table", attrs: { caption: null, unit: null, notes: [] }, content: [top, ...content] };
}

/** A name over two lines is one name; more lines are several names that share a row. */
function unitText(unit: readonly string[]): string | string[] {
  if (unit.length <= 3) return unit.reduce(joinWrapped, "");
  return unit.map(tidy);
}
