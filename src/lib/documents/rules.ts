import { formatDocumentNumber, parseDocumentNumber } from "../content/document-number";
import type { Kind } from "../content/kind";
import { contentToLines, linesToContent } from "../content/line-form";
import { contentToText } from "../content/to-text";
import { AppError } from "../core/errors";
import { sha256 } from "../core/files";
import { pinyinSlug } from "../gazettes/rules";
import type { DocumentFields, DocumentForm, DocumentPart, DocumentState } from "./schema";

/** All that differs between kinds. Every property explicit; there is no `kind ===` anywhere else. */
type KindRule = {
  readonly label: string;
  /** What an editor is told to expect in such a document. */
  readonly hint: string;
  /** Headings that a new document of the kind begins with. */
  readonly template: readonly string[];
};

export const KIND_RULES: Readonly<Record<Kind, KindRule>> = {
  notice: { label: "通知公告", hint: "安排或告知事项，可附名单", template: [] },
  plan: {
    label: "方案计划",
    hint: "目标、任务、责任单位、完成时限",
    template: ["一、总体要求", "二、主要任务", "三、保障措施"],
  },
  "emergency-plan": {
    label: "应急预案",
    hint: "总则、组织体系、监测预警、应急响应、后期处置、保障、附则",
    template: ["1 总则", "2 组织体系", "3 监测预警", "4 应急响应", "5 后期处置", "6 应急保障", "7 附则"],
  },
  "responsibility-list": { label: "职责清单", hint: "任务、牵头单位、配合单位、时限的表", template: [] },
  personnel: { label: "人事任免", hint: "任命、免去，一人一行", template: [] },
  approval: { label: "批复函件", hint: "答复请示或来函", template: [] },
  decision: { label: "决定", hint: "决定事项，可附名单", template: [] },
  rules: {
    label: "办法规定",
    hint: "章、条、款，施行日期与有效期",
    template: ["第一章　总则", "第二章　附则"],
  },
  other: { label: "其他", hint: "意见、措施、通报等", template: [] },
};

/** 状态: the one table of what may follow what (docs/GLOSSARY.md). */
export const DOCUMENT_TRANSITIONS: Readonly<Record<DocumentState, readonly DocumentState[]>> = {
  draft: ["submitted", "published"],
  submitted: ["approved", "draft"],
  approved: ["published", "draft"],
  published: ["withdrawn"],
  withdrawn: [],
};

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

/** SHA-256 over all the text of a revision: fields and parts, without page marks. Proofs and versions are tied to it. */
export function textHashOf(fields: DocumentFields, parts: readonly DocumentPart[]): string {
  const lines = parts.map((part) => [part.type, part.label, part.title, contentToText(part.content)]);
  const { issuers, signatories, ...single } = fields;
  const named = Object.entries(single).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([named, issuers, signatories, lines]));
}

/** The fields that a form states; the number in normal form follows from the printed one. */
export function fieldsFromForm(form: DocumentForm): DocumentFields {
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

/** What the form of a document holds, as text. */
export type DocumentFormValues = ReturnType<typeof documentToForm>;

/** What a form shows of a document, with a blank row at the end for a further part. */
export function documentToForm(fields: DocumentFields, parts: readonly DocumentPart[]) {
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
    partOrigin: [...parts.map((_, index) => String(index)), ""],
    partType: [...parts.map((part): string => part.type), "annex"],
    partLabel: [...parts.map((part) => asText(part.label)), ""],
    partTitle: [...parts.map((part) => asText(part.title)), ""],
    partParent: [...parts.map((part) => (part.parent === null ? "" : String(part.parent))), ""],
    partText: [...parts.map((part) => contentToLines(part.content)), ""],
  };
}

/** A new document of a kind: its fields empty, its body the headings that such a document begins with. */
export function newDocumentForm(kind: Kind): DocumentFormValues {
  const fields: DocumentFields = {
    title: "",
    numberText: null,
    number: null,
    genre: "通知",
    kind,
    issuers: [],
    signatories: [],
    addressee: null,
    writtenOn: null,
    writtenOnText: null,
    publicity: "此件公开发布",
    consultUnit: null,
    consultPhone: null,
  };
  const { content } = linesToContent({
    text: KIND_RULES[kind].template.map((line) => `# ${line}`).join("\n"),
    original: { type: "doc", content: [] },
  });
  return documentToForm(fields, [{ type: "body", label: null, title: null, parent: null, content }]);
}

/**
 * The parts that a form states. Rows that are removed or wholly empty fall away; `original` gives back what their
 * lines only name. Throws `AppError("invalid")` with the row and line at fault.
 */
export function partsFromForm(form: DocumentForm, original: readonly DocumentPart[]): DocumentPart[] {
  const fields: Record<string, string> = {};
  const rows = form.partType.map((type, row) => {
    const text = form.partText[row] ?? "";
    const origin = form.partOrigin[row] ? original[Number(form.partOrigin[row])] : undefined;
    const content = origin?.content ?? { type: "doc" as const, content: [] };
    const read = linesToContent({ text, original: content });
    const [problem] = read.problems;
    if (problem) fields[`partText.${row}`] = `第 ${problem.line} 行：${problem.message}`;
    const label = form.partLabel[row]?.trim() || null;
    const title = form.partTitle[row]?.trim() || null;
    const isEmpty = row > 0 && text.trim() === "" && label === null && title === null;
    return { row, type, label, title, content: read.content, isEmpty };
  });
  const kept = rows.filter(({ row, isEmpty }) => !isEmpty && !form.partRemove.includes(String(row)));
  if (kept[0]?.type !== "body") fields["partType.0"] = "第一部分须为正文";
  const parts = kept.map(({ row, isEmpty: _empty, ...part }, index) => {
    const wanted = form.partParent[row];
    const found = wanted ? kept.findIndex((other) => other.row === Number(wanted)) : -1;
    if (found >= index) fields[`partParent.${row}`] = "所属的部分须在它之前";
    return { ...part, parent: index === 0 ? null : Math.max(found, 0) };
  });
  if (Object.keys(fields).length > 0) throw new AppError("invalid", "请检查标出的内容", { fields });
  return parts;
}

/** `2026-09-05` as it is printed: `2026年9月5日` (rules.md D-01). */
function printedDate(isoDate: string): string {
  const [year, month, day] = isoDate.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
