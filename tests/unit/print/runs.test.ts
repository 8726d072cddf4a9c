import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text } from "../../../src/lib/content/build";
import { cleanText, splitText, toRuns } from "../../../src/lib/print/runs";

describe("runs of a line", () => {
  test("line ends and tabs become one space, other control characters go", () => {
    expect(cleanText("甲\r\n乙\t丙\u0007丁\u2028戊")).toBe("甲 乙 丙丁 戊");
  });

  test("page marks print nothing, marks and footnotes are kept", () => {
    const runs = toRuns([
      text("水质PM"),
      { type: "pageMark", attrs: { page: "3" } },
      text("2.5", { type: "subscript" }),
      { type: "footnote", content: [text("注文")] },
    ]);
    expect(runs).toEqual(["水质PM", { t: "2.5", sub: 1 }, { note: ["注文"] }]);
  });

  test("the number of an article stands in the type of a first heading", () => {
    expect(toRuns([text("第十二条　", { type: "runIn", attrs: { level: 3 } })])).toEqual([
      { t: "第十二条", run: 1 },
      { em: 1 },
    ]);
    expect(toRuns([text("（二）落实责任。", { type: "runIn", attrs: { level: 2 } })])).toEqual([
      { t: "（二）落实责任。", run: 2 },
    ]);
  });

  test("a long address may break, and no character is lost or added", () => {
    const pieces = splitText("网址https://gongbao.example/documents/yunzhengfa-2026-1?from=print查阅");
    expect(pieces).toContainEqual({ brk: 1 });
    expect(pieces.filter((piece) => typeof piece === "string").join("")).toBe(
      "网址https://gongbao.example/documents/yunzhengfa-2026-1?from=print查阅",
    );
  });

  test("the pieces of any text are the text", () => {
    const characters = fc.array(fc.constantFrom(..."ab/?.-_=#$字　 “"), { maxLength: 200 });
    fc.assert(
      fc.property(characters, (given) => {
        const whole = given.join("");
        const pieces = splitText(whole).map((piece) => {
          if (typeof piece === "string") return piece;
          return "em" in piece ? "　".repeat(piece.em) : "";
        });
        expect(pieces.join("")).toBe(whole);
      }),
    );
  });
});
