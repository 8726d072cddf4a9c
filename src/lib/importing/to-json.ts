import type { Block, Content, Inline, Paragraph, Table } from "../content/schema";
import type { ImportedDocument, ImportedFile, ImportedPart } from "./schema";

/** The form of `gazette import FILE --json`: documents with their blocks in printed order. */
type JsonCell = { text: string; colspan?: number; rowspan?: number; header?: boolean };
type JsonBlock =
  | { type: "heading"; level: number; text: string }
  | { type: "paragraph"; text: string }
  | { type: "table"; rows: JsonCell[][]; caption?: string; unit?: string; notes?: string[] }
  | { type: "unrecovered-table"; text: string }
  | { type: "figure"; text: string };
type JsonAnnex = {
  label: string | null;
  title: string | null;
  firstLine: number | null;
  blocks: JsonBlock[];
};
type JsonDocument = Omit<ImportedDocument, "parts"> & {
  instruments: string[];
  blocks: JsonBlock[];
  annexes: JsonAnnex[];
};
export type JsonFile = Omit<ImportedFile, "documents"> & { documents: JsonDocument[] };

/**
 * Turns what was read into the printed form: the body and issued texts in order as `blocks`, annexes apart.
 * An issued text that is printed as an annex is named in `instruments` and stands in `annexes`.
 */
export function toImportJson(file: ImportedFile): JsonFile {
  return { ...file, documents: file.documents.map(toDocument) };
}

function toDocument({ parts, ...facts }: ImportedDocument): JsonDocument {
  const isAnnex = (part: ImportedPart) => part.label !== null || part.type === "annex";
  return {
    ...facts,
    instruments: parts.flatMap((part) =>
      part.type === "instrument" && part.title !== null ? [part.title] : [],
    ),
    blocks: parts.filter((part) => !isAnnex(part)).flatMap((part) => ownBlocks(part, facts.publicity)),
    annexes: parts.filter(isAnnex).map((part) => ({
      label: part.label,
      title: part.title,
      firstLine: part.firstLine,
      blocks: toBlocks(part.content),
    })),
  };
}

/** An issued text among the blocks is opened by its title; the body is closed by its note, with the brackets of print. */
function ownBlocks(part: ImportedPart, publicity: string | null): JsonBlock[] {
  const title: JsonBlock[] =
    part.type === "instrument" && part.title !== null
      ? [{ type: "heading", level: 1, text: part.title }]
      : [];
  const note: JsonBlock[] =
    part.type === "body" && publicity !== null ? [{ type: "paragraph", text: `（${publicity}）` }] : [];
  return [...title, ...toBlocks(part.content), ...note];
}

function toBlocks({ content }: Content): JsonBlock[] {
  return content.map(toBlock);
}

function toBlock(block: Block): JsonBlock {
  switch (block.type) {
    case "heading":
      return {
        type: "heading",
        level: block.attrs.level,
        text: (block.attrs.number ?? "") + inlineText(block.content),
      };
    case "paragraph":
      return { type: "paragraph", text: inlineText(block.content) };
    case "table":
      return toTable(block);
    case "unrecoveredTable":
      return {
        type: "unrecovered-table",
        text: block.content.map((line) => inlineText(line.content)).join("\n"),
      };
    case "figure":
      return { type: "figure", text: block.attrs.caption ?? "" };
  }
}

function toTable({ attrs, content }: Table): JsonBlock {
  return {
    type: "table",
    rows: content.map((row) =>
      row.content.map((cell) => ({
        text: cell.content.map((line: Paragraph) => inlineText(line.content)).join("\n"),
        ...(cell.attrs.colspan > 1 ? { colspan: cell.attrs.colspan } : {}),
        ...(cell.attrs.rowspan > 1 ? { rowspan: cell.attrs.rowspan } : {}),
        ...(cell.type === "tableHeader" ? { header: true } : {}),
      })),
    ),
    ...(attrs.caption === null ? {} : { caption: attrs.caption }),
    ...(attrs.unit === null ? {} : { unit: attrs.unit }),
    ...(attrs.notes.length === 0 ? {} : { notes: attrs.notes }),
  };
}

function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? [])
    .map((node) =>
      node.type === "text"
        ? node.text
        : node.type === "footnote"
          ? node.content.map((part) => part.text).join("")
          : "",
    )
    .join("");
}
