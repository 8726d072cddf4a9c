import type { Numbering } from "../content/numbering";
import { splitOrgans } from "../content/title";
import type { NumberSeries } from "./number-series";
import { movedBehind } from "./rich-text";
import type { Line, Rich } from "./source";
import { joinWrapped, squash } from "./spacing";
import { endsAsTitle } from "./titles";
import { isFull, measureWraps, type WrapWidths } from "./wrap-width";

/** A paragraph as printed, its hard wraps undone. */
export type Paragraph = {
  text: string;
  /** The number that opens it, where it is one of a series (and not a figure that a wrap put first). */
  numbering: Numbering | null;
  firstLine: number;
  align: Line["align"] | null;
  rich: readonly Rich[];
};

const SENTENCE_END = /[。！？!?]$/u;
const STOP = /[。！？!?；;：:…]$/u;
const COMMA = /[，、,—\-－~～·]$/u;
const OPENS_MID_SENTENCE = /^[，。、；：！？）》”’」』】〕,;:)\]%％]/u;
const LABEL = /^[\p{Script=Han}（）()、]{2,10}?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[:：]/u;
const ROSTER =
  /^(?:(?:总|副|常务副|第一)*(?:组长|指挥长|召集人|主任|主任委员|会长|总指挥|指挥)|成员(?:单位)?|委员)[:：]/u;
const PAIRS = [
  ["（", "）"],
  ["(", ")"],
  ["《", "》"],
  ["“", "”"],
  ["〔", "〕"],
  ["〈", "〉"],
] as const;
/** Longest text that an unclosed bracket may hold together: misprints must not swallow a document. */
const LONGEST_OPEN = 1500;
const ANNEX_LIST = /^附\s*件\s*[:：]/u;
/** Widest line that can be the rest of a title in a list of annexes. */
const MOST_TITLE = 30;
/** Longest text in brackets that may close a sentence. */
const LONGEST_BRACKET = 800;
/** A numbered text longer than this is no heading, whatever marks it lacks. */
const LONGEST_HEADING = 55;
/** A heading names at most so many things; more are a list. */
const MOST_NAMED = 3;
/** A sentence that breaks off here goes on with what it cites: 第 | 十条, 和 | （二）项. */
const BEFORE_CITATION = /(?:第|和|与|及|或|依照|按照|根据|依据)$/u;
const SENTENCE_OPENING =
  /^(?:《|现将|现就|为|根据|按照|依据|经|因|你|按|凡|本(?:办法|预案|规定|细则|方案|通知|决定|制度|市|区|县)|[省市县区](?:人民)?政府(?:决定|同意|批准|成立|\d{4}年))/u;
/** Each appointment is a paragraph of its own. */
const APPOINTMENT = /^(?:任命|免去|聘任|解聘|提名)/u;
/** The last few characters of a sentence that a full line had no room for. */
const SENTENCE_TAIL = /^\p{Script=Han}{1,3}[。；]/u;
/** 二、某区（14个）: a count in brackets ends a heading. */
const COUNT_IN_BRACKETS = /[（(]共?\d+\p{Script=Han}{1,2}[）)]$/u;
/** A heading that breaks off at a word that something must follow. */
const HEADING_GOES_ON = /(?:修改为|[为的将把对向在和与及或等由按从])$/u;
/** Narrower lines may be names or titles, in characters. */
const SHORTEST_OPENING = 15;
/** Fewest blank lines that can part paragraphs, and the share of lines below one from which they mean nothing. */
const FEWEST_BLANKS = 3;
const MOST_BLANKS = 0.5;
/** How often a label opens a line to be one of the text's structure. */
const FEWEST_LABELS = 4;
/** A line so short cannot be the first of a paragraph that goes on. */
const SHORT = 6;

type Open = Omit<Paragraph, "rich"> & {
  rich: Rich[];
  last: Line;
  widths: WrapWidths;
  roster: boolean;
  annexList: boolean;
};

/** Rejoins the lines of a text into paragraphs: by the marks that end them, the numbers and labels that open them, and the width of the column. */
export function readParagraphs(lines: readonly Line[], series: NumberSeries): Paragraph[] {
  const widths = measureWraps(lines);
  const labels = recurringLabels(lines, widths);
  const blanksPart = doBlanksPart(lines);
  const result: Paragraph[] = [];
  let open = null as Open | null;
  for (const [index, line] of lines.entries()) {
    const numbering = series.read(line, open ? isMidSentence(open) : false);
    if (open && goesOn(open, { line, numbering, labels, blanksPart, width: widths[index] ?? [] })) {
      open.rich.push(...movedBehind(open.text, line.rich));
      open.text = joinWrapped(open.text, line.text);
      open.last = line;
      open.widths = widths[index] ?? [];
      continue;
    }
    const afterRoster: boolean = open?.roster ?? false;
    const inList: boolean = open?.annexList ?? false;
    if (open) result.push(toParagraph(open));
    if (numbering) series.accept(numbering);
    else series.acceptLabelled(line.text);
    open = {
      text: line.text,
      numbering,
      firstLine: line.n,
      align: line.align ?? null,
      rich: [...(line.rich ?? [])],
      last: line,
      widths: widths[index] ?? [],
      roster: ROSTER.test(squash(line.text)) || (afterRoster && isRosterEntry(line.text)),
      annexList: ANNEX_LIST.test(line.text) || (inList && numbering?.kind === "arabic"),
    };
  }
  if (open) result.push(toParagraph(open));
  return result;
}

/** The first sentence of a carrier or article: it has begun with words that only a whole sentence follows. */
function opensSentence({ text, numbering, last }: Open): boolean {
  if (numbering !== null || last.width < SHORTEST_OPENING) return false;
  return SENTENCE_OPENING.test(text) && !/^《[^《》]*》$/u.test(text);
}

/** Organs and nothing else, parted by space: the byline of a text that another organ forwards. */
function isByline({ text, last }: Open): boolean {
  return text === last.text && /\s/u.test(text) && isPlain(text) && splitOrgans(text).length > 1;
}

/** The label that opens a line, without its number: 责任单位, 具体内容; "" where none does. */
function labelOf(line: Line): string {
  const label = LABEL.exec(squash(line.text.slice(0, 30)))?.[0] ?? "";
  return label.replace(/[\d一二三四五六七八九十]*[:：]$/u, "");
}

/** Whether blank lines part paragraphs: some lines have one above, but far from all, as where every line has. */
function doBlanksPart(lines: readonly Line[]): boolean {
  const after = lines.filter((line) => line.blankBefore).length;
  return after >= FEWEST_BLANKS && after < lines.length * MOST_BLANKS;
}

/** Labels that open line after line, and once where no line goes on: each time a paragraph begins, however full the line above is. */
function recurringLabels(lines: readonly Line[], widths: readonly WrapWidths[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  const opening = new Set<string>();
  for (const [index, label] of lines.map(labelOf).entries()) {
    if (label === "") continue;
    times.set(label, (times.get(label) ?? 0) + 1);
    const above = lines[index - 1];
    if (!above || isFinished(above.text) || !isFull(above, widths[index - 1] ?? [])) opening.add(label);
  }
  return new Set([...opening].filter((label) => (times.get(label) ?? 0) >= FEWEST_LABELS));
}

/** Whether a text ends as a paragraph ends: with a stop, or with a bracket or quotation that follows or holds one. */
export function isFinished(text: string): boolean {
  if (STOP.test(text)) return true;
  if (/[”’」』]$/u.test(text)) return SENTENCE_END.test(text.slice(0, -1));
  if (!/[）)〕\]】]$/u.test(text)) return false;
  let depth = 0;
  for (let index = text.length - 1; index >= Math.max(0, text.length - LONGEST_BRACKET); index--) {
    const character = text.charAt(index);
    if ("）)〕]】".includes(character)) depth++;
    if ("（(〔[【".includes(character)) depth--;
    if (depth === 0)
      return index === 0 || SENTENCE_END.test(text.slice(0, index)) || SENTENCE_END.test(text.slice(0, -1));
  }
  return false;
}

/** Whether a text breaks off at the end of a full line: only the very next number of a series can follow. */
function isMidSentence(open: Open): boolean {
  return !isPlain(open.text) && !isFinished(open.text) && isFull(open.last, open.widths);
}

function goesOn(
  open: Open,
  {
    line,
    numbering,
    labels,
    blanksPart,
    width,
  }: {
    line: Line;
    numbering: Numbering | null;
    labels: ReadonlySet<string>;
    blanksPart: boolean;
    width: WrapWidths;
  },
): boolean {
  if (line.opens === true) return false;
  if (line.opens === false) return !(numbering && isFinished(open.text));
  if (OPENS_MID_SENTENCE.test(line.text)) return true;
  const wrapped = isFull(open.last, open.widths);
  if (BEFORE_CITATION.test(open.text) && isProse(open.text)) return true;
  if (numbering) return false;
  if (isUnclosed(open.text) && open.text.length < LONGEST_OPEN) return true;
  if (COMMA.test(open.text)) return true;
  const finished = isFinished(open.text);
  if (finished && APPOINTMENT.test(line.text)) return false;
  if (wrapped && !finished && SENTENCE_TAIL.test(line.text)) return true;
  if (labels.has(labelOf(line)) || (blanksPart && line.blankBefore && finished)) return false;
  if (!finished && isProse(open.text) && /[:：]$/u.test(line.text) && !ROSTER.test(squash(line.text)))
    return true;
  if (LABEL.test(squash(line.text).slice(0, 16)) && (!wrapped || finished || ROSTER.test(squash(line.text))))
    return false;
  if (isByline(open)) return false;
  if (open.annexList && isPlain(line.text) && !endsAsTitle(open.text)) return line.width < MOST_TITLE;
  if (open.roster) return continuesRoster(open, line, wrapped);
  if (opensSentence(open) && !finished) return true;
  if (open.numbering?.kind === "article" && wrapped && !finished) return true;
  if (isBareHeading(open)) return continuesHeading(open, { line, width, wrapped });
  if (isPlain(open.text) && isPlain(line.text)) {
    return isFull(open.last, open.widths, 1) && line.width <= SHORT + 2 && line.width < open.last.width / 2;
  }
  const inColumn =
    open.widths.length === 0
      ? width.length > 0
      : open.widths.some((column) => open.last.width <= column + 2.5);
  if (inColumn) return continuesWrapped(open, { line, width, wrapped, finished });
  if (finished) return false;
  if (isProse(open.text)) return true;
  if (APPOINTMENT.test(line.text)) return false;
  return (
    line.width <= SHORT && (!line.blankBefore || SENTENCE_END.test(line.text)) && open.last.width > 2 * SHORT
  );
}

/** Words without any mark: names in a list, a caption. Two such lines are two entries unless a word was cut. */
function isPlain(text: string): boolean {
  return !/[，。；、：！？,;:]/u.test(text);
}

/** In hard-wrapped print: a full line goes on and past the end of a sentence only into another full line (a first line is two characters short). */
function continuesWrapped(
  open: Open,
  { line, width, wrapped, finished }: { line: Line; width: WrapWidths; wrapped: boolean; finished: boolean },
): boolean {
  if (finished) return wrapped && isFull(line, width, 1.25) && !isFinished(line.text);
  if (wrapped) return true;
  if (endsHeading(open) && isFull(line, width, 3)) return false;
  if (!isProse(open.text)) return false;
  if (isFull(open.last, open.widths, 4) || open.widths.length === 0) return true;
  // A page ended in mid-sentence: its last line may be short. A list under a label may end without a mark.
  return /[，。]/u.test(open.text) && !LABEL.test(squash(open.text).slice(0, 16)) && !isPlain(line.text);
}

/** A numbered line without a mark at its end may be a heading; whether the next line is its own or the text's. */
function continuesHeading(
  open: Open,
  { line, width, wrapped }: { line: Line; width: WrapWidths; wrapped: boolean },
): boolean {
  const kind = open.numbering?.kind;
  if (COUNT_IN_BRACKETS.test(open.text)) return false;
  if (wrapped && HEADING_GOES_ON.test(open.text)) return true;
  const short = line.width <= SHORT && !STOP.test(line.text) && !line.text.includes(" ");
  if (open.widths.length === 0)
    return short && line.width <= 5 && open.last.width >= 13 && !/^[一二三四五六七八九十]$/u.test(line.text);
  if (!isFull(open.last, open.widths, 4)) return false;
  if (short) return true;
  if (!isFull(open.last, open.widths, 2.75)) return false;
  if (
    width.some(
      (column) =>
        isFull(open.last, [column], 4) &&
        line.width >= column - 1.25 &&
        line.width <= column + 2.5 &&
        line.width > open.last.width + 0.75,
    )
  )
    return true;
  if (kind === "arabic" || kind === "arabic-bracket") return true;
  return !isFinished(line.text) && !isFull(line, width, 3);
}

/** A heading with a comma, over two lines: its last line is short, and the text below it starts full. */
function endsHeading({ numbering, text, widths, last }: Open): boolean {
  if (numbering === null || text.length > LONGEST_HEADING || /[。；：！？:;]/u.test(text)) return false;
  return widths.length > 0 && !isFull(last, widths, 4);
}

function isBareHeading(open: Open): boolean {
  // A list of things that fills its line goes on.
  if ((open.numbering?.rest.split("、").length ?? 0) > MOST_NAMED && isFull(open.last, open.widths))
    return false;
  return (
    open.numbering !== null &&
    open.text.length <= LONGEST_HEADING &&
    open.numbering.kind !== "article" &&
    !/[，。；：！？]/u.test(open.text) &&
    !isFinished(open.text)
  );
}

/** Names with posts, one a line: what has no name and is short belongs to the post above. */
function continuesRoster(open: Open, line: Line, wrapped: boolean): boolean {
  if (isRosterEntry(line.text) || SENTENCE_END.test(open.text) || /^各/u.test(line.text)) return false;
  // 成员单位：甲局、乙 | 局、丙局: the names go on; a sentence is a paragraph of its own.
  if (/、/u.test(open.text) && /^[^，。：:、]{1,6}、/u.test(line.text)) return true;
  if (/[，。；]/u.test(line.text) && !/、[^、]*、/u.test(open.text)) return false;
  // 领导小组办公室设在区水利局: a sentence on the group, not one of its members.
  if (/^[\p{Script=Han}（）]{2,14}(?:下设|设在|设于)/u.test(line.text)) return false;
  return wrapped || (line.width <= SHORT && !line.blankBefore);
}

/** 王 明 区水利局局长: a name of two to four characters, then a post. */
function isRosterEntry(text: string): boolean {
  const [first = "", second = "", ...more] = text.split(/\s+/u);
  if (!/^[\p{Script=Han}·]{1,4}$/u.test(first)) return false;
  if (first.length >= 2) return second.length >= 3;
  return /^[\p{Script=Han}]{1,2}$/u.test(second) && (more[0]?.length ?? 0) >= 3;
}

function isProse(text: string): boolean {
  if (/[，。；]/u.test(text) || (/[,;]/u.test(text) && text.length > 20) || text.length > 60) return true;
  return text.includes("、") && text.length >= 30 && !LABEL.test(text);
}

function isUnclosed(text: string): boolean {
  const tail = text.slice(-400);
  return PAIRS.some(
    ([left, right]) =>
      tail.lastIndexOf(left) > tail.lastIndexOf(right) && count(tail, left) > count(tail, right),
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The finished paragraph; its number is given the whole of the text after it. */
function toParagraph({ text, numbering, firstLine, align, rich }: Open): Paragraph {
  const own = numbering ? { ...numbering, rest: text.slice(numbering.prefix.length) } : null;
  return { text, numbering: own, firstLine, align, rich };
}
