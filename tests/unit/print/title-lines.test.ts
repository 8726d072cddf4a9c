import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakTitle, widthOf } from "../../../src/lib/print/title-lines";

describe("breaking a title into lines", () => {
  test("a title that fits stays on one line", () => {
    expect(breakTitle({ title: "云溪市人民政府关于调整水价的通知", maxChars: 20 })).toEqual([
      "云溪市人民政府关于调整水价的通知",
    ]);
  });

  test("the issuing organ stands on a line of its own, the rest in even lines", () => {
    const title = "云溪市人民政府办公室关于印发云溪市城市供水管网更新改造三年行动方案的通知";
    const [organ, ...rest] = breakTitle({ title, maxChars: 18 });
    expect(organ).toBe("云溪市人民政府办公室");
    expect(rest.length).toBe(2);
    const [first = "", second = ""] = rest;
    expect(Math.abs(widthOf(first) - widthOf(second))).toBeLessThanOrEqual(6);
  });

  test("a name in brackets and a year with its brackets stay whole", () => {
    const title = "云溪市人民政府办公室关于贯彻落实行政执法质量提升行动实施方案（2023—2025年）的通知";
    const lines = breakTitle({ title, maxChars: 20 });
    expect(lines.some((line) => line.includes("（2023—2025年）"))).toBe(true);
  });

  test("any text comes back whole, in lines that are not too wide and begin with no closing mark", () => {
    const character = fc.constantFrom(..."云溪市关于印发方案的通知和、，（）《》〔2026〕abc1 一");
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 8, max: 30 }),
        (characters, maxChars) => {
          const title = characters.join("");
          const lines = breakTitle({ title, maxChars });
          expect(lines.join("")).toBe(title);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(maxChars);
        },
      ),
    );
  });
});
