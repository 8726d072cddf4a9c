import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doc, heading, paragraph, table, text } from "../../../src/lib/content/build";
import type { Content } from "../../../src/lib/content/schema";
import { blockToLines, contentToText, inlineToText } from "../../../src/lib/content/to-text";
import { someContent } from "./arbitrary-content";

/** All page marks taken away, as if the text had never been printed. */
function unpaged(content: Content): Content {
  return JSON.parse(JSON.stringify(content), (_, value) =>
    Array.isArray(value) ? value.filter((item) => item?.type !== "pageMark") : value,
  ) as Content;
}

describe("plain text", () => {
  it("has a line a paragraph and the number before its heading", () => {
    expect(contentToText(doc(heading(1, "一、", "总体要求"), paragraph("甲。"), paragraph("")))).toBe(
      "一、总体要求\n甲。\n",
    );
  });

  it("has a line a row, cells apart by tabs, with caption, unit and notes around", () => {
    const block = table({
      rows: [
        ["项目", "面积"],
        ["甲", "1.5"],
      ],
      caption: "表",
      unit: "单位：公顷",
      notes: ["注"],
    });
    expect(blockToLines(block)).toEqual(["表", "单位：公顷", "项目\t面积", "甲\t1.5", "注"]);
  });

  it("shows a footnote where it is called", () => {
    expect(inlineToText([text("甲"), { type: "footnote", content: [text("乙")] }, text("丙")])).toBe(
      "甲〔注：乙〕丙",
    );
  });

  it("names a picture by its caption, else by its description, else not at all", () => {
    const figure = (alt: string, caption: string | null) =>
      blockToLines({ type: "figure", attrs: { file: null, alt, caption } });
    expect([figure("图", "流程图"), figure("图", null), figure("", null)]).toEqual([["流程图"], ["图"], []]);
  });

  it("is the same with and without page marks", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        expect(contentToText(unpaged(content))).toBe(contentToText(content));
      }),
    );
  });
});
