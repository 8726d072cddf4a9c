import { type Editor, Extension, Node, type NodeConfig, type NodeViewRendererProps } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";
import type { NodeView } from "@tiptap/pm/view";
import { nodeField, setNodeValue } from "./node-fields";

/** Tables: rows and cells by prosemirror-tables; caption, unit and notes are fields around them. */

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  extendNodeSchema: (extension) => {
    const tableRole = TABLE_ROLES[extension.name];
    return tableRole ? { tableRole } : {};
  },
  addAttributes: () => ({
    caption: { default: null, parseHTML: (element) => element.getAttribute("data-caption"), rendered: false },
    unit: { default: null, parseHTML: (element) => element.getAttribute("data-unit"), rendered: false },
    notes: { default: [], parseHTML: readNotes, rendered: false },
  }),
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ node }) => [
    "table",
    {
      "data-caption": node.attrs.caption,
      "data-unit": node.attrs.unit,
      "data-notes": JSON.stringify(node.attrs.notes),
    },
    ["tbody", 0],
  ],
  addNodeView: () => tableView,
});

const TABLE_ROLES: Readonly<Record<string, string>> = {
  table: "table",
  tableRow: "row",
  tableCell: "cell",
  tableHeader: "header_cell",
};

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

function cellConfig(name: string, tag: string): NodeConfig {
  const span = (key: "colspan" | "rowspan") => ({
    default: 1,
    parseHTML: (element: HTMLElement) => Math.max(1, Number(element.getAttribute(key) ?? 1) || 1),
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[key] === 1 ? {} : { [key]: attributes[key] },
  });
  return {
    name,
    content: "paragraph+",
    isolating: true,
    addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  };
}

function readNotes(element: HTMLElement): string[] {
  try {
    const notes: unknown = JSON.parse(element.getAttribute("data-notes") ?? "[]");
    return Array.isArray(notes) ? notes.filter((note) => typeof note === "string" && note !== "") : [];
  } catch {
    return [];
  }
}

function tableView({ node, editor, getPos }: NodeViewRendererProps): NodeView {
  const dom = document.createElement("div");
  dom.className = "table-frame";
  const set = (name: string, value: unknown) => setNodeValue(editor, getPos(), name, value);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const caption = nodeField({
    label: "表题",
    value: text(node.attrs.caption),
    maxLength: 500,
    editor,
    onInput: (value) => set("caption", value === "" ? null : value),
  });
  const unit = nodeField({
    label: "单位",
    value: text(node.attrs.unit),
    maxLength: 200,
    editor,
    onInput: (value) => set("unit", value === "" ? null : value),
  });
  const notes = nodeField({
    label: "表注",
    value: notesOf(node).join("\n"),
    isMultiline: true,
    maxLength: 20_000,
    editor,
    onInput: (value) =>
      set(
        "notes",
        value.split("\n").filter((line) => line.trim() !== ""),
      ),
  });
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  const table = document.createElement("table");
  const contentDOM = document.createElement("tbody");
  table.append(contentDOM);
  scroll.append(table);
  const above = fieldsRow(caption.dom, unit.dom);
  const below = fieldsRow(notes.dom);
  dom.append(above, scroll, below);
  return {
    dom,
    contentDOM,
    update: (next) => {
      if (next.type !== node.type) return false;
      caption.show(text(next.attrs.caption));
      unit.show(text(next.attrs.unit));
      notes.show(notesOf(next).join("\n"));
      return true;
    },
    stopEvent: (event) => event.target instanceof Element && event.target.closest(".node-fields") !== null,
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  };
}

function notesOf(node: ProseNode): string[] {
  return Array.isArray(node.attrs.notes) ? node.attrs.notes.map(String) : [];
}

function fieldsRow(...fields: HTMLElement[]): HTMLElement {
  const row = document.createElement("div");
  row.className = "node-fields";
  row.contentEditable = "false";
  row.append(...fields);
  return row;
}

/** Tab and Shift+Tab move from cell to cell. */
const move = (step: 1 | -1) => (editor: Editor) => goToNextCell(step)(editor.state, editor.view.dispatch);

const TableKeys = Extension.create({
  name: "tableKeys",
  addKeyboardShortcuts() {
    return { Tab: () => move(1)(this.editor), "Shift-Tab": () => move(-1)(this.editor) };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

export const TABLES = [
  Table,
  TableRow,
  Node.create(cellConfig("tableCell", "td")),
  Node.create(cellConfig("tableHeader", "th")),
  TableKeys,
];
