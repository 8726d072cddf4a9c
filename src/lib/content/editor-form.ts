import {
  type Block,
  type Content,
  ContentSchema,
  type HeadingLevel,
  type Inline,
  type Mark,
  type Paragraph,
  type TableRow,
} from "./schema";

/**
 * The form that the editor works on, and back without loss. It differs from the content in three ways: a heading's
 * number is ordinary text under the mark `headingNumber`, an empty text holds one `isFiller` paragraph so that a cursor
 * has a place, and a figure knows whether it was inserted here (`isNew`).
 */

type EditorMark = { type: string; attrs?: Record<string, unknown> };
export type EditorNode = {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  content?: EditorNode[];
  marks?: EditorMark[];
};

export const NUMBER_MARK = "headingNumber";
const MAX_NUMBER = 40;

/** The editor's form of a part's text. */
export function toEditor(content: Content): EditorNode {
  const blocks = blocksToEditor(content.content);
  return { type: "doc", content: blocks.length > 0 ? blocks : [FILLER] };
}

/** The editor's form of some blocks. */
export function blocksToEditor(blocks: readonly Block[]): EditorNode[] {
  return blocks.map(blockToEditor);
}

const FILLER: EditorNode = { type: "paragraph", attrs: { align: null, isFiller: true } };

function blockToEditor(block: Block): EditorNode {
  switch (block.type) {
    case "heading": {
      const { level, number } = block.attrs;
      const lead: EditorNode[] =
        number === null ? [] : [{ type: "text", text: number, marks: [{ type: NUMBER_MARK }] }];
      return { type: "heading", attrs: { level }, content: [...lead, ...inlinesToEditor(block.content)] };
    }
    case "paragraph":
      return paragraphToEditor(block);
    case "unrecoveredTable":
      return { type: block.type, content: block.content.map(paragraphToEditor) };
    case "table": {
      const cells = (row: TableRow) =>
        row.content.map((cell) => ({ ...cell, content: cell.content.map(paragraphToEditor) }));
      const rows = block.content.map((row) => ({ type: row.type, content: cells(row) }));
      return { type: "table", attrs: block.attrs, content: rows };
    }
    case "figure":
      return { type: "figure", attrs: { ...block.attrs, isNew: false } };
  }
}

function paragraphToEditor(paragraph: Paragraph): EditorNode {
  return { type: "paragraph", attrs: paragraph.attrs, content: inlinesToEditor(paragraph.content) };
}

function inlinesToEditor(inlines: readonly Inline[] = []): EditorNode[] {
  return inlines.map((node): EditorNode => {
    if (node.type === "footnote") return { type: "footnote", content: inlinesToEditor(node.content) };
    if (node.type === "pageMark" || !node.marks) return node;
    // The editor refuses the same mark twice on one text.
    const marks = new Map(node.marks.map((mark) => [JSON.stringify(mark), mark]));
    return { ...node, marks: [...marks.values()] };
  });
}

/** The content that an editor's document says, not yet checked against the schema. */
export function fromEditor(doc: EditorNode): unknown {
  return { type: "doc", content: (doc.content ?? []).filter((node) => !isFiller(node)).map(nodeToContent) };
}

/** What an editor holds. With a problem the content is what was typed so far, where that can be kept as a draft. */
export type Reading = { content: Content } | { problem: string; content?: Content };

/** The content, valid by the schema, or what keeps it from being saved, in Chinese. */
export function readEditor(doc: EditorNode): Reading {
  const nameless = (doc.content ?? []).filter(
    (node) =>
      node.type === "figure" && node.attrs?.isNew && node.attrs.file && String(node.attrs.alt).trim() === "",
  );
  const parsed = ContentSchema.safeParse(fromEditor(doc));
  if (parsed.success && nameless.length > 0) return { problem: "图片须有替代文字", content: parsed.data };
  if (parsed.success) return { content: parsed.data };
  const issue = parsed.error.issues[0];
  const place = typeof issue?.path[1] === "number" ? `第${issue.path[1] + 1}段：` : "";
  const said = issue?.message ?? "";
  return { problem: `${place}${/\p{Script=Han}/u.test(said) ? said : "内容过长或不合要求"}` };
}

function isFiller(node: EditorNode): boolean {
  return node.type === "paragraph" && node.attrs?.isFiller === true && (node.content ?? []).length === 0;
}

function nodeToContent(node: EditorNode): unknown {
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case "heading":
      return headingToContent(node);
    case "paragraph":
      return {
        type: "paragraph",
        attrs: { align: attrs.align ?? null },
        content: inlinesToContent(node.content),
      };
    case "table":
      return {
        type: "table",
        attrs: { caption: attrs.caption ?? null, unit: attrs.unit ?? null, notes: attrs.notes ?? [] },
        content: (node.content ?? []).map(nodeToContent),
      };
    case "tableCell":
    case "tableHeader":
      return {
        type: node.type,
        attrs: { colspan: attrs.colspan ?? 1, rowspan: attrs.rowspan ?? 1 },
        content: (node.content ?? []).map(nodeToContent),
      };
    case "figure":
      return {
        type: "figure",
        attrs: { file: attrs.file ?? null, alt: attrs.alt ?? "", caption: attrs.caption ?? null },
      };
    default:
      return { type: node.type, content: (node.content ?? []).map(nodeToContent) };
  }
}

/** Only the text that opens a heading can be its number, and none is longer than the schema's. */
function headingToContent(node: EditorNode): unknown {
  const inlines = node.content ?? [];
  const end = inlines.findIndex((inline) => !isNumber(inline));
  const lead = end === -1 ? inlines : inlines.slice(0, end);
  const number = lead.map((inline) => inline.text ?? "").join("");
  const isKept = number !== "" && number.length <= MAX_NUMBER;
  return {
    type: "heading",
    attrs: { level: node.attrs?.level as HeadingLevel, number: isKept ? number : null },
    content: inlinesToContent(isKept ? inlines.slice(lead.length) : inlines),
  };
}

function isNumber(node: EditorNode): boolean {
  return node.type === "text" && (node.marks ?? []).some((mark) => mark.type === NUMBER_MARK);
}

/** Inline nodes with neighbouring texts of equal marks joined; a footnote without text is nothing. */
function inlinesToContent(nodes: readonly EditorNode[] = []): Inline[] {
  const inlines: Inline[] = [];
  for (const node of nodes) {
    if (node.type === "text") addText(inlines, node);
    else if (node.type === "footnote") {
      const content = inlinesToContent(node.content).filter((inline) => inline.type === "text");
      if (content.length > 0) inlines.push({ type: "footnote", content });
    } else inlines.push({ type: "pageMark", attrs: { page: String(node.attrs?.page) } });
  }
  return inlines;
}

function addText(inlines: Inline[], node: EditorNode): void {
  const marks = (node.marks ?? []).filter((mark) => mark.type !== NUMBER_MARK).map(bareMark);
  const last = inlines.at(-1);
  if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) {
    last.text += node.text ?? "";
  } else
    inlines.push({
      type: "text",
      text: node.text ?? "",
      ...(marks.length > 0 ? { marks: marks as Mark[] } : {}),
    });
}

/** ProseMirror writes an empty `attrs` for a mark that has none. */
function bareMark({ type, attrs }: EditorMark): EditorMark {
  return attrs && Object.keys(attrs).length > 0 ? { type, attrs } : { type };
}
