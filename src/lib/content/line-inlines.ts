import type { Inline, Mark, TextNode } from "./schema";

/**
 * Inline text in a plain text area: `**bold**`, `^{sup}`, `_{sub}`, `[text](https://…)`, `⟦12⟧` where printed page 12
 * begins, `⟨注：…⟩` for a footnote, and `\` before a character that is meant as it is.
 */

const SPECIAL = /[\\*^_{}[\]⟦⟧⟨⟩‖¦]/gu;
const PAGE_MARK = /⟦([0-9ivxlc]{1,8})⟧/uy;
const LINK_END = /\]\(((?:https?:\/\/|mailto:|tel:)[^\s"'<>()]{1,1900})\)/uy;
const FOOTNOTE_OPEN = "⟨注：";

/** Writes inline nodes. `escapes`: which of the characters that mean something are given a `\`. */
export function inlinesToLine(inlines: readonly Inline[], escapes: "few" | "all"): string {
  return inlines
    .map((node) => {
      switch (node.type) {
        case "text":
          return (node.marks ?? []).reduceRight(wrapMark, escapeText(node.text, escapes));
        case "pageMark":
          return `⟦${node.attrs.page}⟧`;
        case "footnote":
          return `${FOOTNOTE_OPEN}${inlinesToLine(node.content, escapes)}⟩`;
        default:
          return node satisfies never;
      }
    })
    .join("");
}

/** Reads inline nodes; signs that open nothing or are never closed are text. Takes time linear in the line. */
export function lineToInlines(line: string): Inline[] {
  const frames: Frame[] = [{ opened: "", kind: "line", nodes: [] }];
  for (let at = 0; at < line.length; ) at += readSign(line, at, frames);
  while (frames.length > 1) {
    const open = frames.pop();
    if (open) addNodes(frames, [{ type: "text", text: open.opened }, ...open.nodes]);
  }
  return frames[0]?.nodes ?? [];
}

/** The same inline nodes with neighbours of equal marks joined. */
export function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of inlines) addNode(joined, node);
  return joined;
}

type Kind = "line" | "bold" | "superscript" | "subscript" | "link" | "footnote";
type Frame = { readonly opened: string; readonly kind: Kind; readonly nodes: Inline[] };
const OPENERS: readonly (readonly [string, Kind])[] = [
  ["**", "bold"],
  ["^{", "superscript"],
  ["_{", "subscript"],
  ["[", "link"],
  [FOOTNOTE_OPEN, "footnote"],
];

/** Reads one sign or character at `at` and gives how many characters it took. */
function readSign(line: string, at: number, frames: Frame[]): number {
  const top = frames.at(-1)?.kind;
  const character = line[at] ?? "";
  if (character === "\\" && at + 1 < line.length) {
    const escaped = String.fromCodePoint(line.codePointAt(at + 1) ?? 0);
    addText(frames, escaped);
    return 1 + escaped.length;
  }
  const page = matchAt(PAGE_MARK, line, at);
  if (page) {
    addNodes(frames, [{ type: "pageMark", attrs: { page: page[1] ?? "" } }]);
    return page[0].length;
  }
  if (top === "bold" && line.startsWith("**", at)) return close(frames, { type: "bold" }, 2);
  if (top === "superscript" && character === "}") return close(frames, { type: "superscript" }, 1);
  if (top === "subscript" && character === "}") return close(frames, { type: "subscript" }, 1);
  if (top === "footnote" && character === "⟩" && closeFootnote(frames)) return 1;
  const link = top === "link" ? matchAt(LINK_END, line, at) : null;
  if (link) return close(frames, { type: "link", attrs: { href: link[1] ?? "" } }, link[0].length);
  for (const [sign, kind] of OPENERS) {
    if (!line.startsWith(sign, at) || frames.some((frame) => frame.kind === kind)) continue;
    frames.push({ opened: sign, kind, nodes: [] });
    return sign.length;
  }
  addText(frames, character);
  return 1;
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

function close(frames: Frame[], mark: Mark, length: number): number {
  const nodes = frames.pop()?.nodes ?? [];
  addNodes(
    frames,
    nodes.map((node) => (node.type === "text" ? withMarks(node.text, [mark, ...(node.marks ?? [])]) : node)),
  );
  return length;
}

function closeFootnote(frames: Frame[]): boolean {
  const nodes = frames.at(-1)?.nodes ?? [];
  const content = nodes.filter((node) => node.type === "text");
  if (content.length === 0 || content.length < nodes.length) return false;
  frames.pop();
  addNodes(frames, [{ type: "footnote", content }]);
  return true;
}

function addText(frames: Frame[], text: string): void {
  addNode(frames.at(-1)?.nodes ?? [], { type: "text", text });
}

function addNodes(frames: Frame[], nodes: readonly Inline[]): void {
  const top = frames.at(-1)?.nodes ?? [];
  for (const node of nodes) addNode(top, node);
}

function addNode(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type === "text" && last?.type === "text" && sameMarks(node, last)) {
    nodes[nodes.length - 1] = withMarks(last.text + node.text, last.marks ?? []);
  } else nodes.push(node.type === "text" ? withMarks(node.text, node.marks ?? []) : node);
}

function withMarks(text: string, marks: readonly Mark[]): TextNode {
  return marks.length > 0 ? { type: "text", text, marks: [...marks] } : { type: "text", text };
}

function sameMarks(a: TextNode, b: TextNode): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}

function escapeText(text: string, escapes: "few" | "all"): string {
  return text.replace(escapes === "all" ? SPECIAL : /\\/gu, (sign) => `\\${sign}`);
}

function wrapMark(line: string, mark: Mark): string {
  switch (mark.type) {
    case "bold":
      return `**${line}**`;
    case "superscript":
      return `^{${line}}`;
    case "subscript":
      return `_{${line}}`;
    case "link":
      return `[${line}](${mark.attrs.href})`;
    case "runIn":
      // Written by the line as a whole; inside a line it has no sign, so that the block is kept as it is.
      return line;
  }
}
