import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { MarkType, Node, ResolvedPos } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import { toEditor } from "@/lib/content/editor-form";
import type { Content, HeadingLevel } from "@/lib/content/schema";

/** What the tools of the editor do. Each is one undoable step and gives the focus back to the text. */

export type Align = "left" | "center" | "right" | null;

export function setHeading(editor: Editor, level: HeadingLevel): boolean {
  return editor.chain().focus().setNode("heading", { level }).run();
}

export function setParagraph(editor: Editor, align: Align): boolean {
  return editor.chain().focus().setNode("paragraph").updateAttributes("paragraph", { align }).run();
}

export function toggleMark(editor: Editor, name: "bold" | "superscript" | "subscript"): boolean {
  const chain = editor.chain().focus();
  if (name === "superscript") chain.unsetMark("subscript");
  if (name === "subscript") chain.unsetMark("superscript");
  return chain.toggleMark(name).run();
}

/** Puts one link on the selection, or on the whole link that the cursor stands in; null takes it off. */
export function setLink(editor: Editor, href: string | null): boolean {
  const chain = editor.chain().focus().extendMarkRange("link").unsetMark("link");
  return href === null ? chain.run() : chain.setMark("link", { href }).run();
}

/** Where a heading that opens its paragraph goes when its tool is pressed again: null takes it off. */
const NEXT_RUN_IN: Readonly<Record<HeadingLevel, HeadingLevel | null>> = { 2: 3, 3: 4, 4: 1, 1: null };

/**
 * Makes the paragraph's text up to the selection's end a heading that opens it, of the second level at first; where it
 * is one of level `now`, of the next level.
 */
export function toggleRunIn(editor: Editor, now: HeadingLevel | null): boolean {
  const { $from, $to, to, empty } = editor.state.selection;
  const type = editor.schema.marks.runIn;
  if (!type || $from.parent !== $to.parent || $from.parent.type.name !== "paragraph") return false;
  const start = $from.start();
  const level = now === null ? 2 : NEXT_RUN_IN[now];
  const end = now !== null && empty ? start + markedLength($from.parent, type) : to;
  const tr = editor.state.tr.removeMark(start, $from.end(), type);
  if (level !== null && end > start) tr.addMark(start, end, type.create({ level }));
  editor.view.dispatch(tr);
  editor.view.focus();
  return true;
}

/** How far the mark reaches from the block's start. */
function markedLength(block: Node, type: MarkType): number {
  let length = 0;
  for (const child of block.children) {
    if (!type.isInSet(child.marks)) break;
    length += child.nodeSize;
  }
  return length;
}

/** An empty footnote at the end of the selection, selected, so that its form opens. */
export function insertFootnote(editor: Editor): boolean {
  const { $to, to } = editor.state.selection;
  const type = editor.schema.nodes.footnote;
  if (!type || !$to.parent.inlineContent) return false;
  const tr = editor.state.tr.insert(to, type.create());
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, to)));
  return true;
}

/** Sets the text of the footnote at `place`; what stays of it keeps its marks. */
export function setFootnote(editor: Editor, place: number, text: string): void {
  const note = editor.state.doc.nodeAt(place);
  if (note?.type.name !== "footnote") return;
  const old = note.textContent;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(old.length, text.length) - start;
  while (end < most && old.at(-1 - end) === text.at(-1 - end)) end++;
  const tr = editor.state.tr.insertText(
    text.slice(start, text.length - end),
    place + 1 + start,
    place + 1 + old.length - end,
  );
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, place)));
}

/** Sets the cursor behind the node at `place`. */
export function leaveNode(editor: Editor, place: number): void {
  const size = editor.state.doc.nodeAt(place)?.nodeSize ?? 0;
  editor.commands.setTextSelection(place + size);
  editor.view.focus();
}

export function insertPageMark(editor: Editor, page: string): boolean {
  return editor.chain().focus().insertContent({ type: "pageMark", attrs: { page } }).run();
}

export function insertPicture(editor: Editor, sha256: string, alt: string): boolean {
  const attrs = { file: sha256, alt, caption: null, isNew: true };
  const place = afterBlock(editor.state.selection.$to);
  return editor.chain().insertContentAt(place, { type: "figure", attrs }).run();
}

export function insertTable(editor: Editor, rows: number, columns: number): boolean {
  const cell = (type: string) => ({ type, content: [{ type: "paragraph", attrs: { align: "left" } }] });
  const row = (type: string) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, () => cell(type)),
  });
  const place = afterBlock(editor.state.selection.$to);
  const content = Array.from({ length: rows }, (_, index) => row(index === 0 ? "tableHeader" : "tableCell"));
  return editor
    .chain()
    .focus()
    .insertContentAt(place, { type: "table", content })
    .setTextSelection(place + 4)
    .run();
}

/** Behind the top-level block of a position: where a block goes that must not split a paragraph. */
function afterBlock($position: ResolvedPos): number {
  return $position.depth === 0 ? $position.pos : $position.after(1);
}

/** Puts another content in the place of the present one, changing only the blocks that differ. */
export function replaceContent(editor: Editor, content: Content): void {
  const { doc, schema, tr } = editor.state;
  const next = schema.nodeFromJSON(toEditor(content));
  const shared = Math.min(doc.childCount, next.childCount);
  let start = 0;
  while (start < shared && doc.child(start).eq(next.child(start))) start++;
  if (start === doc.childCount && start === next.childCount) return;
  let end = 0;
  while (
    end < shared - start &&
    doc.child(doc.childCount - 1 - end).eq(next.child(next.childCount - 1 - end))
  )
    end++;
  const nodes = next.content.content;
  const before = sizeOf(doc.content.content.slice(0, start));
  const after = doc.content.size - sizeOf(doc.content.content.slice(doc.childCount - end));
  tr.replaceWith(before, after, nodes.slice(start, nodes.length - end));
  editor.view.dispatch(closeHistory(tr));
}

function sizeOf(nodes: readonly { nodeSize: number }[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0);
}
