/** The end of a contents line: leaders (dots, dashes, a tab) and the page that they lead to. Read backwards, in linear time. */
export type PageTail = { before: string; page: number; hasLeaders: boolean };

const LEADER_CHARACTERS = "·•．.—_-…⋯";
const LEADERS = /[…⋯\t]|[·•．.—_-]\s*[·•．.—_-]/u;
const LONGEST_PAGE = 3;

/** Reads the page at the end of a line and how it is set off; null where a figure there is part of the title. */
export function readPageTail(text: string): PageTail | null {
  const line = text.replace(/[）)]$/u, (bracket) => (/\d$/u.test(text.slice(0, -1)) ? "" : bracket));
  let start = line.length;
  while (start > 0 && line.length - start < LONGEST_PAGE && /\d/u.test(line.charAt(start - 1))) start--;
  if (start === line.length || /\d/u.test(line.charAt(start - 1))) return null;
  const page = Number(line.slice(start));
  const led = line.slice(0, start).replace(/[（(]$/u, line === text ? "$&" : "");
  // A title that nearly fills its line leaves room for one dot.
  const isFull = /[号）)]\s*[·•…]\s*$/u.test(led);
  const before = withoutLeaders(isFull ? led.replace(/\s*[·•…]\s*$/u, "") : led);
  const gap = led.slice(before.length);
  const hasLeaders = LEADERS.test(gap);
  const isSetOff =
    hasLeaders ||
    /^\s+$/u.test(gap) ||
    ((gap === "" || isFull) && (before === "" || /[号）)]$/u.test(before)));
  return isSetOff ? { before, page, hasLeaders } : null;
}

/** A text without the leaders and white space at its end. A single dot or dash there is the text's own. */
export function withoutLeaders(text: string): string {
  let end = text.length;
  while (end > 0 && (LEADER_CHARACTERS.includes(text.charAt(end - 1)) || /\s/u.test(text.charAt(end - 1))))
    end--;
  const gap = text.slice(end);
  return LEADERS.test(gap) || gap.trim() === "" ? text.slice(0, end) : text;
}
