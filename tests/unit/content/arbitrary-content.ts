import fc from "fast-check";
import type { Block, Content, Inline, Mark, Paragraph, TextNode } from "../../../src/lib/content/schema";

/** Texts that try to leave their place in HTML, among ordinary ones. */
const hostile = fc.constantFrom(
  "<script>alert(1)</script>",
  "</p><h1>",
  '" onmouseover="x',
  "' style='x",
  "<!--",
  "]]>",
  "&lt;b&gt;",
  "&#60;i&#62;",
  "<",
  ">",
  "&",
);
const ordinary = fc.string({
  unit: fc.constantFrom(..."云溪市关于通知、。（）《》0129ab <>&\"'/=\u{20164}\u3000"),
});
export const someText = fc
  .oneof(hostile, ordinary, fc.string({ unit: "grapheme" }))
  .map((text) => (text === "" ? "文" : text));

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>({ type: "bold" }, { type: "superscript" }, { type: "subscript" }),
  fc
    .constantFrom("https://yunxi.example/a?b=1&c=2", "mailto:gongbao@yunxi.example", "tel:0000-5550101")
    .map((href): Mark => ({ type: "link", attrs: { href } })),
  fc.constantFrom(1, 2, 3, 4).map((level): Mark => ({ type: "runIn", attrs: { level } })),
);
const textNode: fc.Arbitrary<TextNode> = fc.record(
  { type: fc.constant("text" as const), text: someText, marks: fc.array(mark, { maxLength: 3 }) },
  { requiredKeys: ["type", "text"] },
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 6, arbitrary: textNode },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("1", "12", "iv")
      .map((page): Inline => ({ type: "pageMark", attrs: { page } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(textNode, { minLength: 1, maxLength: 2 })
      .map((content): Inline => ({ type: "footnote", content })),
  },
);
const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  type: fc.constant("paragraph" as const),
  attrs: fc.record({ align: fc.constantFrom("left" as const, "center" as const, "right" as const, null) }),
  content: fc.array(inline, { maxLength: 4 }),
});
const heading: fc.Arbitrary<Block> = fc.record({
  type: fc.constant("heading" as const),
  attrs: fc.record({
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    number: fc.option(fc.constantFrom("一、", "（一）", "1.1　", '<"1">')),
  }),
  content: fc.array(inline, { maxLength: 3 }),
});
const table: fc.Arbitrary<Block> = fc
  .record({ width: fc.integer({ min: 1, max: 3 }), height: fc.integer({ min: 1, max: 3 }) })
  .chain(({ width, height }) => {
    const cell = fc.record({
      type: fc.constantFrom("tableCell" as const, "tableHeader" as const),
      attrs: fc.constant({ colspan: 1, rowspan: 1 }),
      content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    });
    const row = fc.record({
      type: fc.constant("tableRow" as const),
      content: fc.array(cell, { minLength: width, maxLength: width }),
    });
    return fc.record({
      type: fc.constant("table" as const),
      attrs: fc.record({
        caption: fc.option(someText),
        unit: fc.option(someText),
        notes: fc.array(someText, { maxLength: 2 }),
      }),
      content: fc.array(row, { minLength: height, maxLength: height }),
    });
  });
const others: fc.Arbitrary<Block> = fc.oneof(
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(
    (content): Block => ({
      type: "unrecoveredTable",
      content,
    }),
  ),
  fc
    .record({ alt: someText, caption: fc.option(someText) })
    .map((attrs): Block => ({ type: "figure", attrs: { file: null, ...attrs } })),
);

/** Any content that the schema allows. */
export const someContent: fc.Arbitrary<Content> = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 2, arbitrary: heading }, table, others), {
    maxLength: 6,
  })
  .map((content) => ({ type: "doc", content }));

/** The same content with `change` applied to every text in it. */
export function withTexts(content: Content, change: (text: string) => string): Content {
  const walk = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") {
      return ["text", "caption", "unit", "notes", "alt"].includes(key) ? change(value) : value;
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(content) as Content;
}
