import { type CharacterClass, classifyCharacter, isPlainIdeograph, normaliseCharacter } from "./normalise";

/**
 * What search compares: a Chinese character, a Latin word or a number, or a break (punctuation, a new line) between
 * two of them. `start` and `end` are offsets (UTF-16 code units) into the text that was read.
 */
export type Unit = {
  readonly kind: "character" | "word" | "break";
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/**
 * Cuts a text into units. Spaces leave no unit (`张　三` in a list of names and `2025 年` are layout) but do part
 * words; letters and digits part as well (`PM2.5` is `pm`, `2`, break, `5`). No break opens or closes the list.
 */
export function readUnits(text: string): Unit[] {
  const reader = new UnitReader();
  let at = 0;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    let end = at + (codePoint > 0xffff ? 2 : 1);
    if (isPlainIdeograph(codePoint)) {
      reader.take("character", text.slice(at, end), at, end);
    } else {
      end = endOfMarks(text, end);
      reader.takeAll(text.slice(at, end), at, end);
    }
    at = end;
  }
  return reader.units();
}

/** Combining marks belong to the character before them: NFKC composes the two. */
function endOfMarks(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < MAX_MARKS && text.charCodeAt(end) >= 0x300) {
    const mark = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (isPlainIdeograph(mark.codePointAt(0) ?? 0) || !MARK.test(mark)) break;
    end += mark.length;
  }
  return end;
}

const MARK = /^\p{M}$/u;
const MAX_MARKS = 16;
/** Signs that stand for a number as a whole. */
const NUMBER_SIGN = /^[\p{No}\p{Nl}]/u;

type OpenWord = { kind: "letter" | "digit"; text: string; start: number; end: number };

class UnitReader {
  #units: Unit[] = [];
  #word: OpenWord | null = null;
  #broken = false;

  take(kind: CharacterClass, text: string, start: number, end: number): void {
    if (kind === "ignored") return;
    if (kind === "letter" || kind === "digit") {
      if (this.#word?.kind === kind) {
        this.#word.text += text;
        this.#word.end = end;
        return;
      }
      this.#closeWord();
      this.#word = { kind, text, start, end };
      return;
    }
    this.#closeWord();
    if (kind === "character") this.#push({ kind, text, start, end });
    else if (kind === "break") this.#broken = true;
  }

  takeAll(written: string, start: number, end: number): void {
    const normalised = normaliseCharacter(written);
    // `2025①` is the number 2025 and a mark, not 20251; `10²` and `ⅠⅡ` likewise.
    const apart = normalised !== written && NUMBER_SIGN.test(written);
    if (apart) this.#closeWord();
    for (const character of normalised) this.take(classifyCharacter(character), character, start, end);
    if (apart) this.#closeWord();
  }

  units(): Unit[] {
    this.#closeWord();
    return this.#units;
  }

  #closeWord(): void {
    if (!this.#word) return;
    const { text, start, end } = this.#word;
    this.#word = null;
    this.#push({ kind: "word", text, start, end });
  }

  #push(unit: Unit): void {
    if (this.#broken && this.#units.length > 0) {
      this.#units.push({ kind: "break", text: "", start: unit.start, end: unit.start });
    }
    this.#broken = false;
    this.#units.push(unit);
  }
}
