import { getSchema } from "@tiptap/core";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { Figure } from "../../../../../src/components/desk/editor/figure-node";
import { numberPlugin } from "../../../../../src/components/desk/editor/heading-numbers";
import { MARKS } from "../../../../../src/components/desk/editor/marks";
import { NODES } from "../../../../../src/components/desk/editor/nodes";
import { TABLES } from "../../../../../src/components/desk/editor/table-nodes";
import { doc, heading, paragraph } from "../../../../../src/lib/content/build";
import { type EditorNode, fromEditor, toEditor } from "../../../../../src/lib/content/editor-form";
import type { Block } from "../../../../../src/lib/content/schema";

const schema = getSchema([...NODES, ...MARKS, ...TABLES, Figure]);

/** What a block is after a change to the document that holds it alone. */
function changed(block: Block, change: (tr: Transaction) => void): unknown {
  const opened = schema.nodeFromJSON(toEditor(doc(block)));
  const state = EditorState.create({ doc: opened, plugins: [numberPlugin()] });
  const tr = state.tr;
  change(tr);
  const { content } = fromEditor(state.apply(tr).doc.toJSON() as EditorNode) as { content: unknown[] };
  return content[0];
}

describe("a heading's number", () => {
  it("is known as it is typed, in every usual form", () => {
    for (const number of ["一、", "（一）", "第一章　", "1.1 ", "1."]) {
      expect(changed(heading(1, null, "总则"), (tr) => tr.insertText(number, 1))).toEqual(
        heading(1, number, "总则"),
      );
    }
  });

  it("is known where a paragraph becomes a heading, and is text where it becomes one again", () => {
    const type = (name: string) => schema.nodes[name] ?? expect.fail(name);
    expect(
      changed(paragraph("（一）原则"), (tr) => tr.setBlockType(1, 2, type("heading"), { level: 2 })),
    ).toEqual(heading(2, "（一）", "原则"));
    expect(changed(heading(2, "（一）", "原则"), (tr) => tr.setBlockType(1, 2, type("paragraph")))).toEqual(
      paragraph("（一）原则"),
    );
  });

  it("follows what is changed in it, and stays where text behind it changes", () => {
    expect(changed(heading(1, "二、", "总则"), (tr) => tr.insertText("十", 1, 2))).toEqual(
      heading(1, "十、", "总则"),
    );
    expect(changed(heading(1, "甲）", "总则"), (tr) => tr.insertText("附", 4))).toEqual(
      heading(1, "甲）", "总附则"),
    );
    expect(changed(heading(1, null, "一、总则"), (tr) => tr.insertText("附", 5))).toEqual(
      heading(1, null, "一、总则附"),
    );
  });

  it("is text again where something stands before it", () => {
    expect(changed(heading(1, "一、", "总则"), (tr) => tr.insertText("附", 1))).toEqual(
      heading(1, null, "附一、总则"),
    );
  });
});
