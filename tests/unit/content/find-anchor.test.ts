import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANCHOR_CONTEXT, findAnchor } from "../../../src/lib/content/find-anchor";

const anchorAt = (text: string, from: number, to: number) => ({
  quote: text.slice(from, to),
  prefix: text.slice(Math.max(0, from - ANCHOR_CONTEXT), from),
  suffix: text.slice(to, to + ANCHOR_CONTEXT),
});

describe("findAnchor", () => {
  it("finds a stretch of the text that it was made from, by its words if not by its place", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."云溪市市市\n"), minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, pick, length) => {
        const from = pick % text.length;
        const anchor = anchorAt(text, from, from + length);
        const found = findAnchor(text, anchor);
        expect(found && text.slice(found.from, found.to)).toBe(anchor.quote);
        expect(found && anchorAt(text, found.from, found.to)).toEqual(anchor);
      }),
    );
  });

  it("tells equal quotes apart by what stands around them", () => {
    const text = "各县负责。各县落实。各县报告。";
    const anchor = anchorAt(text, 5, 7);
    expect(findAnchor(text, anchor)).toEqual({ from: 5, to: 7 });
    expect(findAnchor(`新增一段。\n${text}`, anchor)).toEqual({ from: 11, to: 13 });
  });

  it("takes the likeliest place where the surroundings changed, and none where the quote is gone", () => {
    expect(findAnchor("县级负责，市级落实", { quote: "落实", prefix: "旧文市级", suffix: "。" })).toEqual({
      from: 7,
      to: 9,
    });
    expect(findAnchor("甲", { quote: "乙", prefix: "", suffix: "" })).toBeNull();
    expect(findAnchor("甲", { quote: "", prefix: "", suffix: "" })).toBeNull();
  });

  it("takes the breaks between blocks and cells for the same", () => {
    expect(findAnchor("甲\n乙 甲\t乙", { quote: "乙", prefix: "甲\t", suffix: "" })).toEqual({
      from: 2,
      to: 3,
    });
  });
});
