import { paragraph } from "../content/build";
import type { Block, Content, Figure, Table } from "../content/schema";
import { readBlocks } from "./blocks";
import { findFlattenedTables } from "./flattened-tables";
import { NumberSeries } from "./number-series";
import { readParagraphs } from "./paragraphs";
import type { LeftOut, Line } from "./source";
import { tidy } from "./spacing";
import { findTables, readTableUnit, repeatedHeaders, toTable } from "./tables";

/** Longest run of text in one node that the content schema takes. */
const LONGEST_NODE = 100_000;
/** Most paragraphs that an unrecovered table may hold in the content schema. */
const MOST_LINES = 5000;

/** Reads the lines of one part into content: tables first, then the paragraphs and headings between them. */
export function readContent(lines: readonly Line[]): { content: Content; leftOut: LeftOut[] } {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  const series = new NumberSeries(lines);
  const text = (from: number, to: number) => {
    const between = lines.slice(from, to);
    let start = 0;
    for (const flat of findFlattenedTables(between)) {
      blocks.push(...readBlocks(readParagraphs(between.slice(start, flat.start), series)), flat.block);
      leftOut.push(...flat.repeated.map(leftOutRepeat));
      start = flat.end;
    }
    blocks.push(...readBlocks(readParagraphs(between.slice(start), series)));
  };
  let done = 0;
  for (const run of findTables(lines)) {
    const unit = run.start > done ? readTableUnit(lines[run.start - 1]?.text ?? "") : null;
    const own = lines.slice(run.start, run.end);
    // Rows can be told from lines where each has its own.
    const again = "grid" in run && run.grid.length === own.length ? repeatedHeaders(run.grid) : [];
    leftOut.push(...again.flatMap((row) => (own[row] ? [leftOutRepeat(own[row])] : [])));
    const table =
      "block" in run
        ? withUnit(run.block, unit)
        : toTable(
            run.grid.filter((_, row) => !again.includes(row)),
            unit,
          );
    const takesUnit = table?.type === "table" && unit !== null;
    text(done, takesUnit ? run.start - 1 : run.start);
    if (table) blocks.push(table);
    else blocks.push(...own.map((line) => paragraph(tidy(line.text), "left")));
    done = run.end;
  }
  text(done, lines.length);
  return { content: { type: "doc", content: blocks.flatMap(withinLimits) }, leftOut };
}

function leftOutRepeat(line: Line): LeftOut {
  return { firstLine: line.n, lastLine: line.n, reason: "repeat", text: line.text };
}

/** A table that the format gave, with the unit that stands above it. */
function withUnit(block: Table | Figure, unit: string | null): Table | Figure {
  return block.type === "table" && unit !== null ? { ...block, attrs: { ...block.attrs, unit } } : block;
}

/** Cuts what one node may not hold; only broken files have it. */
function withinLimits(block: Block): Block[] {
  if (block.type === "unrecoveredTable" && block.content.length > MOST_LINES) {
    return [
      { ...block, content: block.content.slice(0, MOST_LINES) },
      ...withinLimits({ ...block, content: block.content.slice(MOST_LINES) }),
    ];
  }
  if (block.type !== "paragraph" && block.type !== "heading") return [block];
  const content = (block.content ?? []).flatMap((node) => {
    if (node.type !== "text" || node.text.length <= LONGEST_NODE) return [node];
    const pieces: (typeof node)[] = [];
    for (let at = 0; at < node.text.length; at += LONGEST_NODE) {
      pieces.push({ ...node, text: node.text.slice(at, at + LONGEST_NODE) });
    }
    return pieces;
  });
  return [{ ...block, content }];
}
