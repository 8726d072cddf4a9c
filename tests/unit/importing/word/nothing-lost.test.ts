import fc from "fast-check";
import { expect, it } from "vitest";
import { countInk } from "@/lib/content/ink";
import { ContentSchema, type Inline } from "@/lib/content/schema";
import type { Line } from "@/lib/importing/source";
import { readWord } from "@/lib/importing/word/read-word";
import { buildDocx, list, lvl, p, r, tbl } from "./build-docx";

/** Every Chinese character of a file is in a line or among what is left out, and none is there twice. */

const words = fc
  .array(fc.constantFrom(..."云溪湿地保护方案市人民政府甲乙丙丁⼈⺠"), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(""));
const look = fc.constantFrom("", "<w:b/>", '<w:vertAlign w:val="superscript"/>', "<w:vanish/>");
const run = fc.tuple(words, look).map(([text, properties]) => r(text, properties));
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const CODE = "<w:r><w:instrText> PAGEREF x </w:instrText></w:r>";
const NOTE_PLACE = '<w:r><w:footnoteReference w:id="7"/></w:r>';
const inline = fc.oneof(
  { weight: 6, arbitrary: run },
  words.map((text) => `<w:ins>${r(text)}</w:ins>`),
  words.map((text) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`),
  words.map((text) => `<w:sdt><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`),
  words.map(
    (text) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`,
  ),
  words.map((text) => `<w:fldSimple w:instr="REF x">${r(text)}</w:fldSimple>`),
  words.map((text) => `${field("begin")}${CODE}${field("separate")}${r(text)}${field("end")}`),
  // A field that a broken file never ends must hide nothing of what follows.
  fc.constantFrom(field("begin"), field("begin") + CODE),
  words.map((text) => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`),
  words.map(
    (text) =>
      `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  ),
  fc.constantFrom(
    "<w:r><w:br/></w:r>",
    "<w:r><w:tab/></w:r>",
    '<w:r><w:br w:type="page"/></w:r>',
    NOTE_PLACE,
  ),
);
const properties = fc.constantFrom(
  "",
  '<w:jc w:val="center"/>',
  '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
  "<w:rPr><w:del/></w:rPr>",
  "<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
  "<w:rPr><w:vanish/></w:rPr>",
);
const paragraph = fc
  .tuple(fc.array(inline, { maxLength: 5 }), properties)
  .map(([inlines, own]) => p(inlines.join(""), own));
const cell = fc
  .tuple(
    fc.constantFrom(
      "",
      '<w:gridSpan w:val="2"/>',
      '<w:vMerge w:val="restart"/>',
      "<w:vMerge/>",
      "<w:hMerge/>",
    ),
    fc.array(paragraph, { minLength: 1, maxLength: 2 }),
  )
  .map(([own, content]) => ({ properties: own, content: content.join("") }));
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((rows) => tbl(rows));
const nested = table.map((inner) => tbl([["外", { properties: "", content: inner + p("尾") }]]));
const document = fc.record({
  blocks: fc.array(fc.oneof({ weight: 4, arbitrary: paragraph }, table, nested), {
    minLength: 1,
    maxLength: 6,
  }),
  note: words,
  header: words,
  comment: words,
});

const lists = list(1, lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "%1.%2"));
const HAN = /\p{Script=Han}/gu;
const RADICALS: Readonly<Record<string, string>> = { "⼈": "人", "⺠": "民" };

function hanOf(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.match(HAN) ?? [])
    .map((character) => RADICALS[character] ?? character)
    .sort();
}

function notesOf(nodes: readonly Inline[]): string[] {
  return nodes.flatMap((node) => (node.type === "footnote" ? node.content.map(({ text }) => text) : []));
}

function notesOfLine({ rich, block }: Line): string[] {
  const inCells =
    block?.type === "table" ? block.content.flatMap((row) => row.content.flatMap((one) => one.content)) : [];
  return [
    ...notesOf((rich ?? []).flatMap((one) => ("node" in one ? [one.node] : []))),
    ...inCells.flatMap(({ content }) => notesOf(content ?? [])),
  ];
}

function textsOfBlock({ block }: Line): string[] {
  if (block?.type !== "table") return [];
  return block.content.flatMap((row) =>
    row.content.flatMap((one) =>
      one.content.flatMap(({ content }) =>
        (content ?? []).flatMap((node) => (node.type === "text" ? [node.text] : [])),
      ),
    ),
  );
}

it("loses no Chinese character and takes none twice", async () => {
  await fc.assert(
    fc.asyncProperty(document, async ({ blocks, note, header, comment }) => {
      const body = blocks.join("");
      const source = await readWord(
        buildDocx({
          body,
          numbering: lists.abstract + lists.num,
          header: p(header),
          comments: `<w:comment w:id="1">${p(comment)}</w:comment>`,
          footnotes: `<w:footnote w:id="7">${p(note)}</w:footnote>`,
        }),
      );
      // A note stands as often as it is referred to, and once among what is left out where nothing shown refers to it.
      const references = body.split(NOTE_PLACE).length - 1;
      const given = hanOf([body, header, comment, ...new Array<string>(Math.max(1, references)).fill(note)]);
      const taken = hanOf([
        ...source.lines.map(({ text }) => text),
        ...source.lines.flatMap(notesOfLine),
        ...source.leftOut.map(({ text }) => text),
      ]);
      expect(taken).toEqual(given);
      // The lines, their numbered text and their tables say the same.
      expect(source.text.reduce((sum, text) => sum + countInk(text), 0)).toBe(
        source.lines.reduce((sum, line) => sum + countInk(line.text), 0),
      );
      for (const line of source.lines) {
        if (!line.block) continue;
        expect(hanOf(textsOfBlock(line))).toEqual(hanOf([line.text]));
        expect(ContentSchema.safeParse({ type: "doc", content: [line.block] }).success).toBe(true);
      }
      const numbers = source.lines.flatMap((line) => [line.n, line.through ?? line.n]);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
}, 60_000);

it("places every mark within its line", async () => {
  await fc.assert(
    fc.asyncProperty(document, async ({ blocks }) => {
      const { lines } = await readWord(buildDocx({ body: blocks.join("") }));
      for (const { text, rich } of lines)
        for (const one of rich ?? []) {
          const [from, to] = "node" in one ? [one.at, one.at] : [one.from, one.to];
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(countInk(text));
          if ("mark" in one) expect(to).toBeGreaterThan(from);
        }
    }),
    { numRuns: 100 },
  );
}, 60_000);
