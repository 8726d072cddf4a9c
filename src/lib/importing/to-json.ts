import { contentToBlocks, type PlainBlock } from "../content/to-blocks";
import type { ImportedDocument, ImportedFile, ImportedPart } from "./schema";

/** The form of `gazette import FILE --json`: documents with their blocks in printed order. */
type JsonAnnex = {
  label: string | null;
  title: string | null;
  firstLine: number | null;
  blocks: PlainBlock[];
};
type JsonDocument = Omit<ImportedDocument, "parts"> & {
  instruments: string[];
  blocks: PlainBlock[];
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
      blocks: contentToBlocks(part.content),
    })),
  };
}

/** An issued text among the blocks is opened by its title; the body is closed by its note, with the brackets of print. */
function ownBlocks(part: ImportedPart, publicity: string | null): PlainBlock[] {
  const title: PlainBlock[] =
    part.type === "instrument" && part.title !== null
      ? [{ type: "heading", level: 1, text: part.title }]
      : [];
  const note: PlainBlock[] =
    part.type === "body" && publicity !== null ? [{ type: "paragraph", text: `（${publicity}）` }] : [];
  return [...title, ...contentToBlocks(part.content), ...note];
}
