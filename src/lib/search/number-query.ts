import {
  type DocumentNumber,
  formatDocumentNumber,
  parseTypedDocumentNumber,
} from "../content/document-number";

/** A document number as asked for; without a serial, the whole series of that code word and year. */
export type NumberQuery = {
  readonly code: string;
  readonly year: number;
  readonly serial: number | null;
  /** Written with brackets, so it can be nothing but a number; `实施方案 2025 10` could be words as well. */
  readonly certain: boolean;
};

const BRACKET = /[〔[［（(【﹝]/u;
/** Code word and year: `云政发〔2025〕`, `云政发2025`, `云政发 2025年`. */
const SERIES =
  /^([\u4e00-\u9fff]{1,14}) ?(?:[〔[［（(【﹝] ?((?:19|20)\d{2}) ?[〕\]］）)】﹞]|((?:19|20)\d{2})年?)$/u;

/** Reads what a person typed as a document number or a series of numbers; null where it is neither. */
export function parseNumberQuery(text: string): NumberQuery | null {
  const spaced = text.normalize("NFKC").replace(/\s+/gu, " ").trim();
  // Copied from behind a title: （云政发〔2025〕10号）.
  const typed = spaced.startsWith("(") && spaced.endsWith(")") ? spaced.slice(1, -1).trim() : spaced;
  const certain = BRACKET.test(typed);
  const number = parseTypedDocumentNumber(typed);
  if (number) return { ...number, certain };
  const [, code, bracketed, bare] = SERIES.exec(typed) ?? [];
  const year = bracketed ?? bare;
  return code && year ? { code, year: Number(year), serial: null, certain } : null;
}

/** How texts cite the number, in normal form; any brackets do, since search takes all punctuation alike. */
export function citationsOf({ code, year, serial }: NumberQuery): string[] {
  if (serial === null) return [`${code}〔${year}〕`];
  const number: DocumentNumber = { code, year, serial };
  return [formatDocumentNumber(number), `${code}〔${year}〕第${serial}号`];
}
