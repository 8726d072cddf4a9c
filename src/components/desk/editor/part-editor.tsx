"use client";

import { Dropcursor, Gapcursor, UndoRedo } from "@tiptap/extensions";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from "react";
import { type EditorNode, type Reading, readEditor, toEditor } from "@/lib/content/editor-form";
import type { TextAnchor } from "@/lib/content/find-anchor";
import type { Content } from "@/lib/content/schema";
import { insertPicture, replaceContent } from "./commands";
import { EditorTools } from "./editor-tools";
import { Figure } from "./figure-node";
import { Find } from "./find";
import { HeadingNumbers } from "./heading-numbers";
import { type Highlight, Highlights, highlightRange, selectedAnchor, showHighlights } from "./highlights";
import { EditorKeys, type Panel } from "./keys";
import { MARKS } from "./marks";
import { NODES } from "./nodes";
import { Paste } from "./paste";
import { TABLES } from "./table-nodes";
import { TextCount } from "./text-count";

export type { TextAnchor } from "@/lib/content/find-anchor";
export type { Highlight } from "./highlights";

export type PartEditorHandle = {
  /** The content now, valid by ContentSchema, or the problem in Chinese. */
  read(): Reading;
  /** Puts another content in place of the present one, as one undoable step. */
  replace(content: Content): void;
  focus(): void;
  /** Scrolls to a highlight. */
  showHighlight(id: string): void;
};

type Uploaded = { sha256: string } | { problem: string };
const NO_HIGHLIGHTS: readonly Highlight[] = [];

/** The text of one part, edited as it will be read. Needs JavaScript. */
export function PartEditor({
  ref,
  label,
  content,
  isEditable,
  pictures,
  uploadPicture,
  highlights = NO_HIGHLIGHTS,
  onHighlight,
  onSelect,
  onChange,
}: {
  ref?: React.Ref<PartEditorHandle>;
  /** Accessible name: 正文, 附件1 … */
  label: string;
  /** At first; later changes come through `replace`. */
  content: Content;
  isEditable: boolean;
  /** Address below which pictures are found by their SHA-256. */
  pictures: string;
  uploadPicture: (file: File) => Promise<Uploaded>;
  highlights?: readonly Highlight[];
  onHighlight?: (id: string) => void;
  onSelect?: (anchor: TextAnchor | null) => void;
  /** Something changed; the caller waits a little and reads. */
  onChange?: () => void;
}) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const [first] = useState(() => toEditor(content));
  const [isFull, setIsFull] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const clicked = useEffectEvent((id: string) => onHighlight?.(id));
  const changed = useEffectEvent(() => onChange?.());
  const selected = useEffectEvent((anchor: TextAnchor | null) => onSelect?.(anchor));

  const addPicture = async (to: Editor, file: File, alt = "") => {
    setNote("正在上传图片…");
    const uploaded = await uploadPicture(file);
    setNote("problem" in uploaded ? uploaded.problem : null);
    if ("sha256" in uploaded && !to.isDestroyed) insertPicture(to, uploaded.sha256, alt);
  };
  const pasted = useEffectEvent(addPicture);

  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    enableContentCheck: false,
    editable: isEditable,
    content: first,
    extensions: [
      ...NODES,
      ...MARKS,
      ...TABLES,
      Figure.configure({ pictures }),
      HeadingNumbers,
      Highlights.configure({ onHighlight: (id) => clicked(id) }),
      EditorKeys.configure({
        onPanel: setPanel,
        onTools: () => frame.current?.querySelector<HTMLElement>("[role=toolbar] [tabindex='0']")?.focus(),
      }),
      Find,
      Paste.configure({
        onPicture: (to, file, alt) => pasted(to, file, alt),
        onNote: setNote,
      }),
      UndoRedo,
      Gapcursor,
      Dropcursor,
    ],
    editorProps: {
      // The bar that saves lies over the foot of the window, the tools over its head.
      scrollThreshold: { top: 80, bottom: 110, left: 0, right: 0 },
      scrollMargin: { top: 80, bottom: 110, left: 0, right: 0 },
      attributes: { class: "document-text", role: "textbox", "aria-multiline": "true", "aria-label": label },
    },
  });

  useEffect(() => {
    if (!editor) return;
    const tellChange = () => changed();
    const tellSelection = () => selected(selectedAnchor(editor.state));
    editor.on("update", tellChange);
    editor.on("selectionUpdate", tellSelection);
    return () => {
      editor.off("update", tellChange);
      editor.off("selectionUpdate", tellSelection);
    };
  }, [editor]);

  useEffect(() => {
    if (editor && editor.isEditable !== isEditable) editor.setEditable(isEditable, false);
  }, [editor, isEditable]);

  useEffect(() => {
    if (!isFull) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") setIsFull(false);
    };
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, [isFull]);

  useEffect(() => {
    if (editor) showHighlights(editor, highlights);
  }, [editor, highlights]);

  useImperativeHandle(
    ref,
    () => ({
      read: () => (editor ? readEditor(editor.getJSON() as EditorNode) : { content }),
      replace: (next) => {
        if (editor) replaceContent(editor, next);
      },
      focus: () => editor?.commands.focus(),
      showHighlight: (id) => {
        const range = editor && highlightRange(editor.state, id);
        if (!editor || !range) return;
        const { node } = editor.view.domAtPos(range.from);
        const element = node instanceof Element ? node : node.parentElement;
        element?.scrollIntoView({ block: "center" });
      },
    }),
    [editor, content],
  );

  return (
    <div className={isFull ? "part-editor is-full" : "part-editor"} ref={frame}>
      {editor && isEditable ? (
        <EditorTools
          editor={editor}
          label={label}
          panel={panel}
          onPanel={setPanel}
          isFull={isFull}
          onFull={() => {
            setIsFull(!isFull);
            editor.view.focus();
          }}
          onPicture={(file) => addPicture(editor, file)}
        />
      ) : null}
      <EditorContent editor={editor} />
      <div className="editor-foot">
        <p role="status">{note}</p>
        {editor ? <TextCount editor={editor} /> : null}
      </div>
    </div>
  );
}
