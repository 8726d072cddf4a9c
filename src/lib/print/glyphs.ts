import { AppError } from "../core/errors";

/** A text that is to be printed and where it stands, in words for an editor. */
export type PlacedText = {
  readonly text: string;
  readonly where: string;
  /** The document that it belongs to; absent for what belongs to the issue. */
  readonly documentId?: string;
};

const UNPRINTED = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;
const MAX_NAMED = 5;

/**
 * Stops printing where a character has no glyph in any font (rules.md P-02): a gazette must not print an empty box.
 * Throws an AppError that names each such character, its code point and where it stands.
 */
export function requireGlyphs({
  texts,
  covers,
}: {
  texts: Iterable<PlacedText>;
  covers: (codePoint: number) => boolean;
}): void {
  const known = new Map<string, boolean>();
  const missing = new Map<string, string>();
  const documents = new Set<string>();
  for (const { text, where, documentId } of texts) {
    for (const character of text) {
      let printable = known.get(character);
      if (printable === undefined) {
        const codePoint = character.codePointAt(0) ?? 0;
        printable = codePoint < 0x80 || UNPRINTED.test(character) || covers(codePoint);
        known.set(character, printable);
      }
      if (!printable && !missing.has(character))
        missing.set(character, `${where}“${excerpt(text, character)}”处`);
      if (!printable && documentId) documents.add(documentId);
    }
  }
  if (missing.size > 0) throw missingGlyphError(missing, documents);
}

/** The failure for `missing`, from a character to where it stands; its fields are the ids of the documents at fault. */
export function missingGlyphError(
  missing: ReadonlyMap<string, string>,
  documents: Iterable<string> = [],
): AppError {
  const named = [...missing].slice(0, MAX_NAMED).map(([character, where]) => {
    return `“${character}”（${codePointName(character)}），${where}`;
  });
  const rest = missing.size > MAX_NAMED ? `；另有 ${missing.size - MAX_NAMED} 个` : "";
  return new AppError(
    "blocked",
    `缺少字形，不能排印：${named.join("；")}${rest}。请核对原文，或在排版字体文件夹中补充含有该字的字体。`,
    { fields: Object.fromEntries([...documents].map((id) => [id, "缺少字形"])) },
  );
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function excerpt(text: string, character: string): string {
  const characters = [...text];
  const at = characters.indexOf(character);
  const [from, to] = [Math.max(0, at - 8), Math.min(characters.length, at + 9)];
  const inside = characters.slice(from, to).join("");
  return `${from > 0 ? "…" : ""}${inside}${to < characters.length ? "…" : ""}`;
}
