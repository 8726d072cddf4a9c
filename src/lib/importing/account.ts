import type { Block, Content, Inline } from "../content/schema";
import type { ImportedDocument, ImportedFile } from "./schema";
import { PARAGRAPH_MARK, type SourceText } from "./source";

/** Where every character of a file went, white space aside: `read` = `inFields` + `inContent` + `leftOut`. */
export type Account = {
  readonly read: number;
  readonly inFields: number;
  readonly inContent: number;
  readonly leftOut: number;
  /** Characters left out, by reason. */
  readonly byReason: Readonly<Record<string, number>>;
  /** Documents whose text does not come out even, and the characters that they lack or have too many of. */
  readonly uneven: readonly {
    readonly title: string;
    readonly line: number | null;
    readonly lost: string;
    readonly added: string;
  }[];
};

/** Marks that only set fields and cells apart in print: brackets of a note, the colon of an addressee, bars of a table. */
const MARKS = /^[：:、，,。；;（）()【】〔〕[\]|《》“”]$/u;

/**
 * Lists the marks that set fields apart in print and that no field keeps, a line a document: what else the text of a
 * document has is in its fields, in its content or among `leftOut` already.
 */
export function leftOutMarks(
  source: Pick<SourceText, "text">,
  file: Pick<ImportedFile, "documents" | "leftOut">,
): ImportedFile["leftOut"] {
  return file.documents.flatMap((document) => {
    const lost = [...differenceOf(document, { source, file }).lost].filter((mark) => MARKS.test(mark));
    if (lost.length === 0) return [];
    const { firstLine, lastLine } = document;
    return [{ firstLine: firstLine ?? 1, lastLine: lastLine ?? 1, reason: "mark", text: lost.join("") }];
  });
}

/** Counts the characters of a source and where they went. */
export function accountOf(
  source: Pick<SourceText, "text">,
  file: Omit<ImportedFile, "source" | "sha256">,
): Account {
  const byReason: Record<string, number> = {};
  for (const { reason, text } of file.leftOut) byReason[reason] = (byReason[reason] ?? 0) + inkOfAll([text]);
  return {
    read: inkOfAll([...source.text, ...file.leftOut.flatMap(({ beside, text }) => (beside ? [text] : []))]),
    inFields: sum(file.documents.map((document) => inkOfAll(fieldTexts(document)))),
    inContent: sum(file.documents.map((document) => inkOfAll(contentTexts(document)))),
    leftOut: sum(Object.values(byReason)),
    byReason,
    uneven: file.documents.flatMap((document) => {
      const { lost, added } = differenceOf(document, { source, file });
      return lost === "" && added === ""
        ? []
        : [{ title: document.title, line: document.firstLine, lost, added }];
    }),
  };
}

/** The characters that the lines of a document have and the document has not, and the other way round. */
function differenceOf(
  document: ImportedDocument,
  { source, file }: { source: Pick<SourceText, "text">; file: Pick<ImportedFile, "leftOut"> },
): { lost: string; added: string } {
  const { firstLine, lastLine } = document;
  if (firstLine === null || lastLine === null) return { lost: "", added: "" };
  const counts = new Map<string, number>();
  const count = (texts: readonly string[], by: number) => {
    for (const text of texts)
      for (const character of text)
        if (isInk(character)) counts.set(character, (counts.get(character) ?? 0) + by);
  };
  count(source.text.slice(firstLine - 1, lastLine), 1);
  count(
    file.leftOut
      .filter((one) => one.firstLine >= firstLine && one.firstLine <= lastLine && !one.beside)
      .map(({ text }) => text),
    -1,
  );
  count([...fieldTexts(document), ...contentTexts(document)], -1);
  let lost = "";
  let added = "";
  for (const [character, left] of counts) {
    if (left > 0) lost += character.repeat(left);
    if (left < 0) added += character.repeat(-left);
  }
  return { lost, added };
}

/** What stands in fields, the consultation box aside: its printed lines are among what is left out. */
function fieldTexts({ parts, ...fields }: ImportedDocument): string[] {
  const { title, docNumberText, addressee, signatories, writtenOnText, publicity } = fields;
  return [
    title,
    docNumberText,
    addressee,
    ...signatories,
    writtenOnText,
    publicity,
    ...parts.flatMap((part) => [part.label, part.isTitlePrinted ? part.title : null]),
  ].filter((text) => text !== null);
}

function contentTexts({ parts }: ImportedDocument): string[] {
  return parts.flatMap(({ content }: { content: Content }) => content.content.flatMap(blockTexts));
}

function blockTexts(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [block.attrs.number ?? "", ...inlineTexts(block.content)];
    case "paragraph":
      return inlineTexts(block.content);
    case "unrecoveredTable":
      return block.content.flatMap(({ content }) => inlineTexts(content));
    case "figure":
      return [block.attrs.alt, block.attrs.caption ?? ""];
    case "table": {
      const { caption, unit, notes } = block.attrs;
      const cells = block.content.flatMap((row) => row.content.flatMap((cell) => cell.content));
      return [caption ?? "", unit ?? "", ...notes, ...cells.flatMap(({ content }) => inlineTexts(content))];
    }
  }
}

/** Texts of inline nodes. Footnotes stand at the foot of print and beside the lines of a source. */
function inlineTexts(content: readonly Inline[] | undefined): string[] {
  return (content ?? []).flatMap((node) => (node.type === "text" ? [node.text] : []));
}

function isInk(character: string): boolean {
  return character !== PARAGRAPH_MARK && /\S/u.test(character);
}

function inkOfAll(texts: readonly string[]): number {
  return sum(texts.map((text) => [...text].filter(isInk).length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
