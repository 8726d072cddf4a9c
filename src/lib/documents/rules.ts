import { formatDocumentNumber, parseDocumentNumber } from "../content/document-number";
import type { Kind } from "../content/kind";
import { templateToContent } from "../content/plain-lines";
import { genreOfTitle, organsOfTitle } from "../content/title";
import { sha256 } from "../core/files";
import { pinyinSlug } from "../gazettes/rules";
import { KIND_RULES } from "./kinds/rules";
import type { Attachment, DocumentFields, DocumentPart, DocumentState, FieldsForm } from "./schema";

/** The number in normal form where it reads as one, else as it is printed. */
export function normalisedNumber(numberText: string | null): string | null {
  if (numberText === null) return null;
  const parsed = parseDocumentNumber(numberText);
  return parsed ? formatDocumentNumber(parsed) : numberText.trim() || null;
}

/**
 * The addresses that a document would like, best first: pinyin of code word, year and serial
 * (`yunzhengbanfa-2026-10`, then `-2`, `-3` where taken); without a number gazette, date and a serial that counts on.
 */
export function* publicIdCandidates({
  number,
  gazetteSlug,
  writtenOn,
}: {
  number: string | null;
  gazetteSlug: string;
  writtenOn: string | null;
}): Generator<string, never> {
  const parsed = number === null ? null : parseDocumentNumber(number);
  const base = parsed
    ? `${pinyinSlug(parsed.code)}-${parsed.year}-${parsed.serial}`
    : `${gazetteSlug}-${writtenOn ?? "undated"}`;
  if (parsed) yield base;
  for (let serial = parsed ? 2 : 1; ; serial++) yield `${base}-${serial}`;
}

/**
 * SHA-256 over all that a revision says and shows: fields, parts with their tables, links, pictures and type, and files
 * that go with it; page marks alone are no part of it. Approvals, proofs and versions are tied to it.
 */
export function textHashOf({
  fields,
  parts,
  attachments,
}: {
  fields: DocumentFields;
  parts: readonly DocumentPart[];
  attachments: readonly Attachment[];
}): string {
  return sha256(JSON.stringify(canonical([fields, parts, attachments])));
}

/** A value with its keys in one order, without page marks, and an empty list of inlines like an absent one. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return joinTexts(value.filter((item) => !isPageMark(item)).map(canonical));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === "content" && Array.isArray(inner) && inner.every(isPageMark)))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

function isPageMark(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && value.type === "pageMark";
}

type Text = { readonly type: "text"; readonly text: string; readonly marks?: unknown };

/** Neighbouring texts of the same type as one: a page mark between them is gone. */
function joinTexts(items: readonly unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (isText(last) && isText(item) && JSON.stringify(last.marks) === JSON.stringify(item.marks)) {
      joined[joined.length - 1] = { ...last, text: last.text + item.text };
    } else joined.push(item);
  }
  return joined;
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "type" in value && value.type === "text";
}

/** The fields that a form states; the number in normal form follows from the printed one. */
export function fieldsFromForm(form: FieldsForm): DocumentFields {
  const { numberText, writtenOn, writtenOnText } = form;
  return {
    title: form.title,
    numberText,
    number: normalisedNumber(numberText),
    genre: form.genre,
    kind: form.kind,
    issuers: form.issuers,
    signatories: form.signatories,
    addressee: form.addressee,
    writtenOn,
    writtenOnText: writtenOnText ?? (writtenOn && printedDate(writtenOn)),
    publicity: form.publicity,
    consultUnit: form.consultUnit,
    consultPhone: form.consultPhone,
  };
}

/** What the form of a document's fields holds, as text. */
export type FieldValues = ReturnType<typeof fieldsToForm>;

/** The fields of a document as text, for a form. */
export function fieldsToForm(fields: DocumentFields) {
  const asText = (value: string | null) => value ?? "";
  return {
    title: fields.title,
    numberText: asText(fields.numberText),
    genre: fields.genre,
    kind: fields.kind as string,
    issuers: fields.issuers.join("\n"),
    signatories: fields.signatories.join("\n"),
    addressee: asText(fields.addressee),
    writtenOn: asText(fields.writtenOn),
    writtenOnText: asText(fields.writtenOnText),
    publicity: asText(fields.publicity),
    consultUnit: asText(fields.consultUnit),
    consultPhone: asText(fields.consultPhone),
  };
}

/** A new document: genre and issuers as its title says, its body the headings that its kind begins with. */
export function newDocument({ kind, title }: { kind: Kind; title: string }): {
  fields: DocumentFields;
  parts: DocumentPart[];
} {
  const issuers = organsOfTitle(title);
  const fields: DocumentFields = {
    title,
    numberText: null,
    number: null,
    genre: genreOfTitle(title) ?? "",
    kind,
    issuers,
    signatories: issuers,
    addressee: null,
    writtenOn: null,
    writtenOnText: null,
    publicity: "此件公开发布",
    consultUnit: null,
    consultPhone: null,
  };
  const content = templateToContent(KIND_RULES[kind].template);
  return { fields, parts: [{ type: "body", label: null, title: null, parent: null, content }] };
}

/** Why nobody may change what a document says now, whoever they are; null where it is open. */
export function closedReason({
  state,
  isInSignedOffIssue,
}: {
  state: DocumentState;
  isInSignedOffIssue: boolean;
}): string | null {
  if (state === "withdrawn") return "该文件已撤回，不能再改动";
  if (state === "published") return "该文件已公开。要改动，请先开始更正";
  return isInSignedOffIssue ? "所在的一期已签发，要改动请先把该期退回编排" : null;
}

/** `2026-09-05` as it is printed: `2026年9月5日` (rules.md D-01). */
function printedDate(isoDate: string): string {
  const [year, month, day] = isoDate.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
