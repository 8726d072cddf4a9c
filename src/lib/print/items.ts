import type { Block, Table, TableCell } from "../content/schema";
import type { PlacedText } from "./glyphs";
import { cleanText, plainText, type Run, splitText, toRuns } from "./runs";
import type { PrintDocument, PrintPart } from "./schema";

/** What stands one after another in a printed document, as the templates read it. */
export type Item =
  | { k: "p"; align: "left" | "center" | "right" | null; runs: Run[]; keep?: 1 }
  | { k: "h"; level: number; tag: number; centred: boolean; runs: Run[] }
  | { k: "t"; table: Table }
  | { k: "lines"; lines: Run[][] }
  | { k: "f"; file: string | null; alt: string; caption: string | null }
  | { k: "part"; label: string | null; title: string | null }
  | { k: "to"; text: string }
  | { k: "sign"; names: string[]; date: string | null }
  | { k: "note"; text: string }
  | { k: "consult"; unit: string | null; phone: string | null; url: string | null };

/** Longest paragraph, in characters, that is kept on one column with the signature under it. */
const KEPT_WITH_SIGNATURE = 200;
const CHAPTER = /^第.{1,6}[编章]/u;

/** The items of a document after its title and number, in printed order. */
export function toItems(document: PrintDocument): Item[] {
  const items: Item[] = [];
  if (document.addressee) items.push({ k: "to", text: closeAddressee(cleanText(document.addressee)) });
  // The signature closes the first part; what it issues and the annexes follow.
  document.parts.forEach((part, index) => {
    if (part.type !== "body") items.push(toPartTitle(part));
    items.push(...toBlockItems(part));
    if (index === 0) items.push(...toClosing(document, items));
  });
  if (document.consultUnit || document.consultPhone || document.url) {
    items.push({ k: "consult", unit: document.consultUnit, phone: document.consultPhone, url: document.url });
  }
  return items;
}

/** The addressee ends with a full-width colon (GB/T 9704—2012 clause 7.3.2). */
function closeAddressee(text: string): string {
  return `${text.replace(/[:：]\s*$/u, "")}：`;
}

function toPartTitle(part: PrintPart): Item {
  return {
    k: "part",
    label: part.label && cleanText(part.label),
    title: part.title && cleanText(part.title),
  };
}

function toClosing(document: PrintDocument, before: readonly Item[]): Item[] {
  const closing: Item[] = [];
  const signed = document.signatories.length > 0 || document.writtenOnText !== null;
  if (signed) {
    const last = before.at(-1);
    if (last?.k === "p" && lengthOf(last.runs) <= KEPT_WITH_SIGNATURE) last.keep = 1;
    closing.push({ k: "sign", names: document.signatories.map(cleanText), date: document.writtenOnText });
  }
  if (document.publicity) closing.push({ k: "note", text: cleanText(document.publicity) });
  return closing;
}

function toBlockItems(part: PrintPart): Item[] {
  // Tagged levels: 1 section, 2 document, 3 issued text or annex, then the headings, none skipped.
  const base = part.type === "body" ? 2 : 3;
  let depth = 0;
  const open: number[] = [];
  return part.content.content.map((block): Item => {
    if (block.type !== "heading") return toItem(block);
    while ((open.at(-1) ?? 0) >= block.attrs.level) open.pop();
    open.push(block.attrs.level);
    depth = open.length;
    const number = block.attrs.number ? cleanText(block.attrs.number) : "";
    return {
      k: "h",
      level: block.attrs.level,
      tag: Math.min(6, base + depth),
      centred: CHAPTER.test(number),
      runs: [...splitText(number), ...toRuns(block.content)],
    };
  });
}

function toItem(block: Exclude<Block, { type: "heading" }>): Item {
  if (block.type === "paragraph") return { k: "p", align: block.attrs.align, runs: toRuns(block.content) };
  if (block.type === "table") return { k: "t", table: block };
  if (block.type === "figure")
    return {
      k: "f",
      file: block.attrs.file,
      alt: cleanText(block.attrs.alt),
      caption: block.attrs.caption && cleanText(block.attrs.caption),
    };
  return { k: "lines", lines: block.content.map((line) => toRuns(line.content)) };
}

/** Characters of some runs. */
export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce<number>((sum, run) => {
    if (typeof run === "string") return sum + run.length;
    return sum + ("t" in run ? run.t.length : "note" in run ? lengthOf(run.note) : 0);
  }, 0);
}

/** Each text of a document with the place where it stands, for the check of glyphs. */
export function* textsOf(document: PrintDocument): Generator<PlacedText> {
  const inside = `《${document.title}》`;
  const fields = {
    标题: [document.title],
    发文字号: [document.number],
    主送机关: [document.addressee],
    落款: document.signatories,
    成文日期: [document.writtenOnText],
    附注: [document.publicity],
    咨询信息: [document.consultUnit, document.consultPhone],
  };
  const documentId = document.id;
  for (const [name, values] of Object.entries(fields)) {
    for (const value of values)
      if (value) yield { text: cleanText(value), where: `${inside}${name}`, documentId };
  }
  for (const part of document.parts) {
    const name = part.label ?? part.title ?? "正文";
    const where = `${inside}${name}`;
    for (const text of [part.label, part.title]) if (text) yield { text: cleanText(text), where, documentId };
    for (const block of part.content.content) {
      for (const text of textsOfBlock(block)) yield { text, where, documentId };
    }
  }
}

function* textsOfBlock(block: Block): Generator<string> {
  if (block.type === "figure") {
    yield block.attrs.alt;
    yield block.attrs.caption ?? "";
  } else if (block.type === "table") {
    yield* [block.attrs.caption ?? "", block.attrs.unit ?? "", ...block.attrs.notes];
    for (const row of block.content) for (const cell of row.content) yield* textsOfCell(cell);
  } else if (block.type === "unrecoveredTable") {
    for (const line of block.content) yield* textsOfInlines(line.content);
  } else {
    if (block.type === "heading") yield block.attrs.number ?? "";
    yield* textsOfInlines(block.content);
  }
}

function* textsOfCell(cell: TableCell): Generator<string> {
  for (const paragraph of cell.content) yield* textsOfInlines(paragraph.content);
}

function* textsOfInlines(content: Parameters<typeof plainText>[0]): Generator<string> {
  yield plainText(content);
  for (const node of content ?? []) {
    if (node.type === "footnote") for (const text of node.content) yield cleanText(text.text);
  }
}
