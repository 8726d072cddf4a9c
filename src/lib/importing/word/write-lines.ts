import { countInk } from "../../content/ink";
import type { Figure, Paragraph } from "../../content/schema";
import { normaliseCharacters } from "../normalise-characters";
import { toInlines } from "../rich-text";
import { type Line, makeLine, PARAGRAPH_MARK, type Rich, type SourceText } from "../source";
import { tidy } from "../spacing";
import type { Findings } from "./findings";
import { type Pieces, paragraphsIn, toPieces } from "./paragraph-pieces";
import { pictureHash } from "./picture-files";
import { type GridRow, toGridTable } from "./table-grid";
import type { WordBlock, WordCell, WordInline, WordParagraph, WordTable } from "./word-tree";

type Picture = Extract<WordInline, { kind: "picture" }>;
type Lines = { text: string[]; lines: Line[]; pictures: Map<string, Uint8Array>; blank: boolean };
/** A cell with what hangs on it. */
type ReadCell = {
  paragraphs: Paragraph[];
  pieces: { text: string; rich: readonly Rich[] }[];
  hanging: Pick<Pieces, "asides" | "pictures">;
};

const LONGEST_ALT = 2000;

/**
 * Writes blocks as numbered lines: a line for each paragraph and for each row of a table, which together are one `Line`
 * with the table. Pictures and text boxes follow what they are anchored in.
 */
export function writeLines(
  blocks: readonly WordBlock[],
  findings: Findings,
): Pick<SourceText, "text" | "lines" | "pictures"> {
  const to: Lines = { text: [], lines: [], pictures: new Map(), blank: true };
  writeBlocks(blocks, to, findings);
  return { text: to.text, lines: to.lines, pictures: to.pictures };
}

function writeBlocks(blocks: readonly WordBlock[], to: Lines, findings: Findings): void {
  for (const block of blocks) {
    if (block.kind === "table") writeTable(block, to, findings);
    else writeParagraph(block, to, findings);
  }
}

function writeParagraph(paragraph: WordParagraph, to: Lines, findings: Findings): void {
  const { pieces, pictures, boxes, asides } = toPieces(paragraph);
  const first = to.text.length + 1;
  const isBlank = pieces.every(({ text }) => countInk(text) === 0);
  const hangsOn = pictures.length + boxes.length > 0;
  if (!isBlank || !hangsOn) {
    for (const { text, rich, opens } of pieces) {
      const n = to.text.push(countInk(text) === 0 ? "" : text.trimEnd());
      if (countInk(text) === 0) {
        // Where text was taken out no blank line stood.
        to.blank ||= asides.every(({ kind }) => kind !== "aside");
        continue;
      }
      const align = paragraph.align === null ? {} : { align: paragraph.align };
      to.lines.push(
        makeLine(n, text.trim(), {
          blankBefore: to.blank,
          opens,
          ...align,
          ...(rich.length > 0 && { rich }),
        }),
      );
      to.blank = false;
    }
  }
  for (const picture of pictures) writeFigure(picture, to, findings);
  const line = Math.max(1, Math.min(first, to.text.length));
  for (const box of boxes) {
    findings.warn(line, "text-box");
    writeBlocks(box, to, findings);
  }
  findings.note(line, asides);
}

function writeFigure({ bytes, alt }: Picture, to: Lines, findings: Findings): void {
  const file = pictureHash(bytes);
  if (file !== null && bytes) to.pictures.set(file, bytes);
  const shown = normaliseCharacters(alt).replace(/\s+/gu, " ").trim().slice(0, LONGEST_ALT);
  const block: Figure = { type: "figure", attrs: { file, alt: shown, caption: null } };
  const n = to.text.push(shown);
  to.lines.push(makeLine(n, "", { blankBefore: to.blank, opens: true, block }));
  to.blank = false;
  if (file === null) findings.warn(n, "picture-format");
}

function writeTable(table: WordTable, to: Lines, findings: Findings): void {
  const first = to.text.length + 1;
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, ...readCell(cell) })),
  }));
  const grid: GridRow[] = rows;
  const block = toGridTable(grid);
  const pictures: Picture[] = [];
  for (const row of rows) {
    const n = block
      ? to.text.push(row.cells.map((cell) => textsOf(cell).join(" ")).join("\t"))
      : writeCells(row.cells, to);
    for (const { blocks, hanging } of row.cells) {
      findings.note(n, hanging.asides);
      pictures.push(...hanging.pictures);
      if (blocks.some(({ kind }) => kind === "table")) findings.warn(n, "nested-table");
      if (hasBox(blocks)) findings.warn(n, "text-box");
    }
  }
  findings.note(first, table.asides);
  if (block) {
    const cells = rows.flatMap((row) => row.cells.map((cell) => textsOf(cell).join(PARAGRAPH_MARK)));
    const known = { blankBefore: to.blank, opens: true, block, through: to.text.length };
    to.lines.push(makeLine(first, `\t${cells.join("\t")}`, known));
    to.blank = false;
  } else findings.warn(first, "table-not-recovered");
  for (const picture of pictures) {
    writeFigure(picture, to, findings);
    findings.warn(to.text.length, "picture-in-table");
  }
}

/** Cells of a table that could not be recovered, a paragraph a line. Gives the first line. */
function writeCells(cells: readonly ReadCell[], to: Lines): number {
  const first = to.text.length + 1;
  for (const { text, rich } of cells.flatMap(({ pieces }) => pieces)) {
    const known = { blankBefore: to.blank, opens: true, ...(rich.length > 0 && { rich }) };
    to.lines.push(makeLine(to.text.push(text), text, known));
    to.blank = false;
  }
  if (to.text.length < first) {
    to.text.push("");
    to.blank = true;
  }
  return first;
}

function readCell({ blocks }: WordCell): ReadCell {
  const read = paragraphsIn(blocks).map((paragraph) => ({ align: paragraph.align, ...toPieces(paragraph) }));
  const pieces = read.flatMap((one) => one.pieces.map((piece) => ({ ...piece, align: one.align })));
  const filled = pieces.filter(({ text }) => countInk(text) > 0);
  return {
    paragraphs: filled.map(({ text, rich, align }) => ({
      type: "paragraph",
      attrs: { align: align ?? "left" },
      content: toInlines(tidy(text), rich),
    })),
    pieces: filled.map(({ text, rich }) => ({ text: text.trim(), rich })),
    hanging: { asides: read.flatMap((one) => one.asides), pictures: read.flatMap((one) => one.pictures) },
  };
}

function textsOf({ pieces }: ReadCell): string[] {
  return pieces.map(({ text }) => text);
}

function hasBox(blocks: readonly WordBlock[]): boolean {
  return paragraphsIn(blocks).some(({ inlines }) => inlines.some(({ kind }) => kind === "box"));
}
