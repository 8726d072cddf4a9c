import { doc, paragraph, runInParagraph } from "../../src/lib/content/build";
import type { Kind } from "../../src/lib/content/kind";
import type { Block, Content, HeadingLevel } from "../../src/lib/content/schema";
import type { ImportedDocument, ImportedPart } from "../../src/lib/importing/schema";

/** What a demonstration document states; the rest follows from it. */
type DemonstrationDocument = {
  section: string;
  title: string;
  docNumber: string;
  issuers: string[];
  genre: string;
  kind: Kind;
  addressee: string | null;
  /** YYYY-MM-DD */
  writtenOn: string;
  consult: { unit: string; phone: string } | null;
  parts: ImportedPart[];
};

/**
 * Takes what a document states and gives it in the form of the importer: the issuing organs sign it, it is
 * published, and its printed date is the date in Arabic numerals without zeros (rules.md D-01).
 */
export function demonstrationDocument({ consult, ...stated }: DemonstrationDocument): ImportedDocument {
  const [year, month, day] = stated.writtenOn.split("-").map(Number);
  return {
    ...stated,
    docNumberText: stated.docNumber,
    writtenOnText: `${year}年${month}月${day}日`,
    signatories: stated.issuers,
    publicity: "此件公开发布",
    consultUnit: consult?.unit ?? null,
    consultPhone: consult?.phone ?? null,
    firstPage: null,
    lastPage: null,
    firstLine: null,
    lastLine: null,
  };
}

/** Gives content of the given blocks; a string stands for a body paragraph. */
function contentOf(items: readonly (string | Block)[]): Content {
  return doc(...items.map((item) => (typeof item === "string" ? paragraph(item) : item)));
}

/** Gives the body of a carrier. */
export function body(...items: (string | Block)[]): ImportedPart {
  return {
    type: "body",
    label: null,
    title: null,
    isTitlePrinted: false,
    parent: null,
    content: contentOf(items),
    firstLine: null,
  };
}

/** Gives a text that the carrier issues, printed after it under its own title. */
export function instrument(title: string, ...items: (string | Block)[]): ImportedPart {
  return {
    type: "instrument",
    label: null,
    title,
    isTitlePrinted: true,
    parent: 0,
    content: contentOf(items),
    firstLine: null,
  };
}

/** Gives an annex; `parent` is the index of the part that it belongs to. */
export function annex(
  { label, title, parent }: { label: string; title: string; parent: number },
  ...items: (string | Block)[]
): ImportedPart {
  return {
    type: "annex",
    label,
    title,
    isTitlePrinted: true,
    parent,
    content: contentOf(items),
    firstLine: null,
  };
}

/** Gives one article: its number in heading type, the first paragraph after it, then the further paragraphs. */
export function article(level: HeadingLevel, number: string, first: string, ...more: string[]): Block[] {
  return [runInParagraph(level, number, `　${first}`), ...more.map((line) => paragraph(line))];
}
