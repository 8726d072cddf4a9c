import { withoutLeaders } from "./leaders";
import type { Line } from "./source";
import { comparable } from "./spacing";

/** Fewest lines that are taken for bookmarks; fewer may be the end of the last document. */
const FEWEST = 4;
/** Share of the bookmarks that must stand in the text before them; page breaks cut some in two there. */
const REPEATED = 0.75;
/** Of more lines than this a sample is compared: each comparison reads the whole text. */
const MOST_COMPARED = 1000;

/**
 * Finds PDF bookmarks at the end of the text: indented lines that repeat, cut short, what stands before them.
 * Gives the index of the first of them, or `lines.length` where there are none.
 */
export function findRepeatedTail(lines: readonly Line[]): number {
  const last = lines.findLastIndex((line) => !line.indented);
  // A line or two among them may have lost its tab; a longer stretch without tabs is text.
  const first = startOfIndented(lines, last);
  const before = lines
    .slice(0, first)
    .map((line) => comparable(line.text))
    .join("");
  const step = Math.ceil((lines.length - first) / MOST_COMPARED);
  const tail = lines
    .slice(first)
    .filter((_, index) => index % step === 0)
    .map((line) => withoutLeaders(comparable(line.text)));
  const repeated = tail.filter((text) => text.length >= 2 && before.includes(text)).length;
  const isRepeat = tail.length >= FEWEST && repeated >= FEWEST && repeated >= tail.length * REPEATED;
  return isRepeat ? first : lines.length;
}

/** The first line of the run of indented lines at the end, single lines without a tab between them included. */
function startOfIndented(lines: readonly Line[], lastPlain: number): number {
  let first = lastPlain + 1;
  for (let index = lastPlain; index > 0; index--) {
    const isStray = !lines[index]?.indented && lines[index - 1]?.indented && lines[index + 1]?.indented;
    if (lines[index]?.indented) first = index;
    else if (!isStray) break;
  }
  const title = lines[first - 1];
  return first < lines.length && title && isHeading(title, lines.slice(0, first - 1)) ? first - 1 : first;
}

/** The first bookmark often stands without a tab: the title of the first document once more. */
function isHeading(line: Line, before: readonly Line[]): boolean {
  const text = withoutLeaders(comparable(line.text));
  return (
    text.includes("关于") &&
    before
      .map(({ text: own }) => comparable(own))
      .join("")
      .includes(text)
  );
}
