import { paragraph } from "../content/build";
import { parseNumbering } from "../content/numbering";
import type { Block } from "../content/schema";
import { recoverColumns } from "./flattened-columns";
import { recoverDuties } from "./flattened-duties";
import {
  cellHeaderLength,
  recoverCellLines,
  recoverCountedRows,
  recoverSpacedRows,
  wordHeaderLength,
} from "./flattened-rows";
import { isHeaderWord } from "./header-words";
import { toInlines } from "./rich-text";
import type { Line } from "./source";
import { squash } from "./spacing";
import { isTitleLine } from "./titles";

/** A stretch of lines [start, end) that was a table in print: recovered, or kept as it stands. */
type FlattenedTable = { start: number; end: number; block: Block; repeated: Line[] };

const DUTY_COLUMN = /职责|任务|分工|内容|措施|要求/u;
const NOTE = /^[（(]?(?:注|说明|备注|附注)\s*[:：]/u;
const LONGEST_REGION = 600;

/** Finds tables that extraction flattened into lines: their header stands on one line, or they have one cell a line. */
export function findFlattenedTables(lines: readonly Line[]): FlattenedTable[] {
  const found: FlattenedTable[] = [];
  for (let index = 0; index < lines.length; index++) {
    const one = cellLines(lines, index) ?? wordHeaded(lines, index) ?? headed(lines, index);
    if (!one) continue;
    found.push(one);
    index = one.end - 1;
  }
  return found;
}

/** The cells of a header that stands on one line; null for any other line. */
function readHeader(line: Line | undefined): string[] | null {
  if (!isTitleLine(line)) return null;
  const cells = line.text.split(/\s+/u);
  if (cells.length < 2 || cells.length > 12) return null;
  if (!cells.every((text) => /^[\p{Script=Han}（）()、/]{2,12}$/u.test(text))) return null;
  const known = cells.filter((text) => isHeaderWord(text)).length;
  if (cells.length === 2) return known >= 1 && DUTY_COLUMN.test(cells[1] ?? "") ? cells : null;
  const alike = new Set(cells.map((text) => text.slice(-2))).size === 1;
  return alike || known >= 2 ? cells : null;
}

function headed(lines: readonly Line[], start: number): FlattenedTable | null {
  const header = readHeader(lines[start]);
  if (!header) return null;
  const end = regionEnd(lines, start + 1);
  const below = lines.slice(start + 1, end);
  if (below.length < 2) return null;
  const table = recoverColumns(header, below) ?? recoverSpacedRows(header, below);
  if (table) return { start, end, block: table, repeated: [] };
  const duties = header.length === 2 ? recoverDuties(header, below) : null;
  if (duties) return { start, end, block: duties.table, repeated: duties.repeated };
  return { start, end, block: asItStands(lines.slice(start, end)), repeated: [] };
}

function cellLines(lines: readonly Line[], start: number): FlattenedTable | null {
  const count = cellHeaderLength(lines, start);
  if (count === 0) return null;
  const end = regionEnd(lines, start + count);
  const header = lines.slice(start, start + count).map((line) => line.text);
  const { rest, repeated } = withoutHeaders(header, lines.slice(start + count, end));
  const table = recoverCellLines(header, rest);
  if (table) {
    const last = rest[table.length - 1];
    const used = last ? lines.indexOf(last) + 1 : end;
    // A header below the last row belongs to no row any more.
    const own = repeated.filter((line) => lines.indexOf(line) < used);
    return { start, end: used, block: table.table, repeated: own };
  }
  return { start, end, block: asItStands(lines.slice(start, end)), repeated: [] };
}

function wordHeaded(lines: readonly Line[], start: number): FlattenedTable | null {
  const count = wordHeaderLength(lines, start);
  if (count === 0) return null;
  const end = regionEnd(lines, start + count);
  const header = lines.slice(start, start + count).map((line) => line.text);
  const { rest, repeated } = withoutHeaders(header, lines.slice(start + count, end));
  if (rest.length < count) return null;
  const table = recoverCountedRows(header, rest);
  if (table) return { start, end, block: table, repeated };
  return { start, end, block: asItStands(lines.slice(start, end)), repeated: [] };
}

/** Lines without the header that each further page prints again, cell by cell. */
function withoutHeaders(
  header: readonly string[],
  lines: readonly Line[],
): { rest: Line[]; repeated: Line[] } {
  const rest: Line[] = [];
  const repeated: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const own = lines.slice(index, index + header.length);
    const isHeader =
      own.length === header.length && own.every(({ text }, at) => squash(text) === squash(header[at] ?? ""));
    if (isHeader) {
      repeated.push(...own);
      index += header.length - 1;
    } else rest.push(...own.slice(0, 1));
  }
  return { rest, repeated };
}

/** A table reaches to the notes below it, to the next heading of the text, or to the end of the part. */
function regionEnd(lines: readonly Line[], from: number): number {
  for (let index = from; index < Math.min(lines.length, from + LONGEST_REGION); index++) {
    const text = lines[index]?.text ?? "";
    if (NOTE.test(text)) return index;
    const kind = parseNumbering(text)?.kind;
    if (kind === "chinese" || kind === "chapter" || kind === "article") return index;
    if (kind === "decimal" && /^\d+[.．]\d+\s*[\p{Script=Han}]{2,}/u.test(text) && index > from + 2)
      return index;
  }
  return Math.min(lines.length, from + LONGEST_REGION);
}

function asItStands(lines: readonly Line[]): Block {
  return {
    type: "unrecoveredTable",
    content: lines.map((line) => paragraph(toInlines(line.text, line.rich), "left")),
  };
}
