import { describe, expect, it } from "vitest";
import { indexTokens, phraseExpression } from "../../../src/lib/search/tokens";
import { readUnits } from "../../../src/lib/search/units";

const expression = (text: string) => phraseExpression(readUnits(text));

describe("indexTokens", () => {
  it("gives the bigrams of a run and then its last character", () => {
    expect(indexTokens("防汛预案")).toBe("防汛 汛预 预案 案");
    expect(indexTokens("𠅤㛃")).toBe("𠅤㛃 㛃");
  });

  it("starts anew after punctuation and marks it beside words", () => {
    expect(indexTokens("甲乙，丙")).toBe("甲乙 乙 丙");
    expect(indexTokens("云发〔2025〕10号")).toBe("云发 发· 2025 · 10 号");
  });
});

describe("phraseExpression", () => {
  it("asks for the bigrams of a word", () => {
    expect(expression("防汛预案")).toBe('"防汛 汛预 预案"');
  });

  it("asks for the beginning of a token where one character stands alone", () => {
    expect(expression("汛")).toBe('"汛" *');
    expect(expression("2025年")).toBe('"2025 年" *');
  });

  it("asks for a character alone before a word", () => {
    expect(expression("至2025年底")).toBe('"至 2025 年底"');
    expect(expression("PM2.5")).toBe('"pm 2 · 5"');
  });
});
