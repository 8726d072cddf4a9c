import { parseNumbering } from "../content/numbering";
import type { Line } from "./source";
import { joinWrapped, squash } from "./spacing";
import { endsAsTitle } from "./titles";

/** An announced annex: its number in the list (null for the only one) and its title there. */
export type ListedAnnex = { number: number | null; title: string };
/** A list of annexes: 附件：1.… 2.…; lines [start, end). */
type AnnexList = { start: number; end: number; annexes: ListedAnnex[] };

const LABEL =
  /^附[:：]?$|^附\s*(?:件|表|图)\s*[:：]?\s*(?:\d{1,2}(?:\s*[-—－]\s*\d{1,2})?|[一二三四五六七八九十]{1,2})?\s*[:：]?$/u;
const LABEL_AND_TITLE =
  /^附\s*件\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：]?\s*(?=\S)(?![.．、]\s*\d|[-—－]|的|中|和|及|所|规定|要求|表)(.{2,60})$/u;
const LIST = /^附\s*件?\s*[:：]\s*(.*)$/u;
const FARTHEST_LABEL = 60;
const LONGEST_TITLE = 120;

/** Whether a line is the label of an annex and nothing else: 附件, 附件1, 附件 1：. */
export function isAnnexLabel(text: string): boolean {
  return LABEL.test(text.trim());
}

/** A label as printed without inner spaces: `附件1`. */
export function normalLabel(text: string): string {
  return text.replace(/\s+/gu, "").replace(/[:：]/gu, "");
}

/** The number that a label bears; null for 附件 alone. */
export function labelNumber(label: string): number | null {
  // 附件2-1 is a part of the second annex, not the first annex.
  if (/\d\s*[-—－]\s*\d/u.test(label)) return null;
  const number = /(\d{1,2})$/u.exec(label)?.[1];
  if (number) return Number(number);
  const chinese = /([一二三四五六七八九十])$/u.exec(label)?.[1];
  return chinese ? "一二三四五六七八九十".indexOf(chinese) + 1 : null;
}

/** A label with the title on the same line (附件1：名单); null for any other line. */
export function readLabelledTitle(text: string): { label: string; title: string } | null {
  const match = LABEL_AND_TITLE.exec(text.trim());
  if (!match?.[1] || !match[2] || /[。；，]/u.test(match[2])) return null;
  return { label: `附件${match[1]}`, title: squash(match[2]) };
}

/** The lists of annexes among the lines of a document, in order. `isEnd` says where one must end at the latest. */
export function findAnnexLists(lines: readonly Line[], isEnd: (index: number) => boolean): AnnexList[] {
  const lists: AnnexList[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (!startsList(lines, index)) continue;
    const list = readList(lines, { start: index, isEnd });
    lists.push(list);
    index = list.end - 1;
  }
  return lists;
}

function startsList(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text ?? "";
  const match = LIST.exec(text);
  if (!match) {
    const labelled = readLabelledTitle(text);
    const next = readLabelledTitle(lines[index + 1]?.text ?? "");
    return (
      labelled !== null && next !== null && labelNumber(labelled.label) === 1 && labelNumber(next.label) === 2
    );
  }
  if (match[1]) return !/[。；]$/u.test(match[1]);
  const first = parseNumbering(lines[index + 1]?.text ?? "");
  if (first?.kind !== "arabic" || first.values[0] !== 1) return false;
  return lines
    .slice(index + 1, index + FARTHEST_LABEL)
    .some((line) => labelNumber(normalLabel(line.text)) === 1 && isAnnexLabel(line.text));
}

/** A title in the list runs on over a line that follows without a blank one, or while it does not end as titles end. */
function mayContinue(title: string, line: Line): boolean {
  return (
    title.length <= LONGEST_TITLE &&
    line.width <= 45 &&
    parseNumbering(line.text) === null &&
    (!line.blankBefore || !endsAsTitle(title))
  );
}

function readList(
  lines: readonly Line[],
  { start, isEnd }: { start: number; isEnd: (index: number) => boolean },
): AnnexList {
  const annexes: ListedAnnex[] = [];
  let end = start;
  for (; end < lines.length; end++) {
    const line = lines[end];
    if (!line || (end > start && (isEnd(end) || isAnnexLabel(line.text) || LIST.test(line.text)))) break;
    const labelled = readLabelledTitle(line.text);
    const text = end === start ? (LIST.exec(line.text)?.[1] ?? line.text) : line.text;
    if (labelled) {
      annexes.push({ number: labelNumber(labelled.label), title: labelled.title });
      continue;
    }
    const numbering = parseNumbering(text);
    const number = numbering?.kind === "arabic" ? (numbering.values[0] ?? 0) : 0;
    const last = annexes.at(-1);
    if (numbering && number === (last?.number ?? 0) + 1) annexes.push({ number, title: numbering.rest });
    else if (end === start) {
      if (text !== "") annexes.push({ number: null, title: text });
    } else if (last && !/[。；：]$/u.test(text) && !text.includes("\t") && mayContinue(last.title, line)) {
      last.title = joinWrapped(last.title, text);
    } else break;
  }
  return {
    start,
    end,
    annexes: annexes.map((annex) => ({ ...annex, title: squash(annex.title).replace(/[；。，]$/u, "") })),
  };
}
