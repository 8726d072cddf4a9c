import type { Glyph } from "@/lib/importing/pdf/page-geometry";

/** Characters of one line set solid from `x` on; a space in `text` leaves half a character, `　` a whole one. */
export function placeText(
  text: string,
  { x, y, size = 10, tracking = 0 }: { x: number; y: number; size?: number; tracking?: number },
): Glyph[] {
  const glyphs: Glyph[] = [];
  let at = x;
  for (const character of text) {
    const width = /[ -~]/u.test(character) ? size / 2 : size;
    if (character.trim() !== "")
      glyphs.push({ text: character, x: at, y, width, size, bold: false, spaced: false });
    at += width + tracking;
  }
  return glyphs;
}
