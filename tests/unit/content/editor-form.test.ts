import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Figure } from "../../../src/components/desk/editor/figure-node";
import { MARKS } from "../../../src/components/desk/editor/marks";
import { NODES } from "../../../src/components/desk/editor/nodes";
import { TABLES } from "../../../src/components/desk/editor/table-nodes";
import { doc, heading, paragraph } from "../../../src/lib/content/build";
import { type EditorNode, fromEditor, readEditor, toEditor } from "../../../src/lib/content/editor-form";
import { type Content, ContentSchema, type Inline } from "../../../src/lib/content/schema";
import { someContent } from "./arbitrary-content";

const schema = getSchema([...NODES, ...MARKS, ...TABLES, Figure]);
const RANK = ["bold", "superscript", "subscript", "link", "runIn"];

/** Equal for contents that say the same: texts of equal marks joined, marks as a set, no content as an empty one. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return joined(value.map(canonical));
  if (typeof value !== "object" || value === null) return value;
  const { marks, ...rest } = value as { marks?: { type: string }[] };
  const entries = Object.entries(rest).map(([key, item]): [string, unknown] => [key, canonical(item)]);
  const node: Record<string, unknown> = Object.fromEntries(entries);
  if (marks) {
    const set = [...new Map(marks.map((mark) => [JSON.stringify(mark), mark])).values()];
    node.marks = set.sort((a, b) => RANK.indexOf(a.type) - RANK.indexOf(b.type));
  }
  if (node.type === "text") node.marks ??= [];
  if (node.type === "paragraph" || node.type === "heading") node.content ??= [];
  return node;
}

function joined(items: unknown[]): unknown[] {
  const out: unknown[] = [];
  for (const item of items) {
    const last = out.at(-1) as { type?: string; text?: string; marks?: unknown } | undefined;
    const node = item as { type?: string; text?: string; marks?: unknown } | null;
    if (
      node?.type === "text" &&
      last?.type === "text" &&
      JSON.stringify(last.marks) === JSON.stringify(node.marks)
    )
      out[out.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else out.push(item);
  }
  return out;
}

/** Into the editor's document and out of it, as opening and saving does. */
const through = (content: Content) => {
  const opened = schema.nodeFromJSON(toEditor(content));
  opened.check();
  return readEditor(opened.toJSON() as EditorNode);
};

describe("the editor's form", () => {
  it("gives back any content of the schema", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const read = through(content);
        if ("problem" in read) throw new Error(read.problem);
        expect(canonical(read.content)).toEqual(canonical(content));
      }),
      { numRuns: 500 },
    );
  });

  it("gives what the schema takes", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        expect(ContentSchema.safeParse(fromEditor(toEditor(content))).success).toBe(true);
      }),
    );
  });

  it("has a place for the cursor in an empty text and keeps the text empty", () => {
    expect(toEditor(doc()).content).toHaveLength(1);
    expect(through(doc())).toEqual({ content: doc() });
    expect(through(doc(paragraph("")))).toEqual({ content: doc(paragraph("")) });
  });

  it("keeps a heading's odd number, and no number that is too long", () => {
    expect(through(doc(heading(1, "甲）", "总则")))).toEqual({ content: doc(heading(1, "甲）", "总则")) });
    const long: EditorNode = {
      type: "heading",
      attrs: { level: 2 },
      content: [{ type: "text", text: "长".repeat(41), marks: [{ type: "headingNumber" }] }],
    };
    expect(readEditor({ type: "doc", content: [long] })).toEqual({
      content: doc(heading(2, null, "长".repeat(41))),
    });
  });

  it("takes as number only what opens the heading", () => {
    const content: EditorNode[] = [
      { type: "text", text: "前" },
      { type: "text", text: "一、", marks: [{ type: "headingNumber" }] },
    ];
    expect(readEditor({ type: "doc", content: [{ type: "heading", attrs: { level: 1 }, content }] })).toEqual(
      {
        content: doc(heading(1, null, "前一、")),
      },
    );
  });

  it("lets a footnote without text vanish", () => {
    const inline: Inline[] = [{ type: "text", text: "甲" }];
    const content = [{ type: "text", text: "甲" }, { type: "footnote" }];
    expect(readEditor({ type: "doc", content: [{ type: "paragraph", content }] })).toEqual({
      content: doc(paragraph(inline)),
    });
  });

  it("refuses a picture inserted here that has no alternative text but gives it for a draft, and says where else a text is wrong", () => {
    const file = "a".repeat(64);
    const figure = (attrs: object): EditorNode => ({
      type: "doc",
      content: [{ type: "figure", attrs: { file, alt: " ", caption: null, isNew: true, ...attrs } }],
    });
    expect(readEditor(figure({}))).toMatchObject({ problem: "图片须有替代文字", content: { type: "doc" } });
    expect(readEditor(figure({ isNew: false }))).toHaveProperty("content");
    expect(readEditor(figure({ alt: "云溪市地图" }))).toHaveProperty("content");
    const link = { type: "text", text: "甲", marks: [{ type: "link", attrs: { href: "javascript:1" } }] };
    expect(readEditor({ type: "doc", content: [{ type: "paragraph", content: [link] }] })).toEqual({
      problem: "第1段：链接须以 http、https、mailto 或 tel 开头",
    });
  });
});
