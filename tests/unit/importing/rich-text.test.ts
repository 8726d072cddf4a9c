import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movedBehind, toInlines, withoutRange } from "@/lib/importing/rich-text";
import type { Rich } from "@/lib/importing/source";

const superscript = (from: number, to: number): Rich => ({ from, to, mark: { type: "superscript" } });
const page = (at: number): Rich => ({ at, node: { type: "pageMark", attrs: { page: "12" } } });

describe("toInlines", () => {
  it("gives plain text where there are no marks, and nothing for no text", () => {
    expect(toInlines("绿道", [])).toEqual([{ type: "text", text: "绿道" }]);
    expect(toInlines("", undefined)).toEqual([]);
  });

  it("counts characters other than white space, so that a change of spaces moves nothing", () => {
    const squared = [
      { type: "text", text: "面积 30 m" },
      { type: "text", text: "2", marks: [{ type: "superscript" }] },
      { type: "text", text: "。" },
    ];
    expect(toInlines("面积 30 m2。", [superscript(5, 6)])).toEqual(squared);
    expect(toInlines("面积30m2。", [superscript(5, 6)]).at(1)).toEqual(squared[1]);
  });

  it("puts an atom before its character, or at the start where it stood in the number before", () => {
    expect(toInlines("总体要求", [page(0)], 2).at(0)).toEqual({ type: "pageMark", attrs: { page: "12" } });
    expect(toInlines("总体要求", [page(4)], 2).map((node) => node.type)).toEqual([
      "text",
      "pageMark",
      "text",
    ]);
    expect(toInlines("要求", [page(2)]).at(-1)).toEqual({ type: "pageMark", attrs: { page: "12" } });
  });

  it("keeps the text whatever marks stand on it, rare characters whole", () => {
    const text = fc.string({ unit: fc.constantFrom("公", "𠮷", " ", "a", "。"), maxLength: 30 });
    const rich = fc.array(
      fc.oneof(
        fc.tuple(fc.nat(30), fc.nat(30)).map(([from, to]) => superscript(from, to)),
        fc.nat(30).map(page),
      ),
    );
    fc.assert(
      fc.property(text, rich, fc.nat(5), (value, marks, skip) => {
        const texts = toInlines(value, marks, skip).flatMap((node) =>
          node.type === "text" ? [node.text] : [],
        );
        expect(texts.join("")).toBe(value);
      }),
    );
  });
});

describe("moving marks", () => {
  it("moves them behind the text that now stands before them", () => {
    expect(movedBehind("甲 乙", [superscript(1, 2), page(0)])).toEqual([superscript(3, 4), page(2)]);
  });

  it("drops a mark that stood on what is taken out, and moves the rest up", () => {
    const taken = { start: 2, end: 5 };
    expect(withoutRange([superscript(3, 4), superscript(4, 7), page(6)], taken)).toEqual([
      superscript(2, 4),
      page(3),
    ]);
  });
});
