import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readUnits } from "../../../src/lib/search/units";

const texts = (text: string) => readUnits(text).map((unit) => (unit.kind === "break" ? "|" : unit.text));

describe("readUnits", () => {
  it("takes one unit a Chinese character, rare ones whole", () => {
    expect(texts("张㛃𠅤〇")).toEqual(["张", "㛃", "𠅤", "〇"]);
  });

  it("takes characters of the newest planes and of private fonts", () => {
    expect(texts("\u{30edd}\u{323b0}\ue001")).toEqual(["\u{30edd}", "\u{323b0}", "\ue001"]);
  });

  it("takes Latin words and numbers whole and in lower case", () => {
    expect(texts("PM2.5与GDP")).toEqual(["pm", "2", "|", "5", "与", "gdp"]);
    expect(texts("Smart City")).toEqual(["smart", "city"]);
  });

  it("drops spaces between Chinese characters: they are layout", () => {
    expect(texts("张\u3000三 2025 年")).toEqual(["张", "三", "2025", "年"]);
  });

  it("makes one break of punctuation and line ends, none at the ends of the text", () => {
    expect(texts("（甲）。\n“乙”。")).toEqual(["甲", "|", "乙"]);
  });

  it("reads compatibility forms as what they stand for, and points at the original", () => {
    expect(texts("⼈⺠㎡")).toEqual(["人", "⺠", "m", "2"]);
    expect(readUnits("５０㎡").map(({ text, start, end }) => [text, start, end])).toEqual([
      ["50", 0, 2],
      ["m", 2, 3],
      ["2", 2, 3],
    ]);
  });

  it("keeps a sign for a number apart from the number before it", () => {
    expect(texts("2025①Ⅳ级、10²")).toEqual(["2025", "1", "iv", "级", "|", "10", "2"]);
  });

  it("composes marks with their letter and forgets variation selectors", () => {
    expect(texts("e\u0301te")).toEqual(["éte"]);
    expect(texts("葛\u{e0100}城")).toEqual(["葛", "城"]);
  });

  it("reads any text: offsets rise, lie within it and never split a pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        let last = 0;
        for (const { start, end, kind } of readUnits(text)) {
          expect(start).toBeGreaterThanOrEqual(kind === "break" ? 0 : Math.min(last, start));
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(/^[\udc00-\udfff]/u.test(text.slice(start, end))).toBe(false);
          last = start;
        }
      }),
    );
  });
});
