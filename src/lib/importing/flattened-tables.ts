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
  const table = recoverCellLines(header, lines.slice(start + count, end));
  if (table) return { start, end: start + count + table.length, block: table.table, repeated: [] };
  return { start, end, block: asItStands(lines.slice(start, end)), repeated: [] };
}

function wordHeaded(lines: readonly Line[], start: number): FlattenedTable | null {
  const count = wordHeaderLength(lines, start);
  if (count === 0) return null;
  const end = regionEnd(lines, start + count);
  const below = lines.slice(start + count, end);
  if (below.length < count) return null;
  const header = lines.slice(start, start + count).map((line) => line.text);
  const block = recoverCountedRows(header, below) ?? asItStands(lines.slice(start, end));
  return { start, end, block, repeated: [] };
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
