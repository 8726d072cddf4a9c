import { getSchema } from "@tiptap/core";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import * as tables from "@tiptap/pm/tables";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Figure } from "../../../../../src/components/desk/editor/figure-node";
import { MARKS } from "../../../../../src/components/desk/editor/marks";
import { NODES } from "../../../../../src/components/desk/editor/nodes";
import { TABLES } from "../../../../../src/components/desk/editor/table-nodes";
import { doc, paragraph, table } from "../../../../../src/lib/content/build";
import { type EditorNode, readEditor, toEditor } from "../../../../../src/lib/content/editor-form";

const schema = getSchema([...NODES, ...MARKS, ...TABLES, Figure]);
const { TableMap } = tables;

const COMMANDS: Readonly<Record<string, Command>> = {
  addColumnAfter: tables.addColumnAfter,
  addColumnBefore: tables.addColumnBefore,
  addRowAfter: tables.addRowAfter,
  addRowBefore: tables.addRowBefore,
  deleteColumn: tables.deleteColumn,
  deleteRow: tables.deleteRow,
  mergeCells: tables.mergeCells,
  splitCell: tables.splitCell,
  toggleHeaderRow: tables.toggleHeaderRow,
};

/** Selects from one cell of the table to another. */
function select(state: EditorState, from: number, to: number): EditorState {
  const node = state.doc.child(0);
  if (node.type.name !== "table") return state;
  const { map } = TableMap.get(node);
  const [anchor = 0, head = 0] = [map[from % map.length], map[to % map.length]];
  return state.apply(state.tr.setSelection(tables.CellSelection.create(state.doc, anchor + 1, head + 1)));
}

describe("a table in the editor", () => {
  it("stays one that the schema takes, whatever is done to its rows, columns and cells", () => {
    const steps = fc.array(
      fc.record({ name: fc.constantFrom(...Object.keys(COMMANDS)), from: fc.nat(50), to: fc.nat(50) }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(steps, (steps) => {
        const content = doc(
          table({
            rows: [
              ["甲", "乙"],
              ["丙", "丁"],
              ["戊", "己"],
            ],
          }),
          paragraph("末"),
        );
        let state = EditorState.create({
          doc: schema.nodeFromJSON(toEditor(content)),
          plugins: [tables.tableEditing()],
        });
        for (const { name, from, to } of steps) {
          if (state.doc.child(0).type.name !== "table") return;
          state = select(state, from, to);
          COMMANDS[name]?.(state, (tr) => {
            state = state.apply(tr);
          });
          const read = readEditor(state.doc.toJSON() as EditorNode);
          expect(read, name).toHaveProperty("content");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gives no column widths", () => {
    const opened = schema.nodeFromJSON(toEditor(doc(table({ rows: [["甲"]] }))));
    const state = EditorState.create({ doc: opened, selection: TextSelection.create(opened, 4) });
    tables.addColumnAfter(state, (tr) => {
      expect(JSON.stringify(readEditor(tr.doc.toJSON() as EditorNode))).not.toContain("colwidth");
    });
  });
});
