import type {
  Block,
  Content,
  Heading,
  HeadingLevel,
  Inline,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextNode,
} from "./schema";

/** Small constructors of content nodes, for the importer, the demonstration and tests. */

export function doc(...content: Block[]): Content {
  return { type: "doc", content };
}

export function text(value: string, ...marks: NonNullable<TextNode["marks"]>): TextNode {
  return marks.length > 0 ? { type: "text", text: value, marks } : { type: "text", text: value };
}

function inlines(content: string | readonly Inline[]): Inline[] {
  return typeof content === "string" ? (content === "" ? [] : [text(content)]) : [...content];
}

export function paragraph(
  content: string | readonly Inline[],
  align: Paragraph["attrs"]["align"] = null,
): Paragraph {
  return { type: "paragraph", attrs: { align }, content: inlines(content) };
}

/** A paragraph that its heading opens: `（一）原则。` in heading type, the rest after it. */
export function runInParagraph(level: HeadingLevel, heading: string, rest: string): Paragraph {
  const lead = text(heading, { type: "runIn", attrs: { level } });
  return paragraph(rest === "" ? [lead] : [lead, text(rest)]);
}

/** `number` is the literal number with its mark (`一、`); null for a heading without one. */
export function heading(
  level: HeadingLevel,
  number: string | null,
  content: string | readonly Inline[],
): Heading {
  return { type: "heading", attrs: { level, number }, content: inlines(content) };
}

type CellInput =
  | string
  | { text: string | readonly string[]; colspan?: number; rowspan?: number; header?: boolean };

/** A cell; each string of a list becomes a paragraph of its own. */
export function cell(input: CellInput, header = false): TableCell {
  const given = typeof input === "string" ? { text: input } : input;
  const lines = typeof given.text === "string" ? [given.text] : given.text;
  return {
    type: (given.header ?? header) ? "tableHeader" : "tableCell",
    attrs: { colspan: given.colspan ?? 1, rowspan: given.rowspan ?? 1 },
    content: lines.map((line) => paragraph(line, "left")),
  };
}

/** A table from rows of cells; the first `headerRows` rows are header cells. */
export function table({
  rows,
  headerRows = 1,
  caption = null,
  unit = null,
  notes = [],
}: {
  rows: readonly (readonly CellInput[])[];
  headerRows?: number;
  caption?: string | null;
  unit?: string | null;
  notes?: readonly string[];
}): Table {
  const content: TableRow[] = rows.map((row, index) => ({
    type: "tableRow",
    content: row.map((input) => cell(input, index < headerRows)),
  }));
  return { type: "table", attrs: { caption, unit, notes: [...notes] }, content };
}
