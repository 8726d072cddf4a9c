import { countInk } from "../../content/ink";
import type { Inline, Mark, TextNode } from "../../content/schema";
import { normaliseCharacters } from "../normalise-characters";
import { toInlines } from "../rich-text";
import type { Rich } from "../source";
import { tidy } from "../spacing";
import type { Aside, Format, Remark, WordBlock, WordInline, WordParagraph } from "./word-tree";

/** One line of a paragraph: all of it, or what stands between two manual breaks. */
type Piece = { readonly text: string; readonly rich: readonly Rich[]; readonly opens: boolean };
/** A piece while its paragraph is read. */
type OpenPiece = { text: string; readonly rich: readonly Rich[]; readonly afterPage: boolean };
type Picture = Extract<WordInline, { kind: "picture" }>;
/** A paragraph as its lines, and what hangs on it. */
export type Pieces = {
  readonly pieces: readonly Piece[];
  readonly pictures: readonly Picture[];
  readonly boxes: readonly (readonly WordBlock[])[];
  readonly asides: readonly (Aside | Remark)[];
};

const MOST_NOTE_NODES = 1000;
const LINK = /^(?:https?:\/\/|mailto:|tel:)[^\s"'<>]+$/u;
const LONGEST_LINK = 2000;

/**
 * Breaks a paragraph into lines at its manual breaks, its label in front. Marks and notes are placed by the characters
 * other than white space before them; bold is one only where it sets a part apart from the rest.
 */
export function toPieces({ label, inlines }: Pick<WordParagraph, "label" | "inlines">): Pieces {
  const isBoldApart = new Set(
    inlines.flatMap((one) => (one.kind === "text" && countInk(one.text) > 0 ? [one.format.bold] : [])),
  );
  const pictures: Picture[] = [];
  const boxes: (readonly WordBlock[])[] = [];
  const asides: (Aside | Remark)[] = [];
  const lines: (OpenPiece & { ink: number; rich: Rich[] })[] = [
    { text: label, ink: countInk(label), rich: [], afterPage: false },
  ];
  for (const inline of inlines) {
    const line = lines.at(-1);
    if (!line) break;
    const at = line.ink;
    if (inline.kind === "text") {
      const added = flat(inline.text);
      line.text += added;
      line.ink += countInk(added);
      for (const mark of marksOf(inline.format, isBoldApart.size === 2))
        addMark(line.rich, { from: at, to: line.ink, mark });
    } else if (inline.kind === "break") lines.push({ text: "", ink: 0, rich: [], afterPage: inline.page });
    else if (inline.kind === "note") {
      const note = readNote(inline.blocks);
      if (note.content.length > 0) line.rich.push({ at, node: { type: "footnote", content: note.content } });
      asides.push(...note.asides);
      pictures.push(...note.pictures);
    } else if (inline.kind === "picture") pictures.push(inline);
    else if (inline.kind === "box") boxes.push(inline.blocks);
    else asides.push(inline);
  }
  const { pieces, notes } = settle(lines);
  return { pieces, pictures, boxes, asides: [...asides, ...notes] };
}

/** The paragraphs of blocks one after the other, those of tables cell by cell and those of text boxes too. */
export function paragraphsIn(blocks: readonly WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [block, ...block.inlines.flatMap((one) => (one.kind === "box" ? paragraphsIn(one.blocks) : []))]
      : [
          ...block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsIn(cell.blocks))),
          // What hangs on a table inside of a cell or note: its deleted rows.
          ...(block.asides.length > 0 ? [asParagraph(block.asides)] : []),
        ],
  );
}

function asParagraph(inlines: readonly (Aside | Remark)[]): WordParagraph {
  return { kind: "paragraph", label: "", align: null, inlines };
}

/** Takes the blank lines off both ends that page breaks and closing breaks make; a note on a blank line moves to the nearest text. */
function settle(lines: readonly OpenPiece[]): {
  pieces: Piece[];
  notes: Aside[];
} {
  let first = 0;
  while (first < lines.length - 1 && countInk(lines[first]?.text ?? "") === 0 && lines[first + 1]?.afterPage)
    first++;
  let end = lines.length;
  while (end > first + 1 && countInk(lines[end - 1]?.text ?? "") === 0) end--;
  const pieces = lines.slice(first, end).map(({ text, rich, afterPage }, index, all): Piece => {
    const isAfterBlank = index > 0 && countInk(all[index - 1]?.text ?? "") === 0;
    return { text, rich, opens: index === 0 || afterPage || isAfterBlank };
  });
  const stray = [...lines.slice(0, first), ...lines.slice(end)].flatMap(({ rich }) => rich);
  const held = pieces.flatMap((piece) => (countInk(piece.text) === 0 ? piece.rich : []));
  const lost = [...stray, ...held];
  const target = pieces.findLastIndex((piece) => countInk(piece.text) > 0);
  const moved = pieces[target];
  if (lost.length === 0) return { pieces, notes: [] };
  if (!moved) {
    const notes = lost.flatMap((one): Aside[] =>
      "node" in one ? [{ kind: "aside", reason: "note", text: noteText(one.node) }] : [],
    );
    return { pieces: pieces.map((piece) => ({ ...piece, rich: [] })), notes };
  }
  const at = countInk(moved.text);
  const atoms = lost.flatMap((one): Rich[] => ("node" in one ? [{ ...one, at }] : []));
  pieces[target] = { ...moved, rich: [...moved.rich, ...atoms] };
  return { pieces, notes: [] };
}

/** A note as the inline text of a footnote; what hangs on it is handed on. */
function readNote(
  blocks: readonly WordBlock[],
): Pick<Pieces, "asides" | "pictures"> & { content: TextNode[] } {
  const read = paragraphsIn(blocks).map(toPieces);
  const content = read
    .flatMap(({ pieces }) => pieces)
    .filter(({ text }) => countInk(text) > 0)
    .flatMap(({ text, rich }, index): TextNode[] => {
      const nodes = toInlines(tidy(text), rich).filter((node) => node.type === "text");
      return index > 0 ? [{ type: "text", text: " " }, ...nodes] : nodes;
    });
  const asides = read.flatMap((one) => one.asides);
  const pictures = read.flatMap((one) => one.pictures);
  if (content.length <= MOST_NOTE_NODES) return { content, asides, pictures };
  return { content: [{ type: "text", text: content.map(({ text }) => text).join("") }], asides, pictures };
}

function marksOf({ bold, vertical, href }: Format, isBoldApart: boolean): Mark[] {
  const link = href?.trim() ?? "";
  return [
    ...(LINK.test(link) && link.length <= LONGEST_LINK
      ? [{ type: "link" as const, attrs: { href: link } }]
      : []),
    ...(bold && isBoldApart ? [{ type: "bold" as const }] : []),
    ...(vertical ? [{ type: vertical }] : []),
  ];
}

/** Adds a mark, as one with the same mark that ends where it begins. */
function addMark(rich: Rich[], added: Extract<Rich, { mark: Mark }>): void {
  if (added.from === added.to) return;
  const key = JSON.stringify(added.mark);
  const index = rich.findIndex(
    (one) => "mark" in one && one.to === added.from && JSON.stringify(one.mark) === key,
  );
  const before = rich[index];
  if (before && "mark" in before) rich[index] = { ...before, to: added.to };
  else rich.push(added);
}

/** Tabs mean cells in a line, so that those of a paragraph become spaces. */
function flat(text: string): string {
  return normaliseCharacters(text).replace(/[\t\n\f]/gu, " ");
}

function noteText(node: Exclude<Inline, { type: "text" }>): string {
  return node.type === "footnote" ? node.content.map(({ text }) => text).join("") : "";
}
