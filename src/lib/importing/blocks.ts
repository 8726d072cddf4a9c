import { heading, paragraph } from "../content/build";
import { countInk } from "../content/ink";
import type { NumberingKind } from "../content/numbering";
import type { Block, HeadingLevel } from "../content/schema";
import type { Paragraph } from "./paragraphs";
import { toInlines } from "./rich-text";
import type { Rich } from "./source";
import { squash, tidy } from "./spacing";

const LONGEST_HEADING = 50;
const LONGEST_RUN_IN = 30;
const LONGEST_SENTENCE_HEADING = 22;
const ENDS_LIKE_TEXT = /[。；：！？，、…;:,]$/u;

/** What kinds of number a part uses decides how deep each of them stands. */
type Scheme = { decimals: boolean; chapters: boolean; parts: boolean; chinese: boolean };

/** Turns the paragraphs of a part into headings (levels 1 to 4), run-in headings and plain paragraphs. */
export function readBlocks(paragraphs: readonly Paragraph[]): Block[] {
  const has = (kind: NumberingKind) => paragraphs.some((entry) => entry.numbering?.kind === kind);
  const scheme: Scheme = {
    decimals: has("decimal"),
    chapters: has("chapter"),
    parts: has("part"),
    chinese: has("chinese") || has("chapter") || has("chinese-bracket"),
  };
  let top = 0;
  return paragraphs.map((entry, index) => {
    const block = toBlock(entry, { before: paragraphs[index - 1], next: paragraphs[index + 1], scheme, top });
    if (block.type === "heading" && entry.numbering?.kind === "arabic" && scheme.decimals)
      top = entry.numbering.values[0] ?? top;
    return block;
  });
}

function toBlock(
  entry: Paragraph,
  context: { before: Paragraph | undefined; next: Paragraph | undefined; scheme: Scheme; top: number },
): Block {
  const { numbering, rich } = entry;
  if (!numbering) return paragraph(toInlines(tidy(entry.text), rich), entry.align);
  const level = levelOf(entry, context);
  const prefix = numbering.prefix.replace(/\s+/gu, " ").trimStart();
  if (level !== null && isHeading(entry, { ...context, level }))
    return heading(level, prefix, toInlines(squash(numbering.rest), rich, countInk(prefix)));
  const rest = tidy(numbering.rest);
  if (numbering.kind === "article")
    return withRunIn({ level: context.scheme.chapters ? 2 : 1, lead: prefix, rest, rich });
  const sentence = level === null ? -1 : rest.indexOf("。");
  if (
    level !== null &&
    sentence > 0 &&
    sentence <= LONGEST_RUN_IN &&
    sentence < rest.length - 1 &&
    !/[；：]/u.test(rest.slice(0, sentence))
  ) {
    const lead = prefix + rest.slice(0, sentence + 1);
    return withRunIn({ level, lead, rest: rest.slice(sentence + 1), rich });
  }
  return paragraph(toInlines(prefix + rest, rich), entry.align);
}

/** A paragraph that its heading opens. */
function withRunIn(of: { level: HeadingLevel; lead: string; rest: string; rich: readonly Rich[] }): Block {
  const { level, lead, rest, rich } = of;
  const runIn: Rich = { from: 0, to: countInk(lead), mark: { type: "runIn", attrs: { level } } };
  return paragraph(toInlines(lead + rest, [...rich, runIn]));
}

/** How deep a number stands in the scheme of its part; null for a number that only counts items. */
function levelOf(
  entry: Paragraph,
  { scheme, top, next }: { scheme: Scheme; top: number; next: Paragraph | undefined },
): HeadingLevel | null {
  const { numbering } = entry;
  if (!numbering) return null;
  const below = scheme.parts || scheme.chapters ? 1 : 0;
  switch (numbering.kind) {
    case "part":
      return 1;
    case "chapter":
      return scheme.parts ? 2 : 1;
    case "section":
      return scheme.parts ? 3 : 2;
    case "chinese":
      return scheme.chapters ? 3 : below === 1 ? 2 : 1;
    case "chinese-bracket":
      return scheme.chapters ? 4 : below === 1 ? 3 : 2;
    case "decimal":
      return numbering.values.length === 2 ? 2 : numbering.values.length === 3 ? 3 : 4;
    case "arabic":
      if (!scheme.decimals) return scheme.chinese ? 3 : null;
      return opensDecimals(entry, { top, next }) ? 1 : null;
    case "arabic-bracket":
      return scheme.chinese || scheme.decimals ? 4 : null;
    default:
      return null;
  }
}

/** In a text with headings 1, 1.1 …: the next top number, not an item of a list that happens to bear it. */
function opensDecimals(
  entry: Paragraph,
  { top, next }: { top: number; next: Paragraph | undefined },
): boolean {
  const value = entry.numbering?.values[0] ?? 0;
  if (value === top + 1) return true;
  return (
    next?.numbering?.kind === "decimal" &&
    next.numbering.values[0] === value &&
    next.numbering.values[1] === 1
  );
}

function isHeading(
  { numbering }: Paragraph,
  {
    before,
    next,
    level,
  }: { before: Paragraph | undefined; next: Paragraph | undefined; level: HeadingLevel },
): boolean {
  if (!numbering) return false;
  const text = squash(numbering.rest);
  if (text === "" || text.length > LONGEST_HEADING || /[。；]./u.test(text)) return false;
  if (ENDS_LIKE_TEXT.test(text)) return isSentenceHeading(text, { numbering, before, next });
  if (["part", "chapter", "section", "chinese"].includes(numbering.kind)) return true;
  // A list of names or of things is numbered too: a heading has text of its own below it.
  if (level >= 2 && next?.numbering?.kind === numbering.kind && numbering.kind !== "decimal") return false;
  return next !== undefined;
}

/** 一、总体要求。 on a line of its own above text is a heading in spite of its stop, unless its fellows are clauses. */
function isSentenceHeading(
  text: string,
  {
    numbering,
    before,
    next,
  }: {
    numbering: NonNullable<Paragraph["numbering"]>;
    before: Paragraph | undefined;
    next: Paragraph | undefined;
  },
): boolean {
  if (!text.endsWith("。") || text.length > LONGEST_SENTENCE_HEADING || /[，；：]/u.test(text)) return false;
  if (numbering.kind !== "chinese" || !next || next.numbering?.kind === "chinese") return false;
  return before?.numbering?.kind !== "chinese";
}
