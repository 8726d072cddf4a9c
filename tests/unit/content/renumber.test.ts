import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doc, heading, paragraph, text } from "../../../src/lib/content/build";
import { chineseNumber } from "../../../src/lib/content/numbering";
import { renumber, toChinese } from "../../../src/lib/content/renumber";
import type { Block, Content } from "../../../src/lib/content/schema";
import { contentToText } from "../../../src/lib/content/to-text";
import { someContent } from "./arbitrary-content";

const lines = (content: Content) => contentToText(content).split("\n");
const numbered = (...blocks: Block[]) => lines(renumber(doc(...blocks)).content);

const level2 = (n: number) => fc.constantFrom(`（${toChinese(n)}）`, `${n}.`, `${n}、`);
/** A text that is numbered well: one form a level, each level from one under each thing above it. */
const wellNumbered: fc.Arbitrary<Content> = fc
  .record({
    tops: fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
    form: fc.constantFrom("（一）", "1.", "①"),
    isArticles: fc.boolean(),
  })
  .map(({ tops, form, isArticles }) => {
    let article = 0;
    return doc(
      ...tops.flatMap((sections, top): Block[] => [
        isArticles
          ? heading(1, `第${toChinese(top + 1)}章　`, "总则")
          : heading(1, `${toChinese(top + 1)}、`, "总体要求"),
        ...sections.flatMap((items, section): Block[] => [
          isArticles
            ? paragraph(`第${toChinese(++article)}条　本办法适用于云溪市。`)
            : heading(2, `（${toChinese(section + 1)}）`, "工作原则"),
          ...Array.from({ length: items }, (_, item) => {
            const n = item + 1;
            const number = form === "①" ? "①②③"[item] : form === "1." ? `${n}.` : `（${toChinese(n)}）`;
            return paragraph(`${number}巡查堤防；`);
          }),
        ]),
      ]),
    );
  });

describe("renumber", () => {
  it("leaves a well numbered text as it is", () => {
    fc.assert(
      fc.property(wellNumbered, (content) => {
        expect(renumber(content)).toEqual({ content, changes: [], warnings: [] });
      }),
    );
  });

  it("restores a text from which a block was taken", () => {
    fc.assert(
      fc.property(wellNumbered, fc.nat(), (content, pick) => {
        const left = content.content.toSpliced(pick % content.content.length, 1);
        const { content: once } = renumber({ type: "doc", content: left });
        expect(renumber(once).changes).toEqual([]);
      }),
    );
  });

  it("does the same twice as once, and changes nothing but numerals", () => {
    const opening = fc.tuple(
      fc.nat(12).chain((n) => level2(n + 1)),
      fc.constantFrom("", "第三条　", "第2章 ", "1.1 ", "2.1.3 "),
      fc.boolean(),
    );
    const blocks = fc.array(
      opening.map(([a, b, isHeading]): Block => {
        const number = b || a;
        return isHeading ? heading(2, number, "标题") : paragraph(`${number}文字。`);
      }),
      { maxLength: 12 },
    );
    const strip = (content: Content) =>
      contentToText(content).replace(/[一二三四五六七八九十百零〇\d①-⑳]+(?:[.．]\d+)*/gu, "#");
    fc.assert(
      fc.property(
        fc.oneof(
          someContent,
          blocks.map((all) => doc(...all)),
        ),
        (content) => {
          const once = renumber(content).content;
          expect(renumber(once)).toMatchObject({ content: once, changes: [] });
          expect(strip(once)).toBe(strip(content));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("counts on in each form and starts anew below what stands above", () => {
    expect(
      numbered(
        heading(1, "一、", "甲"),
        heading(2, "（一）", "乙"),
        heading(2, "（三）", "丙"),
        paragraph("1. 丁"),
        paragraph("3. 戊"),
        heading(1, "四、", "己"),
        heading(2, "（四）", "庚"),
      ),
    ).toEqual(["一、甲", "（一）乙", "（二）丙", "1. 丁", "2. 戊", "二、己", "（一）庚"]);
  });

  it("begins anew where a first heading of another level stands", () => {
    expect(
      numbered(
        heading(1, "（三）", "甲"),
        heading(1, "一、", "乙"),
        heading(2, "（一）", "丙"),
        heading(2, "（三）", "丁"),
      ),
    ).toEqual(["（一）甲", "一、乙", "（一）丙", "（二）丁"]);
  });

  it("runs articles through chapters and says which references moved", () => {
    const { content, changes, warnings } = renumber(
      doc(
        heading(1, "第一章　", "总则"),
        paragraph("第一条　按照第四条和《云溪市供水办法》第四条办理。"),
        heading(1, "第三章　", "附则"),
        paragraph("第四条　自公布之日起施行。"),
      ),
    );
    expect(lines(content)).toEqual([
      "第一章　总则",
      "第一条　按照第四条和《云溪市供水办法》第四条办理。",
      "第二章　附则",
      "第二条　自公布之日起施行。",
    ]);
    expect(changes).toEqual([
      { block: 2, from: "第三章　", to: "第二章　" },
      { block: 3, from: "第四条　", to: "第二条　" },
    ]);
    expect(warnings).toEqual([{ block: 1, from: "第四条", to: "第二条" }]);
  });

  it("numbers decimals below what they stand under", () => {
    expect(
      numbered(
        heading(1, "1　", "总则"),
        heading(2, "1.1　", "目的"),
        heading(2, "1.3　", "依据"),
        heading(1, "3　", "组织"),
        heading(2, "3.1　", "指挥"),
        heading(3, "3.1.2　", "职责"),
      ),
    ).toEqual(["1　总则", "1.1　目的", "1.2　依据", "2　组织", "2.1　指挥", "2.1.1　职责"]);
  });

  it("begins a list anew after other text, and takes no sentence for an article", () => {
    expect(numbered(paragraph("1.甲"), paragraph("2.乙"), paragraph("另有："), paragraph("1.丙"))).toEqual([
      "1.甲",
      "2.乙",
      "另有：",
      "1.丙",
    ]);
    expect(
      numbered(paragraph("第一条　甲。"), paragraph("第八条规定另有说明。"), paragraph("第三条　乙。")),
    ).toEqual(["第一条　甲。", "第八条规定另有说明。", "第二条　乙。"]);
  });

  it("changes a number that marks cut in two", () => {
    const block = paragraph([text("（", { type: "bold" }), text("三）"), text("甲")]);
    expect(renumber(doc(block)).content.content).toEqual([
      paragraph([text("（", { type: "bold" }), text("一）"), text("甲")]),
    ]);
  });

  it("writes every number that it reads", () => {
    for (let value = 1; value < 1000; value++) expect(chineseNumber(toChinese(value))).toBe(value);
  });
});
