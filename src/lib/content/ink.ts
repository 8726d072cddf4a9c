/** The characters of a text other than white space and control characters: what must not be lost, whatever the layout. */

/** Whether a character is printed. */
export function isInk(character: string): boolean {
  return /[^\s\p{Cc}]/u.test(character);
}

/** The printed characters of a text, white space aside. */
export function inkText(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, "");
}

/** How many printed characters a text has, by code points. */
export function countInk(text: string): number {
  let count = 0;
  for (const _ of inkText(text)) count++;
  return count;
}
