import { z } from "zod";

/**
 * The text of one part of a document: ProseMirror JSON of one strict schema.
 * Every door (import, editor, database column, API) parses it with `ContentSchema`;
 * an unknown node, mark or attribute is refused, never dropped.
 */

/** Longest run of text in one node, in characters: far above any real paragraph, below any attack. */
const MAX_TEXT = 200_000;

const boldMark = z.strictObject({ type: z.literal("bold") });
const superscriptMark = z.strictObject({ type: z.literal("superscript") });
const subscriptMark = z.strictObject({ type: z.literal("subscript") });
const linkMark = z.strictObject({
  type: z.literal("link"),
  attrs: z.strictObject({
    href: z
      .string()
      .max(2000)
      .regex(/^(?:https?:\/\/|mailto:|tel:)[^\s"'<>]+$/u, "链接须以 http、https、mailto 或 tel 开头"),
  }),
});
/** A heading that opens its paragraph: the marked text is the heading, the rest follows on the same line. */
const runInMark = z.strictObject({
  type: z.literal("runIn"),
  attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) }),
});

const MarkSchema = z.discriminatedUnion("type", [
  boldMark,
  superscriptMark,
  subscriptMark,
  linkMark,
  runInMark,
]);

/** Characters that no printed text has: controls but tab and line end, halves of a character, turns of direction. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/u;

const textNode = z.strictObject({
  type: z.literal("text"),
  text: z
    .string()
    .min(1)
    .max(MAX_TEXT)
    .refine((text) => !UNPRINTABLE.test(text), "文字中有不能排印的控制字符"),
  marks: z.array(MarkSchema).max(5).optional(),
});
/** Where a printed page begins. No part of the text, nor of its hash. */
const pageMarkNode = z.strictObject({
  type: z.literal("pageMark"),
  attrs: z.strictObject({ page: z.string().regex(/^[0-9ivxlc]{1,8}$/u) }),
});
const footnoteNode = z.strictObject({
  type: z.literal("footnote"),
  content: z.array(textNode).min(1).max(1000),
});

const InlineSchema = z.discriminatedUnion("type", [textNode, pageMarkNode, footnoteNode]);

const inlines = z.array(InlineSchema).max(10_000);

const paragraphNode = z.strictObject({
  type: z.literal("paragraph"),
  /** `null`: body text, justified, first line indented by two characters. The others stand flush, without indent. */
  attrs: z.strictObject({ align: z.enum(["left", "center", "right"]).nullable() }),
  content: inlines.optional(),
});

const headingNode = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    /** The number as printed with its mark and any space after it (`一、` `（一）` `第一章　`); null without one. */
    number: z.string().min(1).max(40).nullable(),
  }),
  content: inlines.optional(),
});

const cellAttrs = z.strictObject({
  colspan: z.number().int().min(1).max(100),
  rowspan: z.number().int().min(1).max(2000),
});
const cellContent = z.array(paragraphNode).min(1).max(1000);
const cellNode = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("tableCell"), attrs: cellAttrs, content: cellContent }),
  z.strictObject({ type: z.literal("tableHeader"), attrs: cellAttrs, content: cellContent }),
]);
const rowNode = z.strictObject({ type: z.literal("tableRow"), content: z.array(cellNode).max(200) });

const tableNode = z
  .strictObject({
    type: z.literal("table"),
    attrs: z.strictObject({
      caption: z.string().max(500).nullable(),
      /** Unit of measure printed above at the right, as printed: `单位：公顷`. */
      unit: z.string().max(200).nullable(),
      /** Lines printed under the table: notes, filler lines (填表人…). */
      notes: z.array(z.string().min(1).max(5000)).max(200),
    }),
    content: z.array(rowNode).min(1).max(5000),
  })
  .refine((table) => isRectangular(table.content), "表格各行的列数不一致");

/** A table whose rows and columns could not be known: its lines as they stood, in order. */
const unrecoveredTableNode = z.strictObject({
  type: z.literal("unrecoveredTable"),
  content: z.array(paragraphNode).min(1).max(5000),
});

const figureNode = z.strictObject({
  type: z.literal("figure"),
  attrs: z.strictObject({
    /** SHA-256 of the picture in the file store; null where only its place is known (a picture in print). */
    file: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .nullable(),
    alt: z.string().max(2000),
    caption: z.string().max(500).nullable(),
  }),
});

const BlockSchema = z.discriminatedUnion("type", [
  headingNode,
  paragraphNode,
  tableNode,
  unrecoveredTableNode,
  figureNode,
]);

export const ContentSchema = z.strictObject({
  type: z.literal("doc"),
  content: z.array(BlockSchema).max(50_000),
});

export type Mark = z.infer<typeof MarkSchema>;
export type TextNode = z.infer<typeof textNode>;
export type Inline = z.infer<typeof InlineSchema>;
export type Paragraph = z.infer<typeof paragraphNode>;
export type Heading = z.infer<typeof headingNode>;
export type TableCell = z.infer<typeof cellNode>;
export type TableRow = z.infer<typeof rowNode>;
export type Figure = z.infer<typeof figureNode>;
export type Table = z.infer<typeof tableNode>;
export type Block = z.infer<typeof BlockSchema>;
export type Content = z.infer<typeof ContentSchema>;
export type HeadingLevel = Heading["attrs"]["level"];

/** Whether merged cells fill every row to the same number of columns, none overlapping and none hanging below. */
function isRectangular(rows: readonly TableRow[]): boolean {
  let open: number[] = []; // rows still covered from above, a column each
  let width = -1;
  for (const row of rows) {
    const next: number[] = [];
    let column = 0;
    const skipCovered = () => {
      while ((open[column] ?? 0) > 0) {
        next[column] = (open[column] ?? 0) - 1;
        column++;
      }
    };
    for (const cell of row.content) {
      skipCovered();
      for (let i = 0; i < cell.attrs.colspan; i++) {
        if ((open[column] ?? 0) > 0) return false;
        next[column++] = cell.attrs.rowspan - 1;
      }
    }
    skipCovered();
    if (width === -1) width = column;
    if (column !== width || column === 0) return false;
    open = next;
  }
  return open.every((left) => left === 0);
}
