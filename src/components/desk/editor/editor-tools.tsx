"use client";

import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { useRef } from "react";
import type { HeadingLevel } from "@/lib/content/schema";
import { type Align, insertFootnote, setHeading, setParagraph, toggleMark, toggleRunIn } from "./commands";
import { EditorPanel } from "./editor-panel";
import type { Panel } from "./keys";
import { NoteForm } from "./note-form";
import { PICTURE_TYPES } from "./pictures";
import { isInUnrecovered, tableTools, unrecoveredTools } from "./table-tools";
import { type Tool, Toolbar } from "./toolbar";

const LEVELS: readonly (readonly [HeadingLevel, string])[] = [
  [1, "一级"],
  [2, "二级"],
  [3, "三级"],
  [4, "四级"],
];
const ALIGNS: readonly (readonly [Exclude<Align, null>, string])[] = [
  ["left", "居左"],
  ["center", "居中"],
  ["right", "居右"],
];

/** The tools of one part, and the panel that one of them opened. */
export function EditorTools({
  editor,
  label,
  panel,
  isFull,
  onPanel,
  onFull,
  onPicture,
}: {
  editor: Editor;
  label: string;
  panel: Panel | null;
  isFull: boolean;
  onPanel: (panel: Panel | null) => void;
  onFull: () => void;
  onPicture: (file: File) => Promise<void>;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const now = useEditorState({ editor, selector: ({ editor }) => look(editor) });
  const opens = (name: string, which: Panel, keys?: string): Tool => ({
    name,
    keys,
    isOn: panel === which,
    run: () => onPanel(panel === which ? null : which),
  });

  const groups: Tool[][] = [
    LEVELS.map(([level, name]) => ({
      name,
      keys: `Alt+${level}`,
      isOn: now.level === level,
      run: () => setHeading(editor, level),
    })),
    [
      {
        name: "正文",
        keys: "Alt+0",
        isOn: now.isParagraph && now.align === null,
        run: () => setParagraph(editor, null),
      },
      ...ALIGNS.map(([align, name]) => ({
        name,
        isOn: now.isParagraph && now.align === align,
        run: () => setParagraph(editor, align),
      })),
      {
        name: "段首标题",
        keys: now.runIn ? `现为${LEVELS[now.runIn - 1]?.[1]}，再按换级或取消` : "先选中段首的文字",
        isOn: now.runIn !== null,
        run: () => toggleRunIn(editor, now.runIn),
      },
    ],
    [
      { name: "粗体", keys: "⌘/Ctrl+B", isOn: now.isBold, run: () => toggleMark(editor, "bold") },
      { name: "上标", keys: "⌘/Ctrl+.", isOn: now.isSuper, run: () => toggleMark(editor, "superscript") },
      { name: "下标", keys: "⌘/Ctrl+,", isOn: now.isSub, run: () => toggleMark(editor, "subscript") },
      opens("链接", "link", "⌘/Ctrl+K"),
    ],
    [
      opens("表格", "table"),
      { name: "图", run: () => picker.current?.click() },
      { name: "注", run: () => insertFootnote(editor) },
      opens("页码", "page"),
    ],
    [
      opens("编号", "renumber"),
      opens("查找", "find", "⌘/Ctrl+F"),
      { name: "撤销", isDisabled: !now.canUndo, run: () => editor.chain().focus().undo().run() },
      { name: "重做", isDisabled: !now.canRedo, run: () => editor.chain().focus().redo().run() },
      { name: "全屏", isOn: isFull, run: onFull },
      opens("按键", "help"),
    ],
  ];

  return (
    <div className="editor-tools">
      <Toolbar label={`${label}的编辑工具`} groups={groups} />
      {now.isTable ? <Toolbar label="表格工具" groups={tableTools(editor)} /> : null}
      {now.isUnrecovered ? <Toolbar label="未还原的表" groups={unrecoveredTools(editor)} /> : null}
      <input
        ref={picker}
        type="file"
        hidden
        accept={PICTURE_TYPES.join(",")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void onPicture(file);
        }}
      />
      {now.note !== null ? (
        <NoteForm editor={editor} place={now.note} text={now.noteText} key={now.note} />
      ) : null}
      {panel ? <EditorPanel editor={editor} panel={panel} onClose={() => onPanel(null)} key={panel} /> : null}
    </div>
  );
}

/** What the tools show of the place where the cursor is. */
function look(editor: Editor) {
  const { selection } = editor.state;
  const { $from } = selection;
  const block = $from.parent;
  const selected = selection instanceof NodeSelection ? selection.node : null;
  const isNote = selected?.type.name === "footnote";
  const runIn = block.firstChild?.marks.find((mark) => mark.type.name === "runIn");
  return {
    level: block.type.name === "heading" ? (block.attrs.level as number) : null,
    isParagraph: block.type.name === "paragraph",
    align: (block.attrs.align ?? null) as Align,
    runIn: (runIn?.attrs.level ?? null) as HeadingLevel | null,
    isBold: editor.isActive("bold"),
    isSuper: editor.isActive("superscript"),
    isSub: editor.isActive("subscript"),
    isTable: editor.isActive("table"),
    isUnrecovered: isInUnrecovered(editor.state),
    note: isNote ? selection.from : null,
    noteText: isNote ? selected.textContent : "",
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}
