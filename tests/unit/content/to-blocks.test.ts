import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doc, heading, paragraph, table, text } from "../../../src/lib/content/build";
import { contentToBlocks } from "../../../src/lib/content/to-blocks";
import { blockToLines } from "../../../src/lib/content/to-text";
import { someContent } from "./arbitrary-content";

describe("blocks of plain JSON", () => {
  it("give a heading with its number and a paragraph without its marks", () => {
    const content = doc(heading(2, "（一）", "原则"), paragraph([text("甲", { type: "bold" }), text("乙")]));
    expect(contentToBlocks(content)).toEqual([
      { type: "heading", level: 2, text: "（一）原则" },
      { type: "paragraph", text: "甲乙" },
    ]);
  });

  it("name spans and headers of cells only where there are any", () => {
    const content = doc(table({ rows: [[{ text: "甲", colspan: 2 }], ["乙", "丙"]], unit: "单位：亩" }));
    expect(contentToBlocks(content)).toEqual([
      {
        type: "table",
        rows: [[{ text: "甲", colspan: 2, header: true }], [{ text: "乙" }, { text: "丙" }]],
        unit: "单位：亩",
      },
    ]);
  });

  it("are one a block and hold the text of each", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const blocks = contentToBlocks(content);
        expect(blocks).toHaveLength(content.content.length);
        content.content.forEach((block, index) => {
          const plain = blocks[index];
          if (plain && plain.type !== "table") expect(plain.text).toBe(blockToLines(block).join("\n"));
        });
      }),
    );
  });

  it("survive JSON unchanged", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const blocks = contentToBlocks(content);
        expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks);
      }),
    );
  });
});
