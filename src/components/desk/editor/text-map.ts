import type { Node } from "@tiptap/pm/model";

/** A stretch of the editor's document as plain text, and where each character of it stands. */
export type TextMap = {
  readonly text: string;
  /** The document's positions of a stretch of the text; null where it holds no character of the document. */
  readonly range: (from: number, to: number) => { from: number; to: number } | null;
};

type Piece = { readonly offset: number; readonly position: number; readonly length: number };

/** The text between two positions, a line a block, footnotes in 〔注：…〕, as `contentToText` tells it. */
export function textMap(doc: Node, from = 0, to = doc.content.size): TextMap {
  const pieces: Piece[] = [];
  let text = "";
  const walk = (parent: Node, start: number) => {
    parent.forEach((node, offset) => {
      const position = start + offset;
      if (position >= to || position + node.nodeSize <= from) return;
      if (node.isText) {
        const first = Math.max(position, from);
        const part = (node.text ?? "").slice(first - position, to - position);
        pieces.push({ offset: text.length, position: first, length: part.length });
        text += part;
        return;
      }
      const isNote = node.type.name === "footnote";
      if (isNote) text += "〔注：";
      else if (node.isTextblock && text !== "") text += "\n";
      walk(node, position + 1);
      if (isNote) text += "〕";
    });
  };
  walk(doc, 0);
  return {
    text,
    range: (first, last) => {
      const touched = pieces.filter((piece) => piece.offset < last && piece.offset + piece.length > first);
      const [head, tail] = [touched[0], touched.at(-1)];
      if (!head || !tail) return null;
      return {
        from: head.position + Math.max(0, first - head.offset),
        to: tail.position + Math.min(tail.length, last - tail.offset),
      };
    },
  };
}
