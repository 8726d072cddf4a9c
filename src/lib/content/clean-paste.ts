import { elementsOf, type HtmlElement, type HtmlNode, styleOf, textOf } from "./html-tree";
import { itemNumbers, wordNumber } from "./list-numbers";
import { blockOf, cellLine, type Line, lineOf, marksOf, trimmed } from "./paste-lines";
import { pasteTable } from "./paste-tables";
import type { Block, Inline, Mark, Paragraph, TextNode } from "./schema";

/**
 * What Word, WPS or a web page puts on the clipboard, on the content's schema: text, headings, tables, raised and bold
 * type, links and notes stay; everything else is left behind. No character of the text is changed.
 */

/** A picture that came inside the paste and must be uploaded before it can be a figure. */
export type PastedPicture = { readonly type: "picture"; readonly data: string; readonly alt: string };
export type Pasted = {
  readonly blocks: readonly (Block | PastedPicture)[];
  /** Pictures that could not be taken along. */
  readonly dropped: number;
  /** Whether it is only a run of text, to go into the paragraph at the cursor. */
  readonly isInline: boolean;
};

/** Where in the page the walk is. */
type Place = {
  readonly marks: readonly Mark[];
  readonly line: Line;
  readonly isCell: boolean;
  /** Whether spaces and line ends are text. */
  readonly isPre: boolean;
};
type Reader = {
  readonly notes: ReadonlyMap<string, HtmlElement>;
  readonly blocks: (Block | PastedPicture)[];
  dropped: number;
  hasBlocks: boolean;
  /** The number that an item opens with, until its paragraph ends. */
  number: string;
  /** The paragraph being read. */
  inlines: Inline[];
  line: Line;
  isCell: boolean;
};

const START: Place = { marks: [], line: { level: null, align: null }, isCell: false, isPre: false };
const CELL: Place = { ...START, line: { level: null, align: "left" }, isCell: true };
const names = (list: string) => new Set(list.split(" "));
const SKIPPED = names(
  "head style script meta link title del noscript template svg math iframe object embed video audio canvas input select textarea button hr",
);
const BLOCKS = names(
  "p div section article header footer main aside nav blockquote center pre address dl dt dd figure figcaption form fieldset ul ol li h1 h2 h3 h4 h5 h6 body html",
);
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/u;

/** Reads a parsed page. */
export function cleanPaste(root: HtmlElement): Pasted {
  const reader = startReader(footnotesOf(root));
  walk(reader, root, START);
  flush(reader);
  const { blocks, dropped, hasBlocks } = reader;
  return { blocks, dropped, isInline: !hasBlocks && blocks.length < 2 };
}

function startReader(notes: ReadonlyMap<string, HtmlElement>): Reader {
  return {
    notes,
    blocks: [],
    dropped: 0,
    hasBlocks: false,
    number: "",
    inlines: [],
    line: START.line,
    isCell: false,
  };
}

function walk(reader: Reader, node: HtmlNode, place: Place): void {
  if (typeof node === "string") addText(reader, node, place);
  else if (isSkipped(node)) return;
  else if (node.tag === "br") lineBreak(reader, place);
  else if (node.tag === "img") addPicture(reader, node, place);
  else if (node.tag === "table") addTable(reader, node, place);
  else if (/mso-list:\s*ignore/iu.test(node.attrs.style ?? "")) reader.number = wordNumber(textOf(node));
  else if (/mso-tab-count/u.test(node.attrs.style ?? "")) addText(reader, "\t", { ...place, isPre: true });
  else if (/mso-spacerun/u.test(node.attrs.style ?? "")) {
    addText(reader, textOf(node).replaceAll("\u00A0", " "), { ...place, isPre: true });
  } else if (!addNote(reader, node)) walkElement(reader, node, place);
}

function walkElement(reader: Reader, node: HtmlElement, place: Place): void {
  const { tag } = node;
  const inner: Place = {
    ...place,
    marks: marksOf(node, place.marks),
    isPre: place.isPre || tag === "pre" || styleOf(node, "white-space").startsWith("pre"),
  };
  if (!BLOCKS.has(tag)) {
    walkChildren(reader, node, inner);
    return;
  }
  if (tag !== "html" && tag !== "body") reader.hasBlocks = true;
  flush(reader);
  const within = { ...inner, line: lineOf(node, place.line) };
  if (tag === "ul" || tag === "ol") addList(reader, node, within);
  else walkChildren(reader, node, within);
  flush(reader);
  // An item without text gives its number to none.
  if (tag === "p") reader.number = "";
}

function walkChildren(reader: Reader, node: HtmlElement, place: Place): void {
  for (const child of node.children) walk(reader, child, place);
}

/** Ends the paragraph: its edges lose their spaces, and an empty one is nothing. */
function flush(reader: Reader): void {
  const inlines = trimmed(reader.inlines);
  reader.inlines = [];
  if (inlines.length === 0) return;
  const numbered: Inline[] =
    reader.number === "" ? inlines : [{ type: "text", text: reader.number }, ...inlines];
  reader.number = "";
  reader.blocks.push(
    reader.isCell ? cellLine(joined(numbered), reader.line) : blockOf(joined(numbered), reader.line),
  );
}

function addText(reader: Reader, text: string, place: Place): void {
  const value = place.isPre ? text.replaceAll("\r", "") : text.replace(/[ \t\r\n\f]+/gu, " ");
  value.split(place.isPre ? "\n" : /$^/u).forEach((line, index) => {
    if (index > 0) flush(reader);
    if (line === "") return;
    if (reader.inlines.length === 0) {
      reader.line = place.line;
      reader.isCell = place.isCell;
    }
    const last = reader.inlines.at(-1);
    // The page's line ends between two elements are one space with the space beside them.
    const isDouble = !place.isPre && last?.type === "text" && last.text.endsWith(" ") && line.startsWith(" ");
    const rest = isDouble ? line.slice(1) : line;
    const marks = place.marks.length > 0 ? { marks: [...place.marks] } : {};
    if (rest !== "") reader.inlines.push({ type: "text", text: rest, ...marks });
  });
}

function joined(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const node of inlines) {
    const last = all.at(-1);
    const isSame =
      node.type === "text" &&
      last?.type === "text" &&
      JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []);
    if (isSame) all[all.length - 1] = { ...last, text: last.text + node.text };
    else all.push(node);
  }
  return all;
}

/** A break in a heading is layout, elsewhere it ends a paragraph. */
function lineBreak(reader: Reader, place: Place): void {
  if (place.line.level === null) flush(reader);
}

function addPicture(reader: Reader, image: HtmlElement, place: Place): void {
  const data = image.attrs.src ?? "";
  if (!PICTURE.test(data) || place.isCell) {
    reader.dropped++;
    return;
  }
  flush(reader);
  reader.hasBlocks = true;
  reader.blocks.push({ type: "picture", data, alt: (image.attrs.alt ?? "").slice(0, 2000) });
}

function addList(reader: Reader, list: HtmlElement, place: Place): void {
  const numberOf = itemNumbers(list);
  for (const child of list.children) {
    const isItem = typeof child !== "string" && child.tag === "li";
    if (isItem) {
      flush(reader);
      reader.number = numberOf(child);
    }
    walk(reader, child, place);
    if (isItem) reader.number = "";
  }
}

function addTable(reader: Reader, table: HtmlElement, place: Place): void {
  flush(reader);
  reader.hasBlocks = true;
  const cells = elementsOf(table, ["td", "th"]);
  // A table in a cell, and one that only frames a page, are their text.
  if (place.isCell || cells.length === 1) {
    for (const cell of cells) {
      walkChildren(reader, cell, { ...place, marks: [] });
      flush(reader);
    }
    return;
  }
  const name = elementsOf(table, ["caption"]).map(textOf).join("").replace(/\s+/gu, " ").trim();
  const made = pasteTable(table, name === "" ? null : name.slice(0, 500), (cell) => readCell(reader, cell));
  if (made) reader.blocks.push(made);
}

function readCell(outer: Reader, cell: HtmlElement): Paragraph[] {
  const reader = startReader(outer.notes);
  walkChildren(reader, cell, { ...CELL, line: lineOf(cell, CELL.line) });
  flush(reader);
  outer.dropped += reader.dropped;
  const lines = reader.blocks.filter((block) => block.type === "paragraph");
  return lines.length > 0 ? lines : [{ type: "paragraph", attrs: { align: "left" }, content: [] }];
}

/** Puts Word's note in the place of its call; false where the node calls none. */
function addNote(reader: Reader, node: HtmlElement): boolean {
  const id = node.tag === "a" ? /^#_?((?:ftn|edn)\d+)$/u.exec(node.attrs.href ?? "")?.[1] : undefined;
  const note = id ? reader.notes.get(id) : undefined;
  if (!note) return false;
  const own = startReader(new Map());
  walkChildren(own, note, CELL);
  flush(own);
  const content = own.blocks.flatMap((block) =>
    block.type === "paragraph"
      ? (block.content ?? []).filter((inline): inline is TextNode => inline.type === "text")
      : [],
  );
  if (content.length > 0) reader.inlines.push({ type: "footnote", content });
  return true;
}

/** Word's notes, which stand at the end of what it copies, by their name. */
function footnotesOf(root: HtmlElement): Map<string, HtmlElement> {
  const notes = new Map<string, HtmlElement>();
  const look = (node: HtmlNode) => {
    if (typeof node === "string") return;
    if (node.attrs.id && /^(?:foot|end)note$/u.test(styleOf(node, "mso-element")))
      notes.set(node.attrs.id, node);
    node.children.forEach(look);
  };
  look(root);
  return notes;
}

/** What is no text of the page: hidden, deleted, a comment, the list of notes, a note's own number in it. */
function isSkipped(node: HtmlElement): boolean {
  const { class: name = "", style = "", href = "" } = node.attrs;
  return (
    SKIPPED.has(node.tag) ||
    /\b(?:MsoCommentReference|MsoCommentText|msoDel|msocomanchor|msocomtxt)\b/iu.test(name) ||
    /mso-element:\s*(?:comment|footnote|endnote)|mso-hide:\s*all|display:\s*none/iu.test(style) ||
    /^#_?(?:ftn|edn)ref\d+$/u.test(href) ||
    /^#_msocom_/u.test(href)
  );
}
