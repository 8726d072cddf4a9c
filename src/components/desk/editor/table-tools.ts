import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Fragment, type Node } from "@tiptap/pm/model";
import type { Command, EditorState } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import type { Tool } from "./toolbar";

/** What can be done with the table that the cursor stands in. */
export function tableTools(editor: Editor): Tool[][] {
  const tool = (name: string, command: Command): Tool => ({
    name,
    run: () => {
      command(editor.state, editor.view.dispatch);
      editor.view.focus();
    },
  });
  return [
    [tool("上加行", addRowBefore), tool("下加行", addRowAfter), tool("删行", deleteRow)],
    [tool("左加列", addColumnBefore), tool("右加列", addColumnAfter), tool("删列", deleteColumn)],
    [tool("合并", mergeCells), tool("拆分", splitCell), tool("表头行", toggleHeaderRow)],
    [tool("删表", deleteTable)],
  ];
}

/** What an unrecovered table can be made: the reader sees its lines as they stood until then. */
export function unrecoveredTools(editor: Editor): Tool[][] {
  const tool = (name: string, make: (lines: readonly Node[]) => Node[]): Tool => ({
    name,
    run: () => {
      const { $from } = editor.state.selection;
      const frame = $from.node(1);
      const made = make(frame.children);
      editor.view.dispatch(closeHistory(editor.state.tr.replaceWith($from.before(1), $from.after(1), made)));
      editor.view.focus();
    },
  });
  return [[tool("改为段落", (lines) => [...lines]), tool("改为表格", (lines) => [linesToTable(lines)])]];
}

export function isInUnrecovered(state: EditorState): boolean {
  const { $from } = state.selection;
  return $from.depth > 1 && $from.node(1).type.name === "unrecoveredTable";
}

/** A row a line, cut at tabs and at two or more spaces; short rows are filled with empty cells. */
function linesToTable(lines: readonly Node[]): Node {
  const rows = lines.map(cutLine);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const schema = lines[0]?.type.schema;
  if (!schema) throw new Error("an unrecovered table has lines");
  const paragraph = (content: Fragment) => schema.node("paragraph", { align: "left" }, content);
  const cells = (row: readonly Fragment[]) =>
    Array.from({ length: width }, (_, index) =>
      schema.node("tableCell", null, paragraph(row[index] ?? Fragment.empty)),
    );
  return schema.node(
    "table",
    null,
    rows.map((row) => schema.node("tableRow", null, cells(row))),
  );
}

function cutLine(line: Node): Fragment[] {
  // Every inline node counts as many characters as it has positions, so that offsets are positions.
  const text = line.textBetween(0, line.content.size, "\uFFFC", "\uFFFC");
  const flat = line.children.every((child) => child.isText || child.nodeSize === 1);
  if (!flat) return [line.content];
  const cells: Fragment[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\t+|[ \u3000]{2,}/gu)) {
    if (gap.index > start) cells.push(line.content.cut(start, gap.index));
    start = gap.index + gap[0].length;
  }
  if (start < text.length || cells.length === 0) cells.push(line.content.cut(start));
  return cells;
}
