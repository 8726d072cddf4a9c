import { inlinesToLine, joinTexts, lineToInlines } from "./line-inlines";
import { type NumberingKind, parseNumbering } from "./numbering";
import type { Block, Content, Heading, HeadingLevel, Inline, Paragraph } from "./schema";

/**
 * A part's text for a plain text area, one paragraph a line, and back without loss.
 *
 * `一、…`, `（一）…`, `第一章 …`, short and without a full stop, is a heading; `#` to `####` makes one of any line, `¦`
 * after its number where the number is not of a usual form. `##（一）原则。‖其余` is a heading that opens its paragraph.
 * `←` `↔` `→` at the start set a line flush, centred, right. `\` at the start keeps a line from being any of these.
 * What a line cannot say (a table, a figure) stands as `[[表格 1]]` and is put back from the original.
 */

type Opaque = "表格" | "未识别表格" | "图" | "段落";
const TOKEN = /^\[\[(表格|未识别表格|图|段落) ?(\d{1,5})(?:[：:].*)?\]\]$/u;
const RECOGNISED: Readonly<Partial<Record<NumberingKind, HeadingLevel>>> = {
  part: 1,
  chapter: 1,
  section: 2,
  chinese: 1,
  "chinese-bracket": 2,
};
/** `1 总则`, `2.3 预警`: numbers that only stand before a space, taken where `#` says that the line is a heading. */
const SPACED_NUMBER = /^\d{1,2}(?:[.．]\d{1,2}){0,3}[.．、]?[ \u3000]+/u;
const MAX_RECOGNISED = 40;
const MAX_NUMBER = 40;
const ALIGNS = { "←": "left", "↔": "center", "→": "right" } as const;
const ALIGN_SIGNS = { left: "← ", center: "↔ ", right: "→ " } as const;

export type LineProblem = { /** 1-based. */ readonly line: number; readonly message: string };

/** The lines of a part. */
export function contentToLines(content: Content): string {
  return linesOf(content).join("\n");
}

/**
 * Reads lines back. `original` is the content that they were made from: lines that did not change give its blocks
 * unchanged, and placeholders are resolved in it. Blank lines are nothing.
 */
export function linesToContent({ text, original }: { text: string; original: Content }): {
  content: Content;
  problems: LineProblem[];
} {
  const lines = linesOf(original);
  const known = new Map(lines.map((line, index) => [line, original.content[index]]));
  const opaque = opaqueBlocks(original);
  const blocks: Block[] = [];
  const problems: LineProblem[] = [];
  text.split("\n").forEach((given, index) => {
    const line = given.trimEnd();
    if (line.trim() === "") return;
    const token = TOKEN.exec(line.trim());
    const block = token
      ? opaque.get(`${token[1]} ${Number(token[2])}`)
      : (known.get(line) ?? readLine(line.trimStart()));
    if (block) blocks.push(block);
    else problems.push({ line: index + 1, message: `原文没有“${token?.[1]} ${token?.[2]}”` });
  });
  return { content: { type: "doc", content: blocks }, problems };
}

/** Tables, figures and whatever else a line cannot say, by the name of their placeholder: `表格 1`. */
export function opaqueBlocks(content: Content): Map<string, Block> {
  const named = new Map<string, Block>();
  walk(content, (block, name) => {
    if (name) named.set(name, block);
  });
  return named;
}

function linesOf(content: Content): string[] {
  const lines: string[] = [];
  walk(content, (block, name, line) => {
    lines.push(name ? `[[${name}${captionOf(block)}]]` : line);
  });
  return lines;
}

/** Visits all blocks with their line or, where none says the same, with the name of their placeholder. */
function walk(content: Content, visit: (block: Block, name: string | null, line: string) => void): void {
  const counts: Record<Opaque, number> = { 表格: 0, 未识别表格: 0, 图: 0, 段落: 0 };
  for (const block of content.content) {
    const line = writeLine(block);
    const kind = opaqueKind(block);
    if (line === null) counts[kind]++;
    visit(block, line === null ? `${kind} ${counts[kind]}` : null, line ?? "");
  }
}

function opaqueKind(block: Block): Opaque {
  switch (block.type) {
    case "table":
      return "表格";
    case "unrecoveredTable":
      return "未识别表格";
    case "figure":
      return "图";
    case "paragraph":
    case "heading":
      return "段落";
  }
}

function captionOf(block: Block): string {
  const caption = block.type === "table" || block.type === "figure" ? block.attrs.caption : null;
  return caption ? `：${caption.replace(/\s+/gu, " ")}` : "";
}

/** The first way of writing a block that reads back as the same block; null where none does. */
function writeLine(block: Block): string | null {
  if (block.type !== "paragraph" && block.type !== "heading") return null;
  const wanted = canonical(block);
  for (const line of candidates(block)) {
    if (/[\n\r\u2028\u2029]/u.test(line) || line.trim() === "" || line !== line.trim()) continue;
    if (!TOKEN.test(line) && canonical(readLine(line)) === wanted) return line;
  }
  return null;
}

function* candidates(block: Paragraph | Heading): Generator<string> {
  for (const escapes of ["few", "all"] as const) {
    if (block.type === "heading") {
      const number = block.attrs.number ?? "";
      const rest = inlinesToLine(block.content ?? [], escapes);
      const marks = "#".repeat(block.attrs.level);
      yield `${number}${rest}`;
      yield `${marks} ${number}${rest}`;
      yield `${marks} ${number}¦${rest}`;
      continue;
    }
    const [lead, ...more] = joinTexts(block.content ?? []);
    const mark = lead?.type === "text" && lead.marks?.length === 1 ? lead.marks[0] : undefined;
    if (lead?.type === "text" && mark?.type === "runIn") {
      const heading = inlinesToLine([{ type: "text", text: lead.text }], escapes);
      yield `${"#".repeat(mark.attrs.level)} ${heading}‖${inlinesToLine(more, escapes)}`;
      continue;
    }
    const { align } = block.attrs;
    const line = inlinesToLine(block.content ?? [], escapes);
    yield align ? `${ALIGN_SIGNS[align]}${line}` : line;
    yield align ? `${ALIGN_SIGNS[align]}\\${line}` : `\\${line}`;
  }
}

function readLine(line: string): Paragraph | Heading {
  const marked = /^(#{1,4}) ?(.+)$/u.exec(line);
  if (marked) return readMarked(levelOf(marked[1] ?? ""), marked[2] ?? "");
  const recognised = recognise(line);
  if (recognised) return recognised;
  const align = ALIGNS[line.charAt(0) as keyof typeof ALIGNS];
  const rest = align ? line.slice(1).replace(/^ /u, "") : line;
  return { type: "paragraph", attrs: { align: align ?? null }, content: lineToInlines(rest) };
}

function readMarked(level: HeadingLevel, rest: string): Paragraph | Heading {
  const split = cutAt(rest, "‖");
  if (split) {
    const lead = lineToInlines(split[0])
      .map((node) => (node.type === "text" ? node.text : ""))
      .join("");
    const runIn: Inline[] = lead
      ? [{ type: "text", text: lead, marks: [{ type: "runIn", attrs: { level } }] }]
      : [];
    return {
      type: "paragraph",
      attrs: { align: null },
      content: [...runIn, ...lineToInlines(split[1])],
    };
  }
  const numbered = cutAt(rest, "¦");
  const number = numbered
    ? numbered[0]
    : (SPACED_NUMBER.exec(rest)?.[0] ?? parseNumbering(rest)?.prefix ?? "");
  const title = numbered ? numbered[1] : rest.slice(number.length);
  return number.length > MAX_NUMBER ? heading(level, "", rest) : heading(level, number, title);
}

function recognise(line: string): Heading | null {
  const found = parseNumbering(line);
  const level = found ? RECOGNISED[found.kind] : undefined;
  if (!found || !level || found.rest === "" || found.rest.length > MAX_RECOGNISED) return null;
  if (/[。；！？]|[，、：:]$/u.test(found.rest)) return null;
  return heading(level, found.prefix, found.rest);
}

function heading(level: HeadingLevel, number: string, title: string): Heading {
  return {
    type: "heading",
    attrs: { level, number: number === "" ? null : number },
    content: lineToInlines(title),
  };
}

function levelOf(marks: string): HeadingLevel {
  const levels: readonly HeadingLevel[] = [1, 2, 3, 4];
  return levels[marks.length - 1] ?? 4;
}

/** Cuts at the first `sign` that no `\` precedes. */
function cutAt(line: string, sign: string): [string, string] | null {
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === sign) return [line.slice(0, at), line.slice(at + 1)];
  }
  return null;
}

/** Equal for blocks that say the same, however their text is cut into nodes. */
function canonical(block: Paragraph | Heading): string {
  return JSON.stringify([
    block.type,
    block.type === "heading" ? [block.attrs.level, block.attrs.number] : block.attrs.align,
    joinTexts(block.content ?? []).map(orderedKeys),
  ]);
}

function orderedKeys(node: Inline): unknown {
  switch (node.type) {
    case "text":
      return ["text", node.text, (node.marks ?? []).map((m) => [m.type, "attrs" in m ? m.attrs : null])];
    case "pageMark":
      return ["pageMark", node.attrs.page];
    case "footnote":
      return ["footnote", joinTexts(node.content).map(orderedKeys)];
  }
}
