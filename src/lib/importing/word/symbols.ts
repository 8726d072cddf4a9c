/** Characters of symbol fonts, which Word keeps by their place in the font, as the characters that they look like. */

/** Stands for a character that is not known, as in Chinese type-setting. */
export const UNKNOWN_SYMBOL = "〓";

const FIRST_PRIVATE = 0xf000;
const LAST_PRIVATE = 0xf0ff;

const WINGDINGS = readTable(
  "21✏ 22✂ 28☎ 29✆ 2a✉ 46☞ 6c● 6d❍ 6e■ 6f□ 70□ 71□ 72□ 73◆ 74◆ 75◆ 76❖ 77◆ 9e· 9f• a0▪ a1○ a4◎ a7▪ a8□ ab★ b2☆ d8➢ df← e0→ e1↑ e2↓ e8➔ ef⇦ f0⇨ f1⇧ f2⇩ fb✗ fc✓ fd☒ fe☑",
);
const WINGDINGS_2 = readTable("4f✗ 50✓ 51☒ 52☑ 53☒ 54☒ a3□ 97● 99○ 9e⊙ a2■ aa◆ ea★");
/** From 0x20 on; a space is a place without a sign. */
const SYMBOL_LOW =
  " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/** From 0xa0 on. */
const SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

/** The character at a place of a symbol font (`w:sym`); `UNKNOWN_SYMBOL` where it is not known. */
export function symbolCharacter(font: string, place: number): string {
  const code = place >= FIRST_PRIVATE && place <= LAST_PRIVATE ? place - FIRST_PRIVATE : place;
  const known = lookUp(font.trim().toLowerCase(), code);
  if (known !== undefined) return known;
  // A place beyond one byte that is not private is the character itself.
  const isItself = code > 0xff && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xf8ff);
  return isItself || (!isSymbolFont(font) && place === code && code > 0x20)
    ? String.fromCodePoint(code)
    : UNKNOWN_SYMBOL;
}

/** A text of a symbol font with its private characters read; other text as it is. */
export function readSymbolText(text: string, font: string | undefined): string {
  if (!/[\uf020-\uf0ff]/u.test(text)) return text;
  // Word writes private places only for fonts of signs; one that is not named is mostly Wingdings.
  return text.replace(/[\uf020-\uf0ff]/gu, (character) =>
    symbolCharacter(isSymbolFont(font ?? "") ? (font ?? "") : "wingdings", character.codePointAt(0) ?? 0),
  );
}

function isSymbolFont(font: string): boolean {
  return /^(?:wingdings|webdings|symbol)/iu.test(font.trim());
}

function lookUp(font: string, code: number): string | undefined {
  if (font === "wingdings") return WINGDINGS.get(code);
  if (font === "wingdings 2") return WINGDINGS_2.get(code);
  if (font !== "symbol") return undefined;
  return code >= 0xa0 ? [...SYMBOL_HIGH][code - 0xa0] : SYMBOL_LOW[code - 0x20];
}

/** A table of places (two hexadecimal digits), each followed by its character. */
function readTable(source: string): ReadonlyMap<number, string> {
  return new Map(source.split(" ").map((pair) => [Number.parseInt(pair.slice(0, 2), 16), pair.slice(2)]));
}
