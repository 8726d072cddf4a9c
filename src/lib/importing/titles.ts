import { parseNumbering } from "../content/numbering";
import type { Line } from "./source";
import { comparable, isSubsequence, likeness, squash } from "./spacing";

/** Titles of issued texts and annexes: where one begins and how many lines it takes. */

const INSTRUMENT_END =
  /(?:方案|计划|规划|纲要|办法|规定|细则|规则|条例|章程|规范|规程|导则|指南|准则|制度|机制|预案|清单|目录|措施|意见|要点|安排|分工|标准|政策|行动|职责|工程|决定|通知|报告|公约|守则|通则|基准|指引|任务)$/u;
const ANNEX_END =
  /(?:方案|计划|规划|办法|规定|细则|规范|预案|清单|目录|措施|要点|安排|分工|分工表|标准|表|图|名单|名册|职责|台账|一览|流程|分级|模板|样式|样表|格式|书|说明|条件|组成|成员|信息|情况|单位|机构|指标|范围)$/u;
const REMARK = /[（(][^（）()]{1,30}[）)]$/u;
const REMARK_LINE =
  /^[（(](?:.{0,4}试行|暂行|.{0,6}修订.{0,3}|征求意见稿|草案|(?:19|20)\d{2}\s*[-—－–~至]\s*(?:19|20)?\d{2,4}\s*年?|(?:19|20)\d{2}\s*年(?:版|度|本)?)[）)]$/u;
const MOST_LINES = 5;
const LONGEST = 90;

/** Whether a title is whole by its form: it ends with a word for a text, a list or a table, a remark in brackets aside. */
export function endsAsTitle(title: string): boolean {
  const flat = squash(title).replace(REMARK, "");
  return INSTRUMENT_END.test(flat) || ANNEX_END.test(flat);
}

/** Whether a title names a text that can be issued (方案, 办法, 预案 …). */
export function namesInstrument(title: string): boolean {
  return INSTRUMENT_END.test(squash(title).replace(REMARK, ""));
}

/** Whether a line can be (part of) a title: short, no number, no mark at its end, no cells. */
export function isTitleLine(line: Line | undefined): line is Line {
  if (!line || line.text.includes("\t") || line.width > 70) return false;
  if (/[。；：！？，、:;,]$/u.test(line.text) || /^[\d\s]+$/u.test(line.text)) return false;
  return parseNumbering(line.text) === null;
}

/**
 * How many lines from `at` form a title, by what it is expected to be (from the carrier's title or the list of annexes)
 * and by its form. 0 where none begins there.
 */
export function titleLength(
  lines: readonly Line[],
  { at, expected, strict = false }: { at: number; expected: readonly string[]; strict?: boolean },
): number {
  const joined = (count: number) =>
    squash(
      lines
        .slice(at, at + count)
        .map((line) => line.text)
        .join(""),
    );
  for (let count = 1; count <= MOST_LINES && at + count <= lines.length; count++) {
    const text = comparable(joined(count));
    const isExpected = (title: string) => comparable(title) === text || comparable(bare(title)) === text;
    if (expected.some(isExpected)) return withRemark(lines, { at, count });
  }
  if (strict) return 0;
  let best = { count: 0, score: 0.6 };
  for (let count = 1; count <= 4 && isTitleLine(lines[at + count - 1]); count++) {
    const text = joined(count);
    if (text.length > LONGEST) break;
    const score = Math.max(0, ...expected.map((title) => likeness(title, text)));
    if (score > best.score) best = { count, score };
  }
  if (best.count > 0) return withRemark(lines, { at, count: best.count });
  if (!isTitleLine(lines[at])) return 0;
  let count = 1;
  while (count < 4 && !endsAsTitle(joined(count)) && completesTitle(lines, at + count)) count++;
  return withRemark(lines, { at, count });
}

/** Whether a title is that of a text which the carrier's own title says it issues; slight drift of the print allowed. */
export function isIssued(title: string, issued: readonly string[]): boolean {
  const flat = squash(title).replace(REMARK, "");
  return issued.some((wanted) => {
    const whole = squash(wanted).replace(REMARK, "");
    if (comparable(whole) === comparable(flat)) return true;
    if (whole.slice(-2) !== flat.slice(-2)) return false;
    return likeness(whole, flat) >= 0.8 || (flat.length >= whole.length / 2 && isSubsequence(flat, whole));
  });
}

/** A title without the remark in brackets at its end. */
function bare(title: string): string {
  return squash(title).replace(REMARK, "");
}

function completesTitle(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  return isTitleLine(line) && line.width <= 30 && (endsAsTitle(line.text) || REMARK.test(line.text));
}

function withRemark(lines: readonly Line[], { at, count }: { at: number; count: number }): number {
  return REMARK_LINE.test(squash(lines[at + count]?.text ?? "")) ? count + 1 : count;
}
