import { normaliseCharacters } from "../normalise-characters";
import type { ListDefinition, ListLevel } from "./list-definitions";
import { formatNumber } from "./number-formats";
import type { NumberingChoice } from "./style-sheet";

/** Gives the next numbered paragraph its label as printed, the space after it included; "" where it has none. */
export type Labeller = (choice: { own?: NumberingChoice; style?: NumberingChoice }) => string;

/** Where the levels of a sequence stand, and which were ever used. */
type Counts = { readonly now: Map<number, number>; readonly used: Set<number> };

/** Behind these no space stands in Chinese print. */
const CLOSED = /[、）．。：】〕〉》\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]$/u;
/** Characters of fonts that hold signs in the place of letters. */
const SYMBOL_FONT = /^(?:wingdings|webdings|symbol|marlett|monotype sorts|zapf dingbats)/iu;
const LAST_LEVEL = 8;

/**
 * Counts the numbered paragraphs of one flow of text in reading order. Lists with one definition count on together; a
 * list with start numbers of its own begins with them at its first paragraph; an outer number starts the inner ones
 * anew; an outer level that is passed over before its first paragraph counts as used once.
 */
export function createLabeller(lists: ReadonlyMap<number, ListDefinition>): Labeller {
  const sequences = new Map<string, Counts>();
  const begun = new Set<string>();
  return (choice) => {
    const place = placeOf(choice, lists);
    const level = place?.list.levels.get(place.level);
    if (!place || !level) return "";
    const { list, level: at } = place;
    const counts: Counts = sequences.get(list.sequence) ?? { now: new Map(), used: new Set() };
    sequences.set(list.sequence, counts);
    const key = `${place.numId}/${at}`;
    const restart = begun.has(key) ? undefined : list.restarts.get(at);
    begun.add(key);
    for (let outer = at - 1; outer >= 0 && !counts.used.has(at) && !counts.used.has(outer); outer--) {
      counts.used.add(outer);
      counts.now.set(outer, startOf(list, outer));
    }
    const before = counts.now.get(at);
    counts.used.add(at);
    counts.now.set(at, restart ?? (before === undefined ? startOf(list, at) : before + 1));
    for (const [index, inner] of list.levels) {
      if (index <= at) continue;
      if (inner.restartAfter === null || at <= inner.restartAfter) counts.now.delete(index);
    }
    return labelOf({ list, level, at, counts: counts.now });
  };
}

function placeOf(
  { own, style }: { own?: NumberingChoice; style?: NumberingChoice },
  lists: ReadonlyMap<number, ListDefinition>,
): { list: ListDefinition; numId: number; level: number } | null {
  const numId = own?.numId ?? style?.numId;
  const list = numId === undefined || numId === 0 ? undefined : lists.get(numId);
  if (numId === undefined || !list) return null;
  // Through a style the level is the one that names the style.
  const linked = [...list.levels].find(
    ([, level]) => level.styleId !== undefined && level.styleId === style?.styleId,
  );
  const byStyle =
    own?.numId === undefined || own.numId === style?.numId ? (linked?.[0] ?? style?.level) : undefined;
  return { list, numId, level: Math.min(LAST_LEVEL, Math.max(0, own?.level ?? byStyle ?? 0)) };
}

function startOf(list: ListDefinition, level: number): number {
  return list.restarts.get(level) ?? list.levels.get(level)?.start ?? 1;
}

function labelOf({
  list,
  level,
  at,
  counts,
}: {
  list: ListDefinition;
  level: ListLevel;
  at: number;
  counts: ReadonlyMap<number, number>;
}): string {
  const written = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    if (index > at) return "";
    const shown = list.levels.get(index);
    const value = counts.get(index) ?? startOf(list, index);
    const format = shown?.format ?? "decimal";
    // A legal level writes the numbers that it inherits in plain digits, its own in its own format.
    const isPlain = level.isLegal && index < at && format !== "none" && format !== "bullet";
    return formatNumber(value, isPlain ? "decimal" : format, shown?.pattern);
  });
  const label = level.format === "bullet" ? bulletOf(written, level.font) : normaliseCharacters(written);
  if (label.trim() === "") return "";
  return level.suffix === "nothing" || CLOSED.test(label) || label.endsWith(" ") ? label : `${label} `;
}

/** Bullets of symbol fonts have no meaning outside of their font. */
function bulletOf(text: string, font: string | undefined): string {
  const isForeign = /\p{Private_Use}/u.test(text) || (text.trim() !== "" && SYMBOL_FONT.test(font ?? ""));
  return isForeign || text === "·" ? "•" : normaliseCharacters(text);
}
