import { describe, expect, it } from "vitest";
import { circled, formatNumber } from "@/lib/importing/word/number-formats";

describe("the number formats of lists", () => {
  it.each([
    ["decimal", 12, "12"],
    ["decimalZero", 7, "07"],
    ["decimalZero", 12, "12"],
    ["chineseCounting", 1, "一"],
    ["chineseCounting", 10, "十"],
    ["chineseCounting", 11, "十一"],
    ["chineseCounting", 20, "二十"],
    ["chineseCounting", 99, "九十九"],
    ["chineseCounting", 105, "一〇五"],
    ["chineseCountingThousand", 10, "十"],
    ["chineseCountingThousand", 101, "一百零一"],
    ["chineseCountingThousand", 110, "一百一十"],
    ["chineseCountingThousand", 1010, "一千零一十"],
    ["chineseCountingThousand", 10001, "一万零一"],
    ["taiwaneseCounting", 21, "二十一"],
    ["japaneseCounting", 15, "十五"],
    ["japaneseCounting", 101, "百一"],
    ["ideographDigital", 10, "一〇"],
    ["chineseLegalSimplified", 1, "壹"],
    ["chineseLegalSimplified", 10, "壹拾"],
    ["chineseLegalSimplified", 305, "叁佰零伍"],
    ["ideographTraditional", 3, "丙"],
    ["ideographZodiac", 12, "亥"],
    ["decimalEnclosedCircleChinese", 1, "①"],
    ["decimalEnclosedCircle", 20, "⑳"],
    ["decimalEnclosedCircle", 21, "㉑"],
    ["decimalEnclosedCircle", 51, "51"],
    ["decimalEnclosedParen", 2, "⑵"],
    ["decimalFullWidth", 12, "１２"],
    ["upperRoman", 14, "XIV"],
    ["lowerRoman", 4, "iv"],
    ["upperLetter", 26, "Z"],
    ["lowerLetter", 28, "bb"],
    ["numberInDash", 3, "- 3 -"],
    ["none", 3, ""],
    ["bullet", 3, ""],
    ["aFormatOfTheFuture", 3, "3"],
  ])("writes %s %i as %s", (format, value, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });

  it("pads custom numbers as their example is padded", () => {
    expect(formatNumber(7, "custom", "001, 002, 003, ...")).toBe("007");
  });

  it("circle numbers to 50", () => {
    expect([35, 36, 50].map(circled)).toEqual(["㉟", "㊱", "㊿"]);
  });
});
