import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnchoredPart, outlineOf, partAnchors } from "../../../src/lib/content/anchors";
import { doc, heading, paragraph, runInParagraph, text } from "../../../src/lib/content/build";
import { someContent, withTexts } from "./arbitrary-content";

const anchorsOf = (parts: readonly AnchoredPart[]) => outlineOf(parts).map((entry) => entry.anchor);
const someParts = fc.array(
  fc.record({
    type: fc.constantFrom("body" as const, "instrument" as const, "annex" as const),
    content: someContent,
  }),
  { maxLength: 4 },
);

describe("anchors of parts", () => {
  it("count issued texts and annexes apart and give the body none", () => {
    const parts = ["body", "instrument", "annex", "annex", "instrument"] as const;
    expect(partAnchors(parts.map((type) => ({ type })))).toEqual([null, "i1", "a1", "a2", "i2"]);
  });
});

describe("anchors of headings", () => {
  it("follow the levels and start again under each higher heading", () => {
    const content = doc(
      heading(1, "一、", "甲"),
      heading(2, "（一）", "乙"),
      runInParagraph(2, "（二）丙。", "文。"),
      heading(3, "1.", "丁"),
      heading(1, "二、", "戊"),
      heading(2, "（一）", "己"),
    );
    expect(anchorsOf([{ type: "body", content }])).toEqual(["s1", "s1-1", "s1-2", "s1-2-1", "s2", "s2-1"]);
  });

  it("run on from the body through the issued text and begin anew in each annex", () => {
    const content = doc(heading(1, null, "甲"));
    const parts = (["body", "instrument", "annex", "annex"] as const).map((type) => ({ type, content }));
    expect(anchorsOf(parts)).toEqual(["s1", "s2", "a1-s1", "a2-s1"]);
  });

  it("tell a skipped level by a nought", () => {
    expect(
      anchorsOf([{ type: "body", content: doc(heading(2, null, "甲"), heading(4, null, "乙")) }]),
    ).toEqual(["s0-1", "s0-1-0-1"]);
  });

  it("are found where a page mark stands before the run-in heading", () => {
    const mark = { type: "pageMark" as const, attrs: { page: "3" } };
    const lead = text("（一）甲。", { type: "runIn", attrs: { level: 2 } });
    const content = doc(paragraph([mark, lead, text("文。")]));
    expect(outlineOf([{ type: "body", content }])).toEqual([
      { anchor: "s0-1", level: 2, text: "（一）甲。", part: 0, block: 0 },
    ]);
  });

  it("are each given once", () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        const anchors = anchorsOf(parts);
        expect(new Set(anchors).size).toBe(anchors.length);
      }),
    );
  });

  it("do not move when only words change", () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        const changed = parts.map((part) => ({ ...part, content: withTexts(part.content, (t) => `${t}改`) }));
        expect(anchorsOf(changed)).toEqual(anchorsOf(parts));
      }),
    );
  });

  it("do not move when text is added behind", () => {
    fc.assert(
      fc.property(someContent, someContent, (content, more) => {
        const longer = doc(...content.content, ...more.content);
        const before = anchorsOf([{ type: "body", content }]);
        expect(anchorsOf([{ type: "body", content: longer }]).slice(0, before.length)).toEqual(before);
      }),
    );
  });
});
