import { withoutLeaders } from "./leaders";
import type { Line } from "./source";
import { comparable } from "./spacing";

/** Fewest lines that are taken for bookmarks; fewer may be the end of the last document. */
const FEWEST = 4;

/**
 * Finds PDF bookmarks at the end of the text: indented lines that repeat, cut short, what stands before them.
 * Gives the index of the first of them, or `lines.length` where there are none.
 */
export function findRepeatedTail(lines: readonly Line[]): number {
  const parts = lines.map((line) => comparable(line.text));
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.length;
  }
  const whole = parts.join("");
  let first = lines.length;
  let indented = 0;
  for (let index = lines.length - 1; index >= 0; index--) {
    const part = withoutLeaders(parts[index] ?? "");
    const at = part.length < 2 ? -1 : whole.indexOf(part);
    if (at < 0 || at >= (starts[index] ?? 0)) break;
    if (!lines[index]?.indented && !(index === first - 1 && part.includes("关于"))) continue;
    first = index;
    indented++;
  }
  return indented >= FEWEST ? first : lines.length;
}
