import { cell } from "../content/build";
import type { Table } from "../content/schema";
import { NumberSeries } from "./number-series";
import { readParagraphs } from "./paragraphs";
import type { Line } from "./source";
import { tidy } from "./spacing";

/** The last column may be so many times as long as the longest of the others, and no longer: else other text follows it. */
const LONGEST_LAST = 2;

/**
 * Recovers a table of one row whose columns were read one after another: each cell begins with the same words,
 * as many times as the header has cells. `lines` are those below the header. Null where it is no such table.
 */
export function recoverColumns(header: readonly string[], lines: readonly Line[]): Table | null {
  const starts = cellStarts(lines, header.length);
  if (!starts) return null;
  const cells = starts.map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length));
  const longest = Math.max(...cells.slice(0, -1).map((own) => own.length));
  if ((cells.at(-1)?.length ?? 0) > longest * LONGEST_LAST + 2) return null;
  return {
    type: "table",
    attrs: { caption: null, unit: null, notes: [] },
    content: [
      { type: "tableRow", content: header.map((text) => cell({ text, header: true })) },
      {
        type: "tableRow",
        content: cells.map((own) =>
          cell({ text: readParagraphs(own, new NumberSeries(own)).map(({ text }) => tidy(text)) }),
        ),
      },
    ],
  };
}

/** Where the lines begin that share the first line's opening words, if there are exactly `count` of them. */
function cellStarts(lines: readonly Line[], count: number): number[] | null {
  const first = lines[0]?.text.replace(/\s+/gu, "") ?? "";
  for (let length = Math.min(first.length, 12); length >= 2; length--) {
    const opening = first.slice(0, length);
    if (!/^[\p{Script=Han}]+$/u.test(opening)) continue;
    const starts = lines.flatMap((line, index) =>
      line.text.replace(/\s+/gu, "").startsWith(opening) ? [index] : [],
    );
    if (starts.length === count) return starts;
    if (starts.length > count) return null;
  }
  return null;
}
