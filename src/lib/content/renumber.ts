import { chineseNumber, type Numbering, parseNumbering } from "./numbering";
import type { Block, Content, Inline } from "./schema";

/**
 * Numbers headings and items anew. Each keeps its form (`一、` `（一）` `第一条　` …) and its spacing; only the numeral
 * changes. A series continues until something that stands above it is numbered; articles run through chapters.
 */

/** `block`: index of the block; `from`, `to`: its number with mark and spacing, before and after. */
export type NumberChange = { readonly block: number; readonly from: string; readonly to: string };
/** A place that speaks of a number that moved: `第三条` in the text of `block` may now mean `to`. */
export type NumberWarning = NumberChange;

type Unit = {
  readonly block: number;
  readonly prefix: string;
  /** The kind of number; decimals of each depth are a kind of their own. */
  readonly series: string;
  readonly values: readonly number[];
  /** A heading's level; null for an item. */
  readonly level: number | null;
};
type Frame = {
  readonly series: string;
  readonly isHeading: boolean;
  readonly level: number | null;
  count: number;
  /** The number as it is now, for the decimals below it. */
  path: readonly number[];
  /** What stood before the last value in the text as it was: decimals without a parent start anew where it changes. */
  oldParent: string;
  /** Whether unnumbered text stood since. */
  isInterrupted: boolean;
};

/** The content with its numbers in order, what changed, and references that may no longer be true. */
export function renumber(content: Content): {
  content: Content;
  changes: NumberChange[];
  warnings: NumberWarning[];
} {
  const changes: NumberChange[] = [];
  const moved = new Map<string, number>();
  const stack: Frame[] = [];
  const hasSpacedArticles = content.content.some((block) => /^第[^条]{1,6}条\s/u.test(leadOf(block)));
  let articles = 0;
  const blocks = content.content.map((block, index) => {
    const unit = readUnit(block, index, hasSpacedArticles);
    if (!unit) {
      interrupt(stack, block);
      return block;
    }
    const frame = place(stack, unit);
    frame.count = unit.series === "article" ? ++articles : frame.count + 1;
    frame.path = [...parentPath(stack, frame, unit), frame.count];
    const to = withValues(unit.prefix, unit.values, frame.path);
    if (to === unit.prefix) return block;
    changes.push({ block: index, from: unit.prefix, to });
    if (unit.series === "article" || unit.series === "chapter") {
      moved.set(`${unit.values[0]}${unit.series === "article" ? "条" : "章"}`, frame.count);
    }
    return withPrefix(block, unit.prefix, to);
  });
  return { content: { type: "doc", content: blocks }, changes, warnings: references(content, moved) };
}

function leadOf(block: Block): string {
  if (block.type === "heading") return `${block.attrs.number ?? ""}${leadingText(block.content)}`;
  return block.type === "paragraph" ? leadingText(block.content) : "";
}

/** Text up to the first node that is none. */
function leadingText(inlines: readonly Inline[] = []): string {
  let text = "";
  for (const node of inlines) {
    if (node.type !== "text") break;
    text += node.text;
    if (text.length > 100) break;
  }
  return text;
}

function readUnit(block: Block, index: number, hasSpacedArticles: boolean): Unit | null {
  if (block.type === "heading") {
    const { number, level } = block.attrs;
    if (number === null) return null;
    const spaced = /^(\d{1,3})[ \u3000]+$/u.exec(number);
    if (spaced)
      return { block: index, prefix: number, series: "decimal-1", values: [Number(spaced[1])], level };
    const found = parseNumbering(`${number}文`);
    return found?.prefix === number ? unitOf(found, index, level) : null;
  }
  if (block.type !== "paragraph" || block.attrs.align !== null) return null;
  const found = parseNumbering(leadingText(block.content));
  if (!found) return null;
  const first = block.content?.[0];
  const runIn = first?.type === "text" ? first.marks?.find((mark) => mark.type === "runIn") : undefined;
  const level = runIn?.type === "runIn" ? runIn.attrs.level : null;
  // 第三条规定的…… opens a sentence; an article's number has a space after it, if any has.
  const isSentence =
    /^第/u.test(found.prefix) && level === null && hasSpacedArticles && !/\s$/u.test(found.prefix);
  return isSentence ? null : unitOf(found, index, level);
}

function unitOf({ kind, prefix, values }: Numbering, block: number, level: number | null): Unit {
  return { block, prefix, series: kind === "decimal" ? `decimal-${values.length}` : kind, values, level };
}

/** The series that a number belongs to, on top of the stack afterwards. */
function place(stack: Frame[], unit: Unit): Frame {
  const isHeading = unit.level !== null;
  const last = (fits: (frame: Frame) => boolean) =>
    stack.findLastIndex((frame) => frame.series === unit.series && fits(frame));
  // A heading belongs to the series of its level, or else of any heading, or else of items.
  const sameLevel = isHeading ? last((frame) => frame.level === unit.level) : -1;
  const heading = isHeading ? last((frame) => frame.isHeading) : -1;
  const at = [sameLevel, heading, last(() => true)].find((index) => index !== -1) ?? -1;
  const frame = stack[at];
  if (!frame) return open(stack, unit);
  // （一） right below the heading （一）, or as a heading of another level, begins a series of its own.
  const isOther = isHeading ? sameLevel === -1 : frame.isHeading;
  if (isOther && isFirst(unit)) return open(stack, unit);
  stack.length = at + 1;
  if (!isHeading && isFirst(unit) && frame.isInterrupted) frame.count = 0;
  const parent = parentOf(unit);
  if (parent !== frame.oldParent && decimalParent(stack, frame, unit) === undefined) frame.count = 0;
  frame.oldParent = parent;
  frame.isInterrupted = false;
  return frame;
}

function open(stack: Frame[], unit: Unit): Frame {
  const frame: Frame = {
    series: unit.series,
    isHeading: unit.level !== null,
    level: unit.level,
    count: 0,
    path: [],
    oldParent: parentOf(unit),
    isInterrupted: false,
  };
  stack.push(frame);
  return frame;
}

const isFirst = (unit: Unit) => unit.values.length === 1 && unit.values[0] === 1;
const parentOf = (unit: Unit) => unit.values.slice(0, -1).join(".");

/** Unnumbered text interrupts items; an unnumbered heading ends every series that stands below it. */
function interrupt(stack: Frame[], block: Block): void {
  if (block.type === "heading") {
    const { level } = block.attrs;
    const end = stack.findIndex((frame) => frame.level === null || frame.level > level);
    if (end !== -1) stack.length = end;
  }
  for (const frame of stack) frame.isInterrupted = true;
}

/** The numbered thing that a decimal counts below: 2 or 2. above 2.1, 2.1 above 2.1.1. */
function decimalParent(stack: readonly Frame[], frame: Frame, unit: Unit): Frame | undefined {
  const depth = unit.values.length - 1;
  const fits = ({ series }: Frame) => series === `decimal-${depth}` || (depth === 1 && series === "arabic");
  return stack.slice(0, stack.indexOf(frame)).findLast(fits);
}

function parentPath(stack: readonly Frame[], frame: Frame, unit: Unit): readonly number[] {
  if (unit.values.length === 1) return [];
  return decimalParent(stack, frame, unit)?.path ?? unit.values.slice(0, -1);
}

const NUMERAL = /[一二三四五六七八九十百零〇]+|\d+(?:[.．]\d+)*|[①-⑳]/u;

/** The prefix with its numeral changed to `next`; as it was where the values are right or the form ends before. */
function withValues(prefix: string, values: readonly number[], next: readonly number[]): string {
  if (values.length === next.length && values.every((value, index) => value === next[index])) return prefix;
  return prefix.replace(NUMERAL, (numeral) => {
    const last = next.at(-1) ?? 1;
    if (/^\d/u.test(numeral)) {
      const separators = numeral.match(/[.．]/gu) ?? [];
      return next.map((value, index) => `${value}${separators[index] ?? ""}`).join("");
    }
    if (/^[①-⑳]/u.test(numeral)) return last <= 20 ? String.fromCodePoint(0x2460 + last - 1) : numeral;
    return toChinese(last);
  });
}

/** A number from 1 to 999 in Chinese numerals: 11 is 十一, 110 is 一百一十. */
export function toChinese(value: number): string {
  const digits = "零一二三四五六七八九";
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let text = hundreds > 0 ? `${digits[hundreds]}百` : "";
  if (tens > 0) text += hundreds === 0 && tens === 1 ? "十" : `${digits[tens]}十`;
  else if (hundreds > 0 && ones > 0) text += "零";
  return ones > 0 ? `${text}${digits[ones]}` : text;
}

function withPrefix(block: Block, from: string, to: string): Block {
  if (block.type === "heading") return { ...block, attrs: { ...block.attrs, number: to } };
  if (block.type !== "paragraph") return block;
  // Where marks cut the number in pieces, the later ones keep their length and the first takes the rest.
  let left = from.length;
  const content = (block.content ?? []).flatMap((node, index): Inline[] => {
    if (node.type !== "text" || left === 0) return [node];
    const start = index === 0 ? 0 : Math.max(0, to.length - left);
    const cut = Math.min(left, node.text.length);
    left -= cut;
    const text = to.slice(start, Math.max(0, to.length - left)) + node.text.slice(cut);
    return text === "" ? [] : [{ ...node, text }];
  });
  return { ...block, content };
}

/** 第三条 in running text, unless it is another text's: 《办法》第三条. */
function references(content: Content, moved: ReadonlyMap<string, number>): NumberWarning[] {
  if (moved.size === 0) return [];
  return content.content.flatMap((block, index) => {
    const inlines = block.type === "paragraph" || block.type === "heading" ? (block.content ?? []) : [];
    const text = inlines.map((node) => (node.type === "text" ? node.text : "")).join("");
    const own = block.type === "paragraph" ? (parseNumbering(text)?.prefix.length ?? 0) : 0;
    return [...text.matchAll(/(》)?第([一二三四五六七八九十百零〇]{1,6}|\d{1,3})(条|章)/gu)].flatMap(
      (match) => {
        const numeral = match[2] ?? "";
        const value = /^\d/u.test(numeral) ? Number(numeral) : chineseNumber(numeral);
        const next = moved.get(`${value}${match[3]}`);
        if (match[1] || next === undefined || match.index < own) return [];
        const to = `第${/^\d/u.test(numeral) ? next : toChinese(next)}${match[3]}`;
        return [{ block: index, from: match[0], to }];
      },
    );
  });
}
