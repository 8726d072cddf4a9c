import type { Inline, TextNode } from "../content/schema";

/**
 * A piece of a line as the templates read it: a plain text, or one with marks. Only ever data: Typst shows the
 * strings and never reads them as code.
 */
export type Run =
  | string
  | { t: string; b?: 1; sup?: 1; sub?: 1; run?: number; href?: string }
  | { note: Run[] }
  | Gap;
/** A place where a line may end, and a space as wide as so many characters: neither stretched nor a character. */
type Gap = { brk: 1 } | { em: number };

const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/** Runs of signs without any place to break, longer than a narrow column likes: addresses, long codes. */
const LONG_TOKEN = /[!-~]{17,}/gu;
/** Ideographic spaces set things apart by a fixed measure; as characters they would stretch in justified lines. */
const WIDE_SPACES = /(\u3000+)/u;
const ARTICLE = /^第[〇零一二三四五六七八九十百千\d]{1,8}条/u;
const TOKEN_PIECE = /[^/?&=._-]{1,12}[/?&=._-]?|[/?&=._-]{1,12}/gu;

/** A text as one line: line ends and tabs become a space, control characters, which no font draws, go. */
export function cleanText(text: string): string {
  return text.replace(LINE_ENDS, " ").replace(CONTROL, "");
}

/** The runs of inline content. Page marks print nothing. */
export function toRuns(content: readonly Inline[] | undefined): Run[] {
  return (content ?? []).flatMap((node): Run[] => {
    if (node.type === "pageMark") return [];
    if (node.type === "footnote") return [{ note: node.content.flatMap(toTextRuns) }];
    return toTextRuns(node);
  });
}

function toTextRuns(node: TextNode): Run[] {
  const marks: Extract<Run, { t: string }> = { t: "" };
  for (const mark of node.marks ?? []) {
    if (mark.type === "bold") marks.b = 1;
    if (mark.type === "superscript") marks.sup = 1;
    if (mark.type === "subscript") marks.sub = 1;
    // 第一条 stands in 黑体 at whatever level it was given, as in every printed rule.
    if (mark.type === "runIn") marks.run = ARTICLE.test(node.text) ? 1 : mark.attrs.level;
    if (mark.type === "link") marks.href = mark.attrs.href;
  }
  const plain = Object.keys(marks).length === 1;
  return splitText(cleanText(node.text)).map((piece) =>
    typeof piece !== "string" ? piece : plain ? piece : { ...marks, t: piece },
  );
}

/** Divides a text at wide spaces, which become gaps, and cuts long signs where a line may end within them. */
export function splitText(text: string): (string | Gap)[] {
  return text.split(WIDE_SPACES).flatMap((piece): (string | Gap)[] => {
    return WIDE_SPACES.test(piece) ? [{ em: piece.length }] : cutLongSigns(piece);
  });
}

function cutLongSigns(text: string): (string | Gap)[] {
  const pieces: (string | Gap)[] = [];
  let done = 0;
  for (const match of text.matchAll(LONG_TOKEN)) {
    const parts = match[0].match(TOKEN_PIECE) ?? [match[0]];
    pieces.push(text.slice(done, match.index) + (parts[0] ?? ""));
    for (const part of parts.slice(1)) pieces.push({ brk: 1 }, part);
    done = match.index + match[0].length;
  }
  pieces.push(text.slice(done));
  return pieces.filter((piece) => piece !== "");
}

/** The plain text of inline content, footnotes left out. */
export function plainText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map((node) => (node.type === "text" ? cleanText(node.text) : "")).join("");
}
