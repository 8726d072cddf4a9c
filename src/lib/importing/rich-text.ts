import { countInk } from "../content/ink";
import type { Inline, Mark } from "../content/schema";
import type { Rich } from "./source";

/** The order in which marks stand on a text, so that the same text always gives the same nodes. */
const ORDER = ["link", "bold", "runIn", "superscript", "subscript"];

/**
 * Inline nodes of a text with the marks and atoms that stand in it. `skip` is how many characters other than white
 * space stood before the text when `rich` was measured; an atom from there stands at the text's start.
 */
export function toInlines(text: string, rich: readonly Rich[] | undefined, skip = 0): Inline[] {
  if (!rich || rich.length === 0) return text === "" ? [] : [{ type: "text", text }];
  const inlines: Inline[] = [];
  const atoms = rich.flatMap((one) => ("node" in one ? [one] : [])).sort((a, b) => a.at - b.at);
  let next = 0;
  let place = skip;
  let run = "";
  let marks: readonly Mark[] = [];
  const flush = () => {
    if (run !== "") inlines.push({ type: "text", text: run, ...(marks.length > 0 && { marks: [...marks] }) });
    run = "";
  };
  for (const character of text) {
    if (/\S/u.test(character)) {
      for (let atom = atoms[next]; atom && atom.at <= place; atom = atoms[++next]) {
        flush();
        inlines.push(atom.node);
      }
      const own = marksAt(rich, place);
      if (!sameMarks(own, marks)) {
        flush();
        marks = own;
      }
      place++;
    }
    run += character;
  }
  flush();
  for (const atom of atoms.slice(next)) inlines.push(atom.node);
  return inlines;
}

/** The marks and atoms of a text that follows another in the same paragraph: moved behind that one's characters. */
export function movedBehind(before: string, rich: readonly Rich[] | undefined): Rich[] {
  if (!rich || rich.length === 0) return [];
  const by = countInk(before);
  return rich.map((one) =>
    "node" in one ? { ...one, at: one.at + by } : { ...one, from: one.from + by, to: one.to + by },
  );
}

/** What is left of marks and atoms when [start, end) is taken out of a text; all in characters other than white space. */
export function withoutRange(
  rich: readonly Rich[] | undefined,
  { start, end }: { start: number; end: number },
): Rich[] | undefined {
  const move = (place: number) => (place <= start ? place : Math.max(start, place - (end - start)));
  return rich?.flatMap((one): Rich[] => {
    if ("node" in one) return [{ ...one, at: move(one.at) }];
    const [from, to] = [move(one.from), move(one.to)];
    return from < to ? [{ ...one, from, to }] : [];
  });
}

function marksAt(rich: readonly Rich[], place: number): Mark[] {
  return rich
    .flatMap((one) => ("mark" in one && one.from <= place && place < one.to ? [one.mark] : []))
    .filter((mark, index, all) => all.findIndex(({ type }) => type === mark.type) === index)
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
