import { type Editor, Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { isInTable, handlePaste as pasteCells } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { paragraph } from "@/lib/content/build";
import { cleanPaste, type Pasted, type PastedPicture } from "@/lib/content/clean-paste";
import { blocksToEditor } from "@/lib/content/editor-form";
import { linesToContent } from "@/lib/content/plain-lines";
import type { Block } from "@/lib/content/schema";
import { blockToLines } from "@/lib/content/to-text";
import { domTree } from "./dom-tree";
import { picturesOf } from "./pictures";

/** Paste and drop: foreign text comes out clean on the schema, pictures are uploaded. */

type Options = {
  /** Uploads a picture and inserts it at the cursor. */
  onPicture: (editor: Editor, file: File, alt?: string) => Promise<void>;
  /** Says what was left behind. */
  onNote: (note: string) => void;
};

export const Paste = Extension.create<Options>({
  name: "cleanPaste",
  // Before prosemirror-tables, which is asked for the cells of a clean slice.
  priority: 200,
  addOptions: () => ({ onPicture: async () => {}, onNote: () => {} }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => paste(editor, view, event, options),
          handleDrop: (view, event, _slice, isMoved) => {
            const pictures = picturesOf(event.dataTransfer);
            if (isMoved || pictures.length === 0) return false;
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (place) editor.commands.setTextSelection(place.pos);
            void addAll(editor, pictures, options);
            return true;
          },
        },
      }),
    ];
  },
});

function paste(editor: Editor, view: EditorView, event: ClipboardEvent, options: Options): boolean {
  const transfer = event.clipboardData;
  const html = transfer?.getData("text/html") ?? "";
  const text = transfer?.getData("text/plain") ?? "";
  // What was copied from this editor, or one like it, is on the schema already.
  if (/data-pm-slice/u.test(html)) return false;
  const pictures = picturesOf(transfer);
  // Word also puts a picture of the text on the clipboard.
  if (pictures.length > 0 && text.trim() === "") {
    void addAll(editor, pictures, options);
    return true;
  }
  const pasted = html === "" ? readText(text) : readHtml(html);
  const waiting = pasted.blocks.filter((block): block is PastedPicture => block.type === "picture");
  const blocks = pasted.blocks.filter((block): block is Block => block.type !== "picture");
  if (blocks.length > 0) insert(editor, view, event, blocks, pasted.isInline);
  if (pasted.dropped > 0) options.onNote(`${pasted.dropped}幅图片未能随文字粘贴，请另行插入`);
  void addInTurn(editor, waiting, options);
  return true;
}

function readText(text: string): Pasted {
  const isInline = !/[\r\n]/u.test(text.trim());
  const content = linesToContent(text);
  // One line goes into the paragraph at the cursor as it is, spaces included.
  return { blocks: isInline && text !== "" ? [paragraph(text)] : content.content, dropped: 0, isInline };
}

function readHtml(html: string): Pasted {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return cleanPaste(domTree(body));
}

function insert(
  editor: Editor,
  view: EditorView,
  event: ClipboardEvent,
  blocks: readonly Block[],
  isInline: boolean,
): void {
  const { state } = view;
  const { parent } = state.selection.$from;
  const isCell = isInTable(state);
  const isOneTable = blocks.length === 1 && blocks[0]?.type === "table";
  const fitting = isCell && !isOneTable ? blocks.flatMap(asCellLines) : blocks;
  const nodes = blocksToEditor(fitting).map((node): Node => editor.schema.nodeFromJSON(node));
  const isOpen = (node: Node | undefined) =>
    node?.type.name === "paragraph" && (isInline || node.attrs.align === null || isCell);
  // Into a heading goes a run of text; lines of their own stay what they are.
  const open = (node: Node | undefined) => (isOpen(node) && (isInline || parent.content.size > 0) ? 1 : 0);
  const slice = new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
  if (isCell && pasteCells(view, event, slice)) return;
  view.dispatch(closeHistory(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true)));
}

/** A cell holds paragraphs: a heading is one with its number, a table in it its lines. */
function asCellLines(block: Block): Block[] {
  if (block.type === "paragraph") return [{ ...block, attrs: { align: block.attrs.align ?? "left" } }];
  return blockToLines(block).map((line) => paragraph(line, "left"));
}

async function addAll(editor: Editor, pictures: readonly File[], { onPicture }: Options): Promise<void> {
  for (const picture of pictures) await onPicture(editor, picture);
}

async function addInTurn(
  editor: Editor,
  pictures: readonly PastedPicture[],
  { onPicture }: Options,
): Promise<void> {
  for (const { data, alt } of pictures) {
    const type = /^data:(image\/[a-z]+);/u.exec(data)?.[1] ?? "image/png";
    const bytes = Uint8Array.from(atob(data.slice(data.indexOf(",") + 1).replace(/\s/gu, "")), (c) =>
      c.charCodeAt(0),
    );
    await onPicture(editor, new File([bytes], `picture.${type.slice(6)}`, { type }), alt);
  }
}
