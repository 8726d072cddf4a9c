/** 发文字号: code word of the organ, year and serial (GB/T 9704—2012 clause 7.2.5; rules.md section 3). */
export type DocumentNumber = { readonly code: string; readonly year: number; readonly serial: number };

const OPEN = "[〔\\[［（(【﹝]";
const CLOSE = "[〕\\]］）)】﹞]";
const CODE = "[\\u4e00-\\u9fff](?:\\s?[\\u4e00-\\u9fff]){0,13}";
const WHOLE = new RegExp(
  `^[（(]?(${CODE})\\s*${OPEN}\\s*((?:19|20)\\d{2})\\s*${CLOSE}\\s*第?\\s*0*([1-9]\\d{0,4})\\s*号[）)]?$`,
  "u",
);
/** Without brackets or 号, as people type it: `府办发 2023 15`, `府办发2023-15`. */
const TYPED = /^([\u4e00-\u9fff]{1,14}?)\s*((?:19|20)\d{2})\s*年?\s*[-—第,，\s]?\s*0*([1-9]\d{0,4})\s*号?$/u;

function toNumber(match: RegExpExecArray | null): DocumentNumber | null {
  const [, code, year, serial] = match ?? [];
  return code && year && serial
    ? { code: code.replace(/\s+/gu, ""), year: Number(year), serial: Number(serial) }
    : null;
}

/**
 * Reads a text that is a document number and nothing else, in any bracket, with any spaces, with or without 第.
 * Gives null for anything else.
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  return toNumber(WHOLE.exec(halfWidthDigits(text.normalize("NFC").trim())));
}

function halfWidthDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** Like `parseDocumentNumber`, and also takes what people type into a search box: `府办发 2023 15`. */
export function parseTypedDocumentNumber(text: string): DocumentNumber | null {
  const trimmed = text.normalize("NFKC").trim();
  return (
    parseDocumentNumber(trimmed.endsWith("号") ? trimmed : `${trimmed}号`) ?? toNumber(TYPED.exec(trimmed))
  );
}

/** The normal form: `府办发〔2023〕15号` (rules.md N-01, N-02). */
export function formatDocumentNumber({ code, year, serial }: DocumentNumber): string {
  return `${code}〔${year}〕${serial}号`;
}
