/** Most characters of a quote that a list shows. */
const LONGEST = 60;

/** The beginning and the end of what was quoted, on one line. */
export function shortQuote(quote: string): string {
  const characters = [...quote.replace(/\s+/gu, " ").trim()];
  if (characters.length <= LONGEST) return characters.join("");
  return `${characters.slice(0, LONGEST - 20).join("")}……${characters.slice(-18).join("")}`;
}
