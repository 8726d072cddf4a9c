import { followsDecimal, type Numbering, type NumberingKind, parseNumbering } from "../content/numbering";
import type { Line } from "./source";

const LABELLED_NUMBER = /^[\p{Script=Han}\s]{1,6}[:：]\s*(\d{1,3})[.．、](?!\d(?!\d{3}\s*年))/u;

/** The numbers of one part so far: which of them can come next, and so which figure at the start of a line is none. */
export class NumberSeries {
  private readonly last = new Map<NumberingKind, number>();
  private decimal: readonly number[] = [];
  private readonly usesDecimals: boolean;

  constructor(lines: readonly Line[]) {
    this.usesDecimals = lines.some((line) =>
      /^\d{1,2}[.．]1(?![\d%％])[.．]?\s*[\p{Script=Han}《“]/u.test(line.text),
    );
  }

  /** The number that opens a line, if it is one; in mid-sentence only the very next of its series is. */
  read(line: Line, midSentence: boolean): Numbering | null {
    const numbering = parseNumbering(line.text) ?? (this.usesDecimals ? bareNumber(line.text) : null);
    if (!numbering || numbering.rest.trim() === "") return null;
    const value = numbering.values[0] ?? 0;
    if (numbering.kind === "decimal") {
      const fits =
        followsDecimal(this.decimal, numbering.values) ||
        (this.decimal.length === 0 && numbering.values.every((part) => part === 1));
      return this.usesDecimals && (fits || (this.continues(numbering.values) && !midSentence))
        ? numbering
        : null;
    }
    const expected = (this.last.get(numbering.kind) ?? 0) + 1;
    // 处以一、二倍的罚款: two numerals of a sentence, no number of a list.
    if (midSentence && numbering.kind === "chinese" && /^[一二三四五六七八九十]/u.test(numbering.rest))
      return null;
    if (midSentence) return value === 1 || value === expected ? numbering : null;
    return numbering;
  }

  accept(numbering: Numbering): void {
    this.last.set(numbering.kind, numbering.values[0] ?? 0);
    if (numbering.kind === "decimal" || numbering.kind === "arabic") this.decimal = numbering.values;
  }

  /** 附件：1.… opens a series as well, behind its label. */
  acceptLabelled(text: string): void {
    const number = LABELLED_NUMBER.exec(text)?.[1];
    if (number) this.last.set("arabic", Number(number));
  }

  /** A decimal that skips a number or returns from lists: its first parts are those of the series. */
  private continues(values: readonly number[]): boolean {
    return /\d/u.test(String(values[0])) && (values[0] ?? 0) <= 20 && (values[1] ?? 0) <= 30;
  }
}

/** `1 总则`: a number without a mark, which only texts with decimal headings use. */
function bareNumber(text: string): Numbering | null {
  const match = /^(\d{1,2})\s+(?=[\p{Script=Han}]{2,16}$)/u.exec(text);
  return match
    ? { kind: "arabic", prefix: match[0], values: [Number(match[1])], rest: text.slice(match[0].length) }
    : null;
}
