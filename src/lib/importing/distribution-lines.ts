import type { LeftOut, Line } from "./source";

/** 版记 (GB/T 9704—2012 clause 7.4): whom a document was copied to, and who printed it when. */

const COPIES = /^抄\s*(?:送|报)\s*[:：]/u;
const PRINTED =
  /^[\p{Script=Han}（）()\s]{2,40}?(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印\s*发$/u;
/** Most lines of a list of copies. */
const MOST_LINES = 6;
/** Names and what parts them. */
const NAMES = /^[\p{Script=Han}、，,；（）()\s]+。?$/u;

/** Takes the lines that tell copies and printing out of those of a document: they are neither its text nor a field. */
export function takeDistribution(lines: readonly Line[]): { lines: Line[]; leftOut: LeftOut[] } {
  const rest: Line[] = [];
  const leftOut: LeftOut[] = [];
  let open = 0;
  for (const line of lines) {
    const begins = COPIES.test(line.text);
    const isPrinted = PRINTED.test(line.text);
    if (begins) open = MOST_LINES;
    else if (!isPrinted && !NAMES.test(line.text)) open = 0;
    if (!begins && !isPrinted && open === 0) {
      rest.push(line);
      continue;
    }
    leftOut.push({ firstLine: line.n, lastLine: line.n, reason: "distribution", text: line.text });
    open = isPrinted || /。$/u.test(line.text) ? 0 : Math.max(0, open - 1);
  }
  return { lines: rest, leftOut };
}
