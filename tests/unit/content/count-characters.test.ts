import { describe, expect, it } from "vitest";
import { countCharacters } from "../../../src/lib/content/count-characters";

describe("countCharacters", () => {
  it("counts a Chinese character, a mark and a word of another script as one each", () => {
    expect(countCharacters("云溪市，2026年 GDP 增长 5.2%。")).toEqual({
      words: 11,
      characters: 19,
      withSpaces: 22,
    });
  });

  it("counts no line ends, and a rare character once", () => {
    expect(countCharacters("甲\n乙\r\n\u{20164}")).toEqual({ words: 3, characters: 3, withSpaces: 3 });
    expect(countCharacters("")).toEqual({ words: 0, characters: 0, withSpaces: 0 });
  });
});
