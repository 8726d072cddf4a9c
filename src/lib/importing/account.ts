import { countInk, inkText } from "../content/ink";
import { blockToLines } from "../content/to-text";
import type { ImportedDocument, ImportedFile } from "./schema";
import type { SourceText } from "./source";

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

type Source = Pick<SourceText, "text">;
/** Marks of one form, and how many of them fields may leave behind in print. */
type Allowance = { readonly form: RegExp; readonly most: number };

/**
 * Lists the marks that set the fields of a document apart in print and that no field keeps, a line a document: the
 * brackets of its note, the colons of addressee and labels, what parts its signatories, the bars of Markdown tables.
 * No more of them than its fields account for: any other mark that is missing is a loss.
 */
export function leftOutMarks(
  source: Source,
  file: Pick<ImportedFile, "documents" | "leftOut">,
): ImportedFile["leftOut"] {
  return file.documents.flatMap((document): ImportedFile["leftOut"] => {
    const { lost } = differenceOf(document, { source, file });
    const marks = allowancesOf(document, source).flatMap(({ form, most }) =>
      [...lost].filter((character) => form.test(character)).slice(0, most),
    );
    if (marks.length === 0) return [];
    const { firstLine, lastLine } = document;
    return [{ firstLine: firstLine ?? 1, lastLine: lastLine ?? 1, reason: "mark", text: marks.join("") }];
  });
}

/** Counts the characters of a source and where they went. Notes stand beside the lines of a source and are not counted. */
export function accountOf(source: Source, file: Omit<ImportedFile, "source" | "sha256">): Account {
  const byReason: Record<string, number> = {};
  for (const { reason, text } of file.leftOut) byReason[reason] = (byReason[reason] ?? 0) + countInk(text);
  const beside = file.leftOut.flatMap((one) => (one.beside ? [one.text] : []));
  return {
    read: inkOfAll([...source.text, ...beside]),
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

function allowancesOf(
  { addressee, publicity, signatories, parts, firstLine, lastLine }: ImportedDocument,
  { text }: Source,
): Allowance[] {
  const labels = parts.filter(({ label }) => label !== null).length;
  const units = parts
    .flatMap(({ content }) => content.content)
    .filter((block) => block.type === "table" && block.attrs.unit !== null).length;
  const brackets = (publicity === null ? 0 : 1) + units;
  const own = text.slice((firstLine ?? 1) - 1, lastLine ?? 0);
  const hasBars = own.some((line) => line.trimStart().startsWith("|"));
  return [
    { form: /[（(【]/u, most: brackets },
    { form: /[）)】]/u, most: brackets },
    // A person signs behind a colon too: 市长：…
    { form: /[：:]/u, most: (addressee === null ? 0 : 1) + labels + signatories.length },
    { form: /[、，,]/u, most: Math.max(0, signatories.length - 1) },
    { form: /\|/u, most: hasBars ? Number.POSITIVE_INFINITY : 0 },
  ];
}

/** The characters that the lines of a document have and the document has not, and the other way round. */
function differenceOf(
  document: ImportedDocument,
  { source, file }: { source: Source; file: Pick<ImportedFile, "leftOut"> },
): { lost: string; added: string } {
  const { firstLine, lastLine } = document;
  if (firstLine === null || lastLine === null) return { lost: "", added: "" };
  const counts = new Map<string, number>();
  const count = (texts: readonly string[], by: number) => {
    for (const text of texts)
      for (const character of inkText(text)) counts.set(character, (counts.get(character) ?? 0) + by);
  };
  count(source.text.slice(firstLine - 1, lastLine), 1);
  const leftOut = file.leftOut.filter(
    (one) => one.firstLine >= firstLine && one.firstLine <= lastLine && !one.beside,
  );
  count(
    leftOut.map(({ text }) => text),
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
  return parts.flatMap(({ content }) =>
    content.content.flatMap((block) => blockToLines(block, { notes: false })),
  );
}

function inkOfAll(texts: readonly string[]): number {
  return sum(texts.map(countInk));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
