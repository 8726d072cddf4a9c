import { type HtmlElement, styleOf } from "./html-tree";
import { headingNumber, recogniseHeading } from "./plain-lines";
import type { Block, HeadingLevel, Inline, Mark, Paragraph } from "./schema";

/** What a line of a pasted page is on the schema. */

type Align = Paragraph["attrs"]["align"];
export type Line = { readonly level: HeadingLevel | null; readonly align: Align };

const HREF = /^(?:https?:\/\/|mailto:|tel:)[^\s"'<>]+$/u;
const EDGE = /^[\s\u00A0\uFEFF]+|[\s\u00A0\uFEFF]+$/gu;

/** The kind of line that an element makes of its text. */
export function lineOf(node: HtmlElement, outer: Line): Line {
  const { align: attribute = "", class: name = "", style = "" } = node.attrs;
  const said =
    styleOf(node, "text-align") || attribute.toLowerCase() || (node.tag === "center" ? "center" : "");
  const align: Align =
    said === "center" || said === "right" ? said : said === "" ? outer.align : baseAlign(outer);
  const outline =
    /^h([1-6])$/u.exec(node.tag)?.[1] ??
    /\bMsoHeading(\d)\b/u.exec(name)?.[1] ??
    /mso-outline-level:\s*([1-6])\b/u.exec(style)?.[1];
  const levels: readonly HeadingLevel[] = [1, 2, 3, 4];
  return { level: outline ? (levels[Number(outline) - 1] ?? 4) : outer.level, align };
}

/** In a cell text stands flush, elsewhere as body text. */
const baseAlign = (outer: Line): Align => (outer.align === "left" ? "left" : null);

/** The marks of the text in an element. */
export function marksOf(node: HtmlElement, outer: readonly Mark[]): Mark[] {
  const marks = [...outer];
  const add = (mark: Mark) => {
    if (!marks.some((given) => given.type === mark.type)) marks.push(mark);
  };
  const weight = styleOf(node, "font-weight");
  if (/^(?:bold|bolder|[6-9]00)$/u.test(weight) || (/^(?:b|strong)$/u.test(node.tag) && weight === "")) {
    add({ type: "bold" });
  }
  const raised = styleOf(node, "vertical-align");
  if (node.tag === "sup" || raised === "super") add({ type: "superscript" });
  if (node.tag === "sub" || raised === "sub") add({ type: "subscript" });
  const href = node.tag === "a" ? (node.attrs.href ?? "") : "";
  if (HREF.test(href) && href.length <= 2000) add({ type: "link", attrs: { href } });
  return marks.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

const ORDER = ["bold", "superscript", "subscript", "link", "runIn"];

/** Without spaces at its edges; text nodes that were nothing else go. */
export function trimmed(inlines: readonly Inline[]): Inline[] {
  const left = [...inlines];
  for (const at of [0, -1] as const) {
    for (let node = left.at(at); node?.type === "text"; node = left.at(at)) {
      const isEnd = at === -1;
      const text = node.text.replace(EDGE, (space, offset: number) =>
        (offset === 0) === !isEnd ? "" : space,
      );
      if (text.replace(EDGE, "") !== "") {
        left[isEnd ? left.length - 1 : 0] = { ...node, text };
        break;
      }
      if (isEnd) left.pop();
      else left.shift();
    }
  }
  return left;
}

/** A line of a cell. */
export function cellLine(content: Inline[], { align }: Line): Paragraph {
  return { type: "paragraph", attrs: { align: align ?? "left" }, content };
}

/** A line of the page: a heading where it is said to be one, or where its number and its brevity say so. */
export function blockOf(inlines: Inline[], { level, align }: Line): Block {
  const text = inlines.map((node) => (node.type === "text" ? node.text : "")).join("");
  const found = level === null && align === null ? recogniseHeading(text) : null;
  const at = level ?? found?.attrs.level;
  if (!at) return { type: "paragraph", attrs: { align }, content: inlines };
  const bare = inlines.map(withoutBold);
  const number = headingNumber(text);
  return {
    type: "heading",
    attrs: { level: at, number: number === "" ? null : number },
    content: cutStart(bare, number.length),
  };
}

/** A heading is bold by itself. */
function withoutBold(node: Inline): Inline {
  if (node.type !== "text" || !node.marks) return node;
  const { marks, ...rest } = node;
  const left = marks.filter((mark) => mark.type !== "bold");
  return left.length > 0 ? { ...rest, marks: left } : rest;
}

function cutStart(inlines: readonly Inline[], length: number): Inline[] {
  let left = length;
  return inlines.flatMap((node): Inline[] => {
    if (node.type !== "text" || left === 0) return [node];
    const text = node.text.slice(left);
    left = Math.max(0, left - node.text.length);
    return text === "" ? [] : [{ ...node, text }];
  });
}
