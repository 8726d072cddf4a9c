import { SUPPLEMENT_RADICALS } from "./radicals";

const CONTROLS = /[^\P{Cc}\t\n\f]/gu;
const FIRST_SUPPLEMENT = 0x2e80;

/**
 * Gives a text the characters that a reader sees in it: radicals become the ideographs that they look like
 * (PDF fonts often map 民 to ⺠ or ⼈), other spaces become plain ones, invisible characters go. Line ends stay.
 */
export function normaliseCharacters(text: string): string {
  return (
    text
      .replace(/\r\n?/gu, "\n")
      .replace(/[\u2028\u2029\u0085]/gu, " ")
      // Fonts for simplified Chinese draw 户 for the radical that Unicode sets equal to 戶.
      .replace(/\u2f3e/gu, "户")
      .replace(/[\u2f00-\u2fd5]/gu, (radical) => radical.normalize("NFKC"))
      .replace(/[\u2e80-\u2ef3]/gu, supplementToIdeograph)
      .replace(/[\uf900-\ufaff]/gu, (character) => character.normalize("NFC"))
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/gu, " ")
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffe\uffff]/gu, "")
      .replace(/\v/gu, " ")
      .replace(CONTROLS, "")
  );
}

function supplementToIdeograph(radical: string): string {
  const ideograph = SUPPLEMENT_RADICALS.charAt((radical.codePointAt(0) ?? 0) - FIRST_SUPPLEMENT);
  return ideograph === "" || ideograph === "·" ? radical : ideograph;
}
