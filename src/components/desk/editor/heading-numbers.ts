import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { NUMBER_MARK } from "@/lib/content/editor-form";
import { parseNumbering } from "@/lib/content/numbering";

/** Longest number that the content keeps, in characters. */
const MAX_NUMBER = 40;

export const HeadingNumbers = Extension.create({
  name: "headingNumbers",
  addProseMirrorPlugins: () => [numberPlugin()],
});

/** Marks the number that a heading opens with as it is typed. One that was imported and fits no form keeps its mark. */
export function numberPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      // An undone step returns as it was, marks included.
      if (transactions.some((tr) => tr.getMeta("history$"))) return null;
      const tr = state.tr;
      for (const [position, from] of changedHeadings(transactions, state.doc)) markNumber(tr, position, from);
      return tr.docChanged ? tr.setStoredMarks(state.storedMarks) : null;
    },
  });
}

/** Headings that the transactions changed: position of each with the first position changed in it. */
function changedHeadings(transactions: readonly Transaction[], doc: Node): Map<number, number> {
  const found = new Map<number, number>();
  transactions.forEach((transaction, index) => {
    transaction.mapping.maps.forEach((map, step) => {
      map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
        const later = transaction.mapping.slice(step + 1);
        let [from, to] = [later.map(newFrom, -1), later.map(newTo, 1)];
        for (const next of transactions.slice(index + 1)) {
          [from, to] = [next.mapping.map(from, -1), next.mapping.map(to, 1)];
        }
        doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, position) => {
          if (node.type.name === "heading") found.set(position, Math.min(found.get(position) ?? from, from));
          return !node.isTextblock && node.type.name !== "table";
        });
      });
    });
  });
  return found;
}

function markNumber(tr: Transaction, position: number, changedFrom: number): void {
  const heading = tr.doc.nodeAt(position);
  const type = tr.doc.type.schema.marks[NUMBER_MARK];
  if (!heading || !type) return;
  const start = position + 1;
  const text = leadingText(heading);
  const marked = markedLength(heading);
  const prefix = parseNumbering(text)?.prefix ?? "";
  const length = prefix.length <= MAX_NUMBER ? prefix.length : 0;
  // Text further on says nothing about the number; what stands marked at the start and fits no form stays marked.
  if (changedFrom <= start + Math.max(length, marked) && length > marked) {
    tr.addMark(start, start + length, type.create());
  }
  const kept = Math.max(marked, tr.docChanged ? length : 0);
  const end = position + heading.nodeSize - 1;
  if (hasMark(heading, kept)) tr.removeMark(start + kept, end, type);
}

const isMarked = (node: Node) => node.marks.some((mark) => mark.type.name === NUMBER_MARK);

function leadingText(heading: Node): string {
  let text = "";
  for (let index = 0; index < heading.childCount; index++) {
    const child = heading.child(index);
    if (!child.isText || text.length > MAX_NUMBER * 2) break;
    text += child.text ?? "";
  }
  return text;
}

function markedLength(heading: Node): number {
  const first = heading.firstChild;
  return first?.isText && isMarked(first) ? (first.text ?? "").length : 0;
}

/** Whether the mark stands anywhere behind the first `from` characters. */
function hasMark(heading: Node, from: number): boolean {
  let found = false;
  heading.forEach((child, offset) => {
    if (isMarked(child) && offset + child.nodeSize > from) found = true;
  });
  return found;
}
