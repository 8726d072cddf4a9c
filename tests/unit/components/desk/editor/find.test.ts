import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { Figure } from "../../../../../src/components/desk/editor/figure-node";
import { findMatches } from "../../../../../src/components/desk/editor/find";
import { MARKS } from "../../../../../src/components/desk/editor/marks";
import { NODES } from "../../../../../src/components/desk/editor/nodes";
import { TABLES } from "../../../../../src/components/desk/editor/table-nodes";
import { textMap } from "../../../../../src/components/desk/editor/text-map";
import { doc, heading, paragraph, table, text } from "../../../../../src/lib/content/build";
import { toEditor } from "../../../../../src/lib/content/editor-form";
import type { Block, Inline } from "../../../../../src/lib/content/schema";

const schema = getSchema([...NODES, ...MARKS, ...TABLES, Figure]);
const open = (...blocks: Block[]) => schema.nodeFromJSON(toEditor(doc(...blocks)));
const note: Inline = { type: "footnote", content: [text("云溪")] };
const mark: Inline = { type: "pageMark", attrs: { page: "2" } };

describe("findMatches", () => {
  const found = (query: string, isCaseExact: boolean, ...blocks: Block[]) => {
    const opened = open(...blocks);
    return findMatches(opened, { text: query, isCaseExact }).map(({ from, to }) =>
      opened.textBetween(from, to),
    );
  };

  it("passes over marks, and finds numbers of headings, cells and notes", () => {
    expect(found("云溪", false, paragraph([text("云"), text("溪", { type: "bold" }), note]))).toHaveLength(2);
    expect(found("一、总", false, heading(1, "一、", "总则"))).toEqual(["一、总"]);
    expect(found("面积", false, table({ rows: [["面积", "面积"]] }))).toHaveLength(2);
  });

  it("crosses no block, note or page mark, so that replacing takes none of them along", () => {
    expect(found("云溪", false, paragraph("云"), paragraph("溪"))).toEqual([]);
    expect(found("甲乙", false, paragraph([text("甲"), mark, text("乙")]))).toEqual([]);
  });

  it("heeds case only where it is asked to, and lets no match overlap another", () => {
    expect(found("gdp", false, paragraph("GDP gdp"))).toEqual(["GDP", "gdp"]);
    expect(found("gdp", true, paragraph("GDP gdp"))).toEqual(["gdp"]);
    expect(found("市市", false, paragraph("市市市"))).toEqual(["市市"]);
  });
});

describe("textMap", () => {
  it("tells the text as the reader's text is told, and where each stretch of it stands", () => {
    const opened = open(paragraph([text("甲"), mark, text("乙"), note]), paragraph("丙丁"));
    const map = textMap(opened);
    expect(map.text).toBe("甲乙〔注：云溪〕\n丙丁");
    const range = map.range(map.text.indexOf("丁"), map.text.length);
    expect(range && opened.textBetween(range.from, range.to)).toBe("丁");
    expect(map.range(2, 3)).toBeNull();
  });
});
