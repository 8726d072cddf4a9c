import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlightParts } from "../../../src/lib/search/highlight";
import { highlightTitle, makeSnippets } from "../../../src/lib/search/snippets";
import { readUnits } from "../../../src/lib/search/units";

const phrases = (...texts: string[]) => texts.map(readUnits);
const marked = (parts: readonly { text: string; hit: boolean }[]) =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const passage = (anchor: string, heading: string | null, text: string) => ({ anchor, heading, text });

describe("makeSnippets", () => {
  it("gives the beginning of the text where only the title was found", () => {
    const [snippet, ...more] = makeSnippets([passage("s1", "一、总则", "为做好防汛工作。")], phrases("演练"));
    expect([snippet?.anchor, marked(snippet?.parts ?? []), more]).toEqual([
      "s1",
      "一、总则 为做好防汛工作。",
      [],
    ]);
  });

  it("gives nothing of a document without text", () => {
    expect(makeSnippets([], phrases("演练"))).toEqual([]);
  });

  it("shows each word where it first occurs, with the anchor of the passage", () => {
    const found = makeSnippets(
      [
        passage("s1", "一、总则", "为做好防汛工作。"),
        passage("s2", null, "无关。"),
        passage("s3", "三、演练", "每年防汛前。"),
      ],
      phrases("防汛", "演练"),
    );
    expect(found.map(({ anchor, parts }) => [anchor, marked(parts)])).toEqual([
      ["s1", "一、总则 为做好[防汛]工作。"],
      ["s3", "三、[演练] 每年[防汛]前。"],
    ]);
  });

  it("marks the original writing, whatever its width, case and spaces", () => {
    const [snippet] = makeSnippets(
      [passage("s1", null, "降低ＰＭ2.5，张\u3000三负责。")],
      phrases("pm2.5", "张三"),
    );
    expect(marked(snippet?.parts ?? [])).toBe("降低[ＰＭ2.5]，[张 三]负责。");
  });

  it("shows a heading once where the text opens with it", () => {
    const [snippet] = makeSnippets(
      [passage("s1", "（一）目标。", "（一）目标。到2030年建成。")],
      phrases("目标"),
    );
    expect(marked(snippet?.parts ?? [])).toBe("（一）[目标]。到2030年建成。");
  });

  it("cuts a long passage around the first hit, between characters", () => {
    const [snippet] = makeSnippets(
      [passage("s1", null, `${"𠅤".repeat(300)}防汛${"𠅤".repeat(300)}`)],
      phrases("防汛"),
    );
    const text = marked(snippet?.parts ?? []);
    expect(text).toBe(`…${"𠅤".repeat(20)}[防汛]${"𠅤".repeat(68)}…`);
  });
});

describe("highlightTitle", () => {
  it("joins hits that overlap", () => {
    expect(marked(highlightTitle("防汛应急预案", phrases("防汛应", "应急")))).toBe("[防汛应急]预案");
  });
});

it("highlightParts loses and adds nothing", () => {
  const span = fc
    .tuple(fc.nat(30), fc.nat(10))
    .map(([start, length]) => ({ start, end: Math.min(30, start + length) }));
  fc.assert(
    fc.property(fc.array(span), span, (spans, within) => {
      const text = "甲乙丙丁戊己庚辛壬癸".repeat(3);
      const parts = highlightParts({ text, spans, within });
      expect(parts.map((part) => part.text).join("")).toBe(text.slice(within.start, within.end));
      expect(parts.every((part) => part.text !== "")).toBe(true);
    }),
  );
});
