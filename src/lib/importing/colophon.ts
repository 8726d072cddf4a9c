import { readRunningHead } from "./running-head";
import type { Line } from "./source";

const LABEL =
  /^(?:主管主办|主管单位|主办单位|主管|主办|承办|编辑出版|编\s*辑|出\s*版|发行|印刷|印\s*数|地\s*址|通讯地址|邮\s*编|邮政编码|电\s*话|传\s*真|网\s*址|邮\s*箱|电子邮箱|E-?mail|准印证|内部资料|国内统一)/iu;
const MOTTO = /^(?:[\p{Script=Han}]{4}[\s　·]+){2,5}[\p{Script=Han}]{4}$/u;
/** 2023年第4期, （总第32期）, 2023年12月29日出版, 季刊. */
const ISSUE =
  /^(?:(?:19|20)\d{2}\s*年\s*第?.{1,4}期.{0,16}|[（(]?\s*总\s*第?\s*\d{1,5}\s*期\s*[)）]?|(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:出版|印刷|发行).{0,8}|[（(]?(?:双月|半月|半年|月|季|旬|周|年)刊[)）]?)$/u;
const ESSENTIAL = /主办|主管|出\s*版|地\s*址|邮\s*编|邮政编码|准印证/u;
const BOX = /咨询|解读/u;

/**
 * Finds what is printed on the back cover after the last document: motto, sponsor, address.
 * Gives the index of its first line, or `lines.length` where there is none.
 */
export function findColophon(lines: readonly Line[]): number {
  let first = lines.length;
  for (let index = lines.length - 1; index >= 0 && lines.length - index <= 25; index--) {
    const text = lines[index]?.text ?? "";
    if (lines[index]?.furniture) continue;
    const isImprint = LABEL.test(text) || MOTTO.test(text) || ISSUE.test(text) || readRunningHead(text);
    if (BOX.test(text) || !isImprint) break;
    first = index;
  }
  // A telephone right under 咨询单位 is the last document's own.
  while (
    first > 0 &&
    first < lines.length &&
    BOX.test(lines[first - 1]?.text ?? "") &&
    /^电\s*话/u.test(lines[first]?.text ?? "")
  )
    first++;
  const block = lines.slice(first);
  return block.some((line) => ESSENTIAL.test(line.text) || MOTTO.test(line.text)) ? first : lines.length;
}
