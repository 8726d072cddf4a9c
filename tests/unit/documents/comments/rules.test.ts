import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doc, paragraph, table } from "@/lib/content/build";
import { inTextOrder, lostComments, type PlacedAnchor } from "@/lib/documents/comments/rules";

const on = (quote: string, part = 0, prefix = ""): PlacedAnchor => ({ part, quote, prefix, suffix: "" });
const part = (...lines: string[]) => ({ content: doc(...lines.map((line) => paragraph(line))) });

describe("comments in the order of the text", () => {
  it("stand as their quotes do, those on the whole document first, part by part", () => {
    const parts = [part("云溪河治理方案。", "上游由青石区负责。"), part("附件的第一段。")];
    const given = [on("第一段", 1), on("青石区"), on("治理"), on("")];
    expect(inTextOrder(given, parts).map(({ quote }) => quote)).toEqual(["", "治理", "青石区", "第一段"]);
  });

  it("tell equal words apart by what stands around them", () => {
    const parts = [part("甲负责巡查，乙负责巡查。")];
    const given = [on("负责巡查", 0, "乙"), on("乙"), on("负责巡查", 0, "甲")];
    expect(inTextOrder(given, parts).map(({ quote, prefix }) => prefix + quote)).toEqual([
      "甲负责巡查",
      "乙",
      "乙负责巡查",
    ]);
  });

  it("keep those whose words are gone, after the others of the part", () => {
    const parts = [part("云溪河治理方案。"), part("附件。")];
    const given = [on("删去的话"), on("方案"), on("附件", 1), on("没有的部分", 7)];
    expect(inTextOrder(given, parts).map(({ quote }) => quote)).toEqual([
      "方案",
      "删去的话",
      "附件",
      "没有的部分",
    ]);
  });

  it("lose none, whatever they quote", () => {
    const quotes = fc.array(fc.record({ part: fc.nat(3), quote: fc.string(), prefix: fc.string() }));
    fc.assert(
      fc.property(quotes, fc.string({ minLength: 1 }), (given, text) => {
        const anchors = given.map((one) => ({ ...one, suffix: "" }));
        const sorted = inTextOrder(anchors, [part(text)]);
        expect(new Set(sorted)).toEqual(new Set(anchors));
        expect(sorted).toHaveLength(anchors.length);
      }),
    );
  });
});

describe("comments whose words are gone", () => {
  const parts = [
    {
      content: doc(
        paragraph("云溪河治理方案。"),
        table({
          rows: [
            ["任务", "单位"],
            ["巡查", "青石区"],
          ],
        }),
      ),
    },
  ];

  it("are named, those on the whole document not among them", () => {
    const given = [on(""), on("治理"), on("删去的话"), on("治理", 3)].map((one, id) => ({
      ...one,
      id: `${id}`,
    }));
    expect(lostComments(given, parts)).toEqual(["2", "3"]);
  });

  it("are not those that quote several cells of a table", () => {
    expect(lostComments([{ ...on("巡查\n青石区"), id: "cells" }], parts)).toEqual([]);
  });
});
