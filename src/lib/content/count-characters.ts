/** 字数 as word processors count it: a Han character or a word of another script is one; characters with and without spaces. */
export type CharacterCount = {
  readonly words: number;
  readonly characters: number;
  readonly withSpaces: number;
};

/** Counts a text; line ends are nothing. */
export function countCharacters(text: string): CharacterCount {
  const line = text.replace(/[\r\n]+/gu, "");
  const withSpaces = lengthOf(line);
  const characters = withSpaces - lengthOf(line.replace(/\S+/gu, ""));
  // Chinese marks of punctuation count like characters, as 字数统计 of the usual programs has it.
  const chinese = text.match(CHINESE)?.length ?? 0;
  const words = chinese + (text.replace(CHINESE, " ").match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0);
  return { words, characters, withSpaces };
}

const CHINESE = /\p{Script=Han}|[\u3001-\u303F\uFF01-\uFF65“”‘’—…·]/gu;

/** Characters, not UTF-16 units: a rare character is one. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _character of text) length++;
  return length;
}
