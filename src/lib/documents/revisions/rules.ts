import { isDeepStrictEqual } from "node:util";
import { diffArrays } from "diff";
import type { PartType } from "../../content/kind";
import type { Content } from "../../content/schema";
import { blockToLines } from "../../content/to-text";
import { KIND_RULES } from "../kinds/rules";
import type { Attachment, DocumentFields, DocumentPart } from "../schema";

/** What a revision says, as far as it can be compared. */
type Compared = {
  readonly fields: DocumentFields;
  readonly parts: readonly DocumentPart[];
  readonly attachments: readonly Attachment[];
};

/** A stretch of text that both have, or one alone. */
type Piece = { readonly kind: "same" | "added" | "removed"; readonly text: string };
/** Pieces of one line; a line that both have alike is one `same` piece. */
export type DiffLine = readonly Piece[];
type FieldDiff = { readonly label: string; readonly pieces: DiffLine };
export type PartDiff = {
  readonly name: string;
  readonly kind: Piece["kind"];
  readonly lines: readonly DiffLine[];
  /** What differs where the text is the same, in words: 粗体, 对齐, 标题级别 … */
  readonly form: readonly string[];
};
export type RevisionDiff = { readonly fields: readonly FieldDiff[]; readonly parts: readonly PartDiff[] };

const PART_NAMES: Readonly<Record<PartType, string>> = {
  body: "正文",
  instrument: "印发的文本",
  annex: "附件",
};

/** Milliseconds after which what is not compared yet is told to differ as a whole: whatever was pasted, the page answers. */
const LONGEST_MS = 600;
/** Parts the cells of a row where a table is told as lines. */
const CELL = "｜";

/** What a newer revision says otherwise than an older one: only fields and parts that differ. */
export function diffRevisions(older: Compared, newer: Compared): RevisionDiff {
  const until = deadline();
  const before = fieldTexts(older);
  const fields = fieldTexts(newer)
    .map(({ label, text }, index) => ({ label, pieces: diffText(before[index]?.text ?? "", text, until) }))
    .filter(({ pieces }) => isChanged(pieces));
  return { fields, parts: diffParts(older.parts, newer.parts, until) };
}

/** Characters that one side alone has. */
export function countChanges({ fields, parts }: RevisionDiff): { added: number; removed: number } {
  const pieces = [...fields.map((field) => field.pieces), ...parts.flatMap(({ lines }) => lines)].flat();
  const count = (kind: Piece["kind"]) =>
    pieces.reduce((sum, piece) => sum + (piece.kind === kind ? [...piece.text].length : 0), 0);
  return { added: count("added"), removed: count("removed") };
}

/** Two texts by their characters (code points, so that rare ones stay whole), until the deadline. */
export function diffText(before: string, after: string, until = deadline()): DiffLine {
  const [one, other] = [[...before], [...after]];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const middle = diffSequences(
    one.slice(start, one.length - end),
    other.slice(start, other.length - end),
    until,
  );
  return joined([
    { kind: "same", text: one.slice(0, start).join("") },
    ...middle.map(({ kind, items }) => ({ kind, text: items.join("") })),
    { kind: "same", text: one.slice(one.length - end).join("") },
  ]);
}

/** Lines of two texts: those that took another's place are compared by character. */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
  until = deadline(),
): DiffLine[] {
  return paired(diffSequences(before, after, until)).flatMap(({ removed, added, same }): DiffLine[] =>
    same !== null ? [[{ kind: "same", text: same }]] : [diffOne(removed, added, until)],
  );
}

/** Instant, on the clock of `performance`, by which a comparison that begins now must be done. */
function deadline(): number {
  return performance.now() + LONGEST_MS;
}

/** Without empty pieces, and neighbours of one kind as one. */
function joined(pieces: readonly Piece[]): DiffLine {
  const line: Piece[] = [];
  for (const { kind, text } of pieces) {
    if (text === "") continue;
    const last = line.at(-1);
    if (last?.kind === kind) line[line.length - 1] = { kind, text: last.text + text };
    else line.push({ kind, text });
  }
  return line;
}

/** Whether anything in a line stands on one side alone. */
export function isChanged(pieces: DiffLine): boolean {
  return pieces.some(({ kind }) => kind !== "same");
}

function diffParts(
  before: readonly DocumentPart[],
  after: readonly DocumentPart[],
  until: number,
): PartDiff[] {
  const keyOf = (part: DocumentPart) => JSON.stringify([part.type, part.label, part.title]);
  const matched = paired(diffSequences(before.map(keyOf), after.map(keyOf), until));
  let [i, j] = [0, 0];
  return matched.flatMap(({ removed, added, same }): PartDiff[] => {
    const older = same !== null || removed !== null ? before[i++] : undefined;
    const newer = same !== null || added !== null ? after[j++] : undefined;
    const lines = diffLines(linesOf(older), linesOf(newer), until);
    const isTextChanged = lines.some(isChanged);
    const form = !isTextChanged && older && newer ? formChanges(older.content, newer.content) : [];
    if (!isTextChanged && form.length === 0 && older?.parent === newer?.parent) return [];
    const kind = !older ? "added" : newer ? "same" : "removed";
    return [{ name: nameOf(newer ?? older), kind, lines, form }];
  });
}

/** Heading of a part, then its text: a row of a table is a line, its cells apart. */
function linesOf(part: DocumentPart | undefined): string[] {
  if (!part) return [];
  const text = part.content.content.flatMap((block) =>
    blockToLines(block).map((line) => line.replaceAll("\n", "↵").replaceAll("\t", CELL)),
  );
  return [part.label, part.title].filter((line) => line !== null).concat(text);
}

function nameOf(part: DocumentPart | undefined): string {
  if (!part) return "";
  return [part.label ?? PART_NAMES[part.type], part.title].filter(Boolean).join("　");
}

function fieldTexts({ fields, attachments }: Compared): { label: string; text: string }[] {
  const given: [string, string | null][] = [
    ["标题", fields.title],
    ["文号", fields.numberText],
    ["文种", fields.genre],
    ["内容类别", KIND_RULES[fields.kind].label],
    ["发文机关", fields.issuers.join("、")],
    ["落款", fields.signatories.join("、")],
    ["主送", fields.addressee],
    ["成文日期", fields.writtenOn],
    ["成文日期（如印）", fields.writtenOnText],
    ["附注", fields.publicity],
    ["咨询单位", fields.consultUnit],
    ["咨询电话", fields.consultPhone],
    ["附带文件", attachments.map(({ name, sha256 }) => `${name}（${sha256.slice(0, 8)}）`).join("、")],
  ];
  return given.map(([label, text]) => ({ label, text: text ?? "" }));
}

type Run<T> = { readonly kind: Piece["kind"]; readonly items: readonly T[] };

function diffSequences(before: readonly string[], after: readonly string[], until: number): Run<string>[] {
  const timeout = until - performance.now();
  const changes = (timeout > 0 ? diffArrays([...before], [...after], { timeout }) : undefined) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ];
  return changes
    .map(({ value, added, removed }): Run<string> => {
      return { kind: added ? "added" : removed ? "removed" : "same", items: value };
    })
    .filter(({ items }) => items.length > 0);
}

type Pair = { readonly removed: string | null; readonly added: string | null; readonly same: string | null };

/** Removed and added items side by side in their order, where one run follows the other. */
function paired(runs: readonly Run<string>[]): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (!run) continue;
    if (run.kind === "same") {
      pairs.push(...run.items.map((same) => ({ removed: null, added: null, same })));
      continue;
    }
    const following = runs[at + 1];
    const other =
      following && following.kind !== "same" && following.kind !== run.kind ? following.items : [];
    if (other.length > 0) at++;
    const [removed, added] = run.kind === "removed" ? [run.items, other] : [other, run.items];
    for (let n = 0; n < Math.max(removed.length, added.length); n++) {
      pairs.push({ removed: removed[n] ?? null, added: added[n] ?? null, same: null });
    }
  }
  return pairs;
}

/** Rows of as many cells are compared cell by cell, so that nothing seems to move from one into another. */
function diffOne(removed: string | null, added: string | null, until: number): DiffLine {
  if (removed === null) return [{ kind: "added", text: added ?? "" }];
  if (added === null) return [{ kind: "removed", text: removed }];
  const [before, after] = [removed.split(CELL), added.split(CELL)];
  if (before.length !== after.length) return diffText(removed, added, until);
  return joined(
    before.flatMap((cell, index) => [
      ...(index > 0 ? [{ kind: "same" as const, text: CELL }] : []),
      ...diffText(cell, after[index] ?? "", until),
    ]),
  );
}

/** Marks, and what else is kept of a text beside its words, each as the two sides have it. */
const FORMS: Readonly<Record<string, string>> = {
  bold: "粗体",
  superscript: "上标",
  subscript: "下标",
  link: "链接",
  runIn: "段首标题",
  pageMark: "页码标记",
  align: "对齐",
  level: "标题级别",
  span: "合并的单元格",
  header: "表头",
  file: "图片",
};

/** In which respects two contents of the same text differ, in words. */
function formChanges(before: Content, after: Content): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [formsOf(before), formsOf(after)];
  const changed = Object.entries(FORMS).filter(
    ([form]) => !isDeepStrictEqual(one.get(form), other.get(form)),
  );
  return changed.length > 0 ? changed.map(([, words]) => words) : ["分段"];
}

/** Where each form stands, by the characters before it. */
function formsOf(content: Content): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let at = 0;
  const note = (form: string, value: unknown) => {
    const list = found.get(form) ?? [];
    list.push(`${at} ${JSON.stringify(value)}`);
    found.set(form, list);
  };
  const walk = (node: FormNode): void => {
    const { align, level, colspan, rowspan, file } = node.attrs ?? {};
    if (align) note("align", align);
    if (node.type === "heading") note("level", level);
    if (node.type === "pageMark") note("pageMark", node.attrs);
    if (node.type === "tableHeader") note("header", true);
    if (colspan !== undefined && (colspan !== 1 || rowspan !== 1)) note("span", [colspan, rowspan]);
    if (file) note("file", file);
    for (const character of node.text ?? "") {
      for (const { type, attrs } of node.marks ?? []) note(type, attrs ?? true);
      at += character.length;
    }
    for (const child of node.content ?? []) walk(child);
  };
  for (const block of content.content) walk(block as FormNode);
  return found;
}

/** Any node, as far as its form is read. */
type FormNode = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly { readonly type: string; readonly attrs?: unknown }[];
  readonly content?: readonly FormNode[];
};
