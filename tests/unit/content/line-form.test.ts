import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doc, heading, paragraph, runInParagraph, table, text } from "@/lib/content/build";
import { contentToLines, linesToContent, opaqueBlocks } from "@/lib/content/line-form";
import { type Content, ContentSchema, type Inline, type Mark } from "@/lib/content/schema";

const nothing = doc();
const read = (lines: string, original: Content = nothing) => linesToContent({ text: lines, original });

describe("lines to content", () => {
  test("names a placeholder whose original is not there, with its line", () => {
    expect(read("正文\n\n[[表格 2]]").problems).toEqual([{ line: 3, message: "原文没有“表格 2”" }]);
  });

  test("takes short numbered lines as headings and clauses that end a sentence as paragraphs", () => {
    const { content } = read(
      "一、总体要求\n（一）查清底数\n一、各单位应当认真执行。\n1.建设单位\n第一章　总则",
    );
    expect(content.content).toEqual([
      heading(1, "一、", "总体要求"),
      heading(2, "（一）", "查清底数"),
      paragraph("一、各单位应当认真执行。"),
      paragraph("1.建设单位"),
      heading(1, "第一章　", "总则"),
    ]);
  });

  test("takes the level from # and the number from the text", () => {
    const { content } = read("# 1 总则\n### 2.1.3 预警\n#### （1）分级\n## 保障");
    expect(content.content).toEqual([
      heading(1, "1 ", "总则"),
      heading(3, "2.1.3 ", "预警"),
      heading(4, "（1）", "分级"),
      heading(2, null, "保障"),
    ]);
  });

  test("takes ‖ as the end of a heading that opens its paragraph", () => {
    expect(read("##（一）原则。‖统筹兼顾。").content.content).toEqual([
      runInParagraph(2, "（一）原则。", "统筹兼顾。"),
    ]);
  });

  test("drops blank lines and typed indents, keeps what \\ protects", () => {
    const { content } = read("　　第一段\n\n \n\\一、不是标题\n→ 云溪市人民政府");
    expect(content.content).toEqual([
      paragraph("第一段"),
      paragraph("一、不是标题"),
      paragraph("云溪市人民政府", "right"),
    ]);
  });

  test("takes signs that are never closed as text", () => {
    expect(read("5**3 和 x^{2 及 [甲").content.content).toEqual([paragraph("5**3 和 x^{2 及 [甲")]);
  });

  test("puts tables and figures back where their placeholders stand, and leaves out those without", () => {
    const grid = table({
      rows: [
        ["项目", "数量"],
        ["泵站", "2"],
      ],
      caption: "工程项目",
    });
    const figure = { type: "figure" as const, attrs: { file: null, alt: "", caption: "流程图" } };
    const original = doc(paragraph("前"), grid, figure, paragraph("后"));
    expect(contentToLines(original)).toBe("前\n[[表格 1：工程项目]]\n[[图 1：流程图]]\n后");
    expect(read("后\n[[图 1]]\n前改", original).content.content).toEqual([
      paragraph("后"),
      figure,
      paragraph("前改"),
    ]);
    expect([...opaqueBlocks(original).keys()]).toEqual(["表格 1", "图 1"]);
  });

  test("keeps marks, page marks and footnotes of a line that is edited", () => {
    const original = doc(
      paragraph([
        text("共5 m"),
        text("2", { type: "superscript" }),
        { type: "pageMark", attrs: { page: "12" } },
        text("，", { type: "bold" }),
        { type: "footnote", content: [text("含附属用房")] },
      ]),
    );
    expect(contentToLines(original)).toBe("共5 m^{2}⟦12⟧**，**⟨注：含附属用房⟩");
    const edited = read(contentToLines(original).replace("5", "6"), original).content;
    expect(contentToLines(edited)).toBe("共6 m^{2}⟦12⟧**，**⟨注：含附属用房⟩");
  });
});

describe("properties", () => {
  const word = fc
    .array(
      fc.constantFrom(
        ...("一二（）、。#*^_{}[]⟦⟧⟨⟩‖¦\\←→ 　第章条1.（一）原则甲乙\n𠅤注：".match(/./gsu) ?? []),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((characters) => characters.join(""));
  const level = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
  const mark: fc.Arbitrary<Mark> = fc.oneof(
    fc.constant<Mark>({ type: "bold" }),
    fc.constant<Mark>({ type: "superscript" }),
    fc.constant<Mark>({ type: "subscript" }),
    level.map((l): Mark => ({ type: "runIn", attrs: { level: l } })),
    fc.constant<Mark>({ type: "link", attrs: { href: "https://yunxi.example/a(b)" } }),
    fc.constant<Mark>({ type: "link", attrs: { href: "https://yunxi.example/a" } }),
  );
  const textNode = fc
    .record({ value: word, marks: fc.array(mark, { maxLength: 2 }) })
    .map(({ value, marks }) => text(value, ...marks));
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    { weight: 5, arbitrary: textNode },
    fc.constant<Inline>({ type: "pageMark", attrs: { page: "12" } }),
    fc
      .array(textNode, { minLength: 1, maxLength: 2 })
      .map((content): Inline => ({ type: "footnote", content })),
  );
  const inlines = fc.array(inline, { maxLength: 4 });
  const block = fc.oneof(
    fc
      .record({
        content: inlines,
        align: fc.constantFrom(null, "left" as const, "center" as const, "right" as const),
      })
      .map(({ content, align }) => paragraph(content, align)),
    fc
      .record({ l: level, number: fc.option(word), content: inlines })
      .map(({ l, number, content }) => heading(l, number, content)),
    fc.constant(table({ rows: [["甲", "乙"]] })),
  );
  const content = fc.array(block, { maxLength: 6 }).map((blocks) => doc(...blocks));

  test("any content comes back from its own lines as it was", () => {
    fc.assert(
      fc.property(content, (original) => {
        const back = linesToContent({ text: contentToLines(original), original });
        expect(back.problems).toEqual([]);
        expect(back.content).toEqual(original);
      }),
      { numRuns: 500 },
    );
  });

  test("any typed text gives content of the schema, and settles: its own lines read as the same content", () => {
    fc.assert(
      fc.property(
        fc.array(word).map((words) => words.join("")),
        (typed) => {
          const first = read(typed).content;
          expect(() => ContentSchema.parse(first)).not.toThrow();
          const again = linesToContent({ text: contentToLines(first), original: first }).content;
          expect(again).toEqual(first);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("ten thousand opening signs on one line are read", () => {
    expect(read("**^{_{[⟨注：".repeat(2000)).content.content).toHaveLength(1);
  });
});
