import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_REASONS, MAX_QUERY_LENGTH, MAX_TERMS, parseQuery } from "../../../src/lib/search/query";

const written = (text: string) =>
  parseQuery(text).terms.map((term) =>
    term.phrases.map((phrase) => phrase.map((unit) => unit.text || "|").join("")),
  );
const numbers = (text: string) =>
  parseQuery(text).terms.flatMap(({ number }) =>
    number ? [[number.query.code, number.query.year, number.query.serial]] : [],
  );

describe("a query that asks for nothing", () => {
  it.each([
    ["", "empty"],
    [" \u3000\n", "empty"],
    ["《》，。", "punctuation"],
    ["“”", "punctuation"],
    ["-", "punctuation"],
    ["* \" ' \\ ; --", "punctuation"],
    ["\u200b\ufe0f", "punctuation"],
    ["\ud842", "punctuation"],
    ["-防汛", "only-excluded"],
    ["字".repeat(MAX_QUERY_LENGTH + 1), "too-long"],
    [Array.from({ length: MAX_TERMS + 1 }, (_, index) => `甲${index}`).join(" "), "too-many"],
  ])("%j gives the reason %s", (text, reason) => {
    expect(parseQuery(text)).toEqual({ text, terms: [], excluded: [], reason });
    expect(Object.keys(EMPTY_REASONS)).toContain(reason);
  });

  it("counts a character outside the basic plane as one", () => {
    expect(parseQuery("𠅤".repeat(MAX_QUERY_LENGTH)).reason).toBeNull();
  });
});

describe("words", () => {
  it("are parted by spaces, full-width ones, too", () => {
    expect(written("防汛 预案\u3000演练")).toEqual([["防汛"], ["预案"], ["演练"]]);
  });

  it("are the same in full width and half width, in upper and lower case", () => {
    expect(written("ＰＭ２．５")).toEqual(written("pm2.5"));
    expect(written("PM2.5")).toEqual([["pm2|5"]]);
  });

  it("are parted by punctuation where no quotation marks hold them together", () => {
    expect(written("关于印发《防汛预案》的通知")).toEqual([["关于印发", "防汛预案", "的通知"]]);
    expect(written("“关于印发《防汛预案》的通知”")).toEqual([["关于印发|防汛预案|的通知"]]);
  });

  it("stay together in quotation marks of any kind, closed or not", () => {
    for (const text of ['"smart city"', "“smart city”", "”smart city“", "“smart city"]) {
      expect(written(text)).toEqual([["smartcity"]]);
    }
    expect(written("甲“乙丙”丁")).toEqual([["甲"], ["乙丙"], ["丁"]]);
  });

  it("are excluded by a minus before them, half-width or full-width", () => {
    for (const text of ["防汛 -演练", "防汛 －演练", "-演练 防汛", "防汛 -“演练”", "防汛 --演练"]) {
      const { terms, excluded } = parseQuery(text);
      expect([terms.length, excluded.map((term) => term.phrases.flat().map((unit) => unit.text))]).toEqual([
        1,
        [["演", "练"]],
      ]);
    }
  });

  it("keep a minus or a dash inside them", () => {
    expect(parseQuery("2025-2027").excluded).toEqual([]);
    expect(parseQuery("防汛 — 演练").excluded).toEqual([]);
    expect(parseQuery("防汛 - 演练").excluded).toEqual([]);
  });
});

describe("a document number", () => {
  it.each([
    "云政办发〔2025〕10号",
    "云政办发[2025]10号",
    "云政办发（2025）10",
    "云政办发【2025】第10号",
    "云政办发 〔2025〕 10 号",
    "云政办发2025 10",
    "云政办发 2025 10",
    "云政办发2025-10",
    "云政办发２０２５年第１０号",
    "（云政办发〔2025〕10号）",
  ])("is read from %s", (text) => {
    expect(numbers(text)).toEqual([["云政办发", 2025, 10]]);
  });

  it.each(["云政办发〔2025〕", "云政办发[2025]", "云政办发2025", "云政办发 2025年"])(
    "may lack its serial: %s",
    (text) => {
      expect(numbers(text)).toEqual([["云政办发", 2025, null]]);
    },
  );

  it("may stand among words", () => {
    const { terms } = parseQuery("防汛 云政发 2025 3 方案");
    expect(terms.map((term) => term.text)).toEqual(["防汛", "云政发 2025 3", "方案"]);
  });

  it("is none in quotation marks, in a date or without a code word", () => {
    for (const text of ["“云政发2025 3”", "2025年3月", "截至2025年3月", "2025 3", "〔2025〕3号"]) {
      expect(numbers(text)).toEqual([]);
    }
  });
});

it("never throws, and gives either terms or a reason", () => {
  const pieces = fc.constantFrom(
    "云政发",
    "2025",
    "〔",
    "〕",
    "10",
    "号",
    " ",
    "\u3000",
    '"',
    "“",
    "”",
    "-",
    "－",
    "甲",
    "𠅤",
    "*",
    "(",
    "AND",
    "NOT",
    "\0",
    "\ud842",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 600 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { terms, excluded, reason } = parseQuery(text);
      expect(reason === null).toBe(terms.length > 0);
      for (const term of [...terms, ...excluded]) {
        expect(term.phrases.length).toBeGreaterThan(0);
        for (const phrase of [...term.phrases, ...(term.number?.citations ?? [])]) {
          expect(phrase[0]?.kind).not.toBe("break");
          expect(phrase.at(-1)?.kind).not.toBe("break");
          expect(phrase.map((unit) => unit.text).join("")).not.toMatch(/["\s]/u);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
