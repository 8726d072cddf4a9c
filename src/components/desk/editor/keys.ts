import { Extension } from "@tiptap/core";
import type { HeadingLevel } from "@/lib/content/schema";
import { setHeading, setParagraph, toggleMark } from "./commands";

export type Panel = "link" | "table" | "page" | "find" | "renumber" | "help";

/** The keys, as the help list shows them. */
export const KEY_HELP: readonly (readonly [keys: string, does: string])[] = [
  ["Alt+1 … Alt+4", "一级至四级标题"],
  ["Alt+0", "正文"],
  ["⌘/Ctrl+B", "粗体"],
  ["⌘/Ctrl+.", "上标"],
  ["⌘/Ctrl+,", "下标"],
  ["⌘/Ctrl+K", "链接"],
  ["⌘/Ctrl+F", "查找替换"],
  ["⌘/Ctrl+Z", "撤销"],
  ["⌘/Ctrl+Shift+Z", "重做"],
  ["Tab", "表格中移到下一格"],
  ["Alt+F10", "移到工具栏"],
  ["Esc", "关闭查找、离开全屏"],
];

export const EditorKeys = Extension.create<{ onPanel: (panel: Panel) => void; onTools: () => void }>({
  name: "editorKeys",
  addOptions: () => ({ onPanel: () => {}, onTools: () => {} }),
  addKeyboardShortcuts() {
    const { onPanel, onTools } = this.options;
    const open = (panel: Panel) => () => {
      onPanel(panel);
      return true;
    };
    const headings = ([1, 2, 3, 4] as const).flatMap((level: HeadingLevel) => {
      const run = () => setHeading(this.editor, level);
      return [
        [`Alt-${level}`, run],
        [`Mod-Alt-${level}`, run],
      ] as const;
    });
    return {
      ...Object.fromEntries(headings),
      "Alt-0": () => setParagraph(this.editor, null),
      "Mod-Alt-0": () => setParagraph(this.editor, null),
      "Mod-b": () => toggleMark(this.editor, "bold"),
      "Mod-.": () => toggleMark(this.editor, "superscript"),
      "Mod-,": () => toggleMark(this.editor, "subscript"),
      "Mod-k": open("link"),
      "Mod-f": open("find"),
      "Alt-F10": () => {
        onTools();
        return true;
      },
    };
  },
});
