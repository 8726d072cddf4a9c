import { paragraph } from "../content/build";
import type { Block, Content, Figure, Table } from "../content/schema";
import { AppError } from "../core/errors";
import { readBlocks } from "./blocks";
import { findFlattenedTables } from "./flattened-tables";
import { NumberSeries } from "./number-series";
import { readParagraphs } from "./paragraphs";
import type { LeftOut, Line, Rich } from "./source";
import { tidy } from "./spacing";
import { findTables, readTableUnit, repeatedHeaders, toTable } from "./tables";

/** Longest run of text in one node that the content schema takes. */
const LONGEST_NODE = 100_000;
/** Most rows of a table, and paragraphs of an unrecovered one, that the content schema takes. */
const MOST_LINES = 5000;
/** Most blocks that one part may hold in the content schema. */
const MOST_BLOCKS = 50_000;

/** Reads the lines of one part into content: tables first, then the paragraphs and headings between them. */
export function readContent(lines: readonly Line[]): { content: Content; leftOut: LeftOut[] } {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  const series = new NumberSeries(lines);
  // One by one: a broken file may have more blocks than a call takes arguments.
  const append = (more: readonly Block[]) => {
    for (const block of more) blocks.push(block);
  };
  const text = (from: number, to: number) => {
    const between = lines.slice(from, to);
    let start = 0;
    for (const flat of findFlattenedTables(between)) {
      append(readBlocks(readParagraphs(between.slice(start, flat.start), series)));
      blocks.push(flat.block);
      leftOut.push(...flat.repeated.map(leftOutRepeat));
      start = flat.end;
    }
    append(readBlocks(readParagraphs(between.slice(start), series)));
  };
  let done = 0;
  for (const run of findTables(lines)) {
    const unit = run.start > done ? readTableUnit(lines[run.start - 1]?.text ?? "") : null;
    const own = lines.slice(run.start, run.end);
    const again = "grid" in run ? repeatedHeaders(run.grid) : [];
    for (const row of again) {
      const [from, to] = "grid" in run ? [run.starts[row] ?? 0, run.starts[row + 1] ?? own.length] : [0, 0];
      leftOut.push(...own.slice(from, to).map(leftOutRepeat));
    }
    const table =
      "block" in run
        ? withPageMarks(withUnit(run.block, unit), own[0]?.rich)
        : toTable(
            run.grid.filter((_, row) => !again.includes(row)),
            unit,
          );
    const takesUnit = table?.type === "table" && unit !== null;
    text(done, takesUnit ? run.start - 1 : run.start);
    if (table) blocks.push(table);
    else append(own.map((line) => paragraph(tidy(line.text), "left")));
    done = run.end;
  }
  text(done, lines.length);
  const content = blocks.flatMap(withinLimits);
  if (content.length > MOST_BLOCKS) throw new AppError("too-large", "一份文件超过五万段，请拆分后再导入。");
  return { content: { type: "doc", content }, leftOut };
}

function leftOutRepeat(line: Line): LeftOut {
  return { firstLine: line.n, lastLine: line.n, reason: "repeat", text: line.text };
}

/** A table with the page marks that stand before it, in its first cell. */
function withPageMarks(block: Table | Figure, rich: readonly Rich[] | undefined): Table | Figure {
  const marks = (rich ?? []).flatMap((one) =>
    "node" in one && one.node.type === "pageMark" ? [one.node] : [],
  );
  const [row, ...rows] = block.type === "table" ? block.content : [];
  const [first, ...cells] = row?.content ?? [];
  const [paragraphOfFirst, ...more] = first?.content ?? [];
  if (block.type !== "table" || marks.length === 0 || !row || !first || !paragraphOfFirst) return block;
  const marked = { ...paragraphOfFirst, content: [...marks, ...(paragraphOfFirst.content ?? [])] };
  return {
    ...block,
    content: [{ ...row, content: [{ ...first, content: [marked, ...more] }, ...cells] }, ...rows],
  };
}

/** A table that the format gave, with the unit that stands above it. */
function withUnit(block: Table | Figure, unit: string | null): Table | Figure {
  return block.type === "table" && unit !== null ? { ...block, attrs: { ...block.attrs, unit } } : block;
}

/** Cuts what one node may not hold; only broken files have it. */
function withinLimits(block: Block): Block[] {
  if (block.type === "table" && block.content.length > MOST_LINES) {
    const rows = block.content;
    if (rows.some((row) => row.content.some(({ attrs }) => attrs.rowspan > 1)))
      throw new AppError("too-large", "一个表格超过五千行，请拆分后再导入。");
    return [
      { ...block, content: rows.slice(0, MOST_LINES) },
      ...withinLimits({ ...block, content: rows.slice(MOST_LINES) }),
    ];
  }
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
