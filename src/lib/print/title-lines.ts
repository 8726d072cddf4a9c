import { titleSegments } from "../content/title-segments";

const OPENING = /[（〔《〈「『“‘]/gu;
const CLOSING = /[）〕》〉」』”’]/gu;
const FORBIDDEN = 1e6;

/**
 * Breaks a title into centred lines of at most `maxChars` full-width characters, at words, the lines of like length
 * and the issuing organ on a line of its own where the title needs more than one (GB/T 9704—2012 clause 7.3.1:
 * words unbroken). Joined, the lines give the title unchanged.
 */
export function breakTitle({ title, maxChars }: { title: string; maxChars: number }): string[] {
  if (widthOf(title) <= maxChars) return [title];
  const pieces = titleSegments(title).flatMap(({ text }) => cut(text, maxChars));
  const about = pieces.findIndex((piece) => piece.startsWith("关于"));
  const organ = pieces.slice(0, Math.max(0, about)).join("");
  if (widthOf(organ) >= 4 && widthOf(organ) <= maxChars) {
    return [organ, ...balance(pieces.slice(about), maxChars)];
  }
  return balance(pieces, maxChars);
}

/** Width in full-width characters, to a half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Divides into as few lines as fit, choosing among the breaks between pieces those with the evenest lines. */
function balance(pieces: readonly string[], maxChars: number): string[] {
  const text = pieces.join("");
  if (widthOf(text) <= maxChars) return [text];
  for (let lines = Math.ceil(widthOf(text) / maxChars); lines <= pieces.length; lines++) {
    const found = divide(pieces, lines, maxChars);
    if (found) return found;
  }
  return [...pieces];
}

function cut(word: string, maxChars: number): string[] {
  if (widthOf(word) <= maxChars) return [word];
  const characters = [...word];
  const size = Math.max(1, Math.floor(maxChars));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join(""),
  );
}

/** The division of `pieces` into exactly `count` lines with the least unevenness; null where none fits. */
function divide(pieces: readonly string[], count: number, maxChars: number): string[] | null {
  const starts = [0];
  for (const piece of pieces) starts.push((starts.at(-1) ?? 0) + widthOf(piece));
  const total = starts.at(-1) ?? 0;
  // A name in quotes or brackets is rather not broken.
  const inside = pieces.map((_, i) => {
    const text = pieces.slice(0, i + 1).join("");
    return (text.match(OPENING) ?? []).length > (text.match(CLOSING) ?? []).length;
  });
  const ideal = total / count;
  const cost = (from: number, to: number) => {
    const width = (starts[to] ?? 0) - (starts[from] ?? 0);
    if (width > maxChars) return FORBIDDEN;
    const last = to === pieces.length;
    // A lone character at a line's end mostly belongs to the word that follows.
    const lone = !last && [...(pieces[to - 1] ?? "")].length === 1;
    return (width - ideal) ** 2 + (lone ? 8 : 0) + (inside[to - 1] ? 12 : 0);
  };
  type Best = { cost: number; breaks: readonly number[] };
  let best: (Best | undefined)[] = [{ cost: 0, breaks: [] }];
  for (let line = 0; line < count; line++) {
    const next: (Best | undefined)[] = [];
    best.forEach((state, from) => {
      if (!state) return;
      for (let to = from + 1; to <= pieces.length; to++) {
        const sum = state.cost + cost(from, to);
        if (sum >= FORBIDDEN) continue;
        if (sum < (next[to]?.cost ?? FORBIDDEN)) next[to] = { cost: sum, breaks: [...state.breaks, to] };
      }
    });
    best = next;
  }
  const found = best[pieces.length];
  if (!found) return null;
  return found.breaks.map((to, i) => pieces.slice(i === 0 ? 0 : found.breaks[i - 1], to).join(""));
}
