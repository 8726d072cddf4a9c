import { beforeAll, describe, expect, test } from "vitest";
import type { Table } from "@/lib/content/schema";
import { normaliseCharacters } from "@/lib/importing/normalise-characters";
import { withPdf } from "@/lib/importing/pdf/pdf-document";
import { readPdf } from "@/lib/importing/pdf/read-pdf";
import { readIssue } from "@/lib/importing/read-issue";
import type { ImportedDocument } from "@/lib/importing/schema";
import type { SourceText } from "@/lib/importing/source";
import type { PrintIssue } from "@/lib/print/schema";
import { typesetIssue } from "@/lib/print/typeset";
import { demonstration } from "../../../../prisma/demo/demonstration";
import { inventedIssue } from "../../print/invented-issue";
import { demonstrationIssue } from "./demonstration-issue";
import { printedTexts, tableRows } from "./described-source";

/** What this project prints it reads back. */
const TIMEOUT = 120_000;

function tablesOf(issue: PrintIssue): Table[] {
  return issue.sections
    .flatMap((section) => section.documents.flatMap((document) => document.parts))
    .flatMap((part) => part.content.content.flatMap((block) => (block.type === "table" ? [block] : [])));
}

function inkCounts(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const character of normaliseCharacters(text).replace(/\s+/gu, ""))
    counts[character] = (counts[character] ?? 0) + 1;
  return counts;
}

describe.each([
  ["the invented issue", inventedIssue],
  ["the demonstration issue", demonstrationIssue],
])("%s, printed and read", (_name, make) => {
  const issue = make();
  let pdf = new Uint8Array();
  let source: SourceText;
  beforeAll(async () => {
    pdf = new Uint8Array((await typesetIssue({ issue })).pdf);
    source = await readPdf(pdf);
  }, TIMEOUT);

  test("has every character of the text layer", async () => {
    const text = await withPdf(pdf, async (file) => {
      const pages = Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1));
      const contents = await Promise.all(pages.map(async (page) => (await page).getTextContent()));
      return contents.flatMap(({ items }) => items.map((item) => ("str" in item ? item.str : ""))).join("");
    });
    expect(inkCounts(source.text.join("\n"))).toEqual(inkCounts(text));
  });

  test("numbers its lines as the text has them", () => {
    for (const line of source.lines) {
      if (!line.block) expect(source.text[line.n - 1]).toBe(line.text);
      else expect(source.text.slice(line.n - 1, line.through).join("\n")).toBe(line.row);
    }
  });

  test("has the tables of print, over all their pages, with their spans and heads", () => {
    const read = source.lines.flatMap(({ block }) => (block?.type === "table" ? [block] : []));
    const withoutHeads = (table: Table) =>
      tableRows(table).map((row) => row.map((text) => text.replace("#", "")));
    expect(read.map(withoutHeads)).toEqual(tablesOf(issue).map(withoutHeads));
  });

  test("knows running heads and page numbers from text", () => {
    const heads = source.lines.filter((line) => line.furniture === "running-head");
    const forms = new Set(heads.map((line) => line.text.replace(/\s+/gu, "")));
    const number = `${issue.year}·${issue.number}`;
    const sections = issue.sections.map((section) => `${number}${section.name}`);
    for (const form of forms) expect([`${issue.gazette.name}${number}`, ...sections]).toContain(form);
    const pages = source.lines.filter((line) => line.furniture === "page-number");
    const body = pages
      .filter((line) => line.text.includes("—"))
      .map((line) => Number(/\d+/u.exec(line.text)?.[0]));
    expect(body).toEqual(body.map((_, index) => index + 1));
    expect(heads.length).toBe(body.length);
  });

  test("opens a paragraph at each that is printed, and at no other line of running text", () => {
    const printed = new Set(
      issue.sections
        .flatMap((section) => section.documents.flatMap((document) => document.parts))
        .flatMap((part) => part.content.content)
        .flatMap((block) =>
          block.type === "paragraph" || block.type === "heading" ? printedTexts(block) : [],
        )
        .filter((text) => typeof text === "string"),
    );
    let open = "";
    const missed: string[] = [];
    const close = () => {
      if (open.length > 60 && ![...printed].some((text) => text.startsWith(open.slice(0, 50))))
        missed.push(open);
      open = "";
    };
    for (const line of source.lines) {
      if (line.furniture || line.block) continue;
      if (line.opens !== false) close();
      open += line.text.replace(/\s+/gu, "");
    }
    close();
    expect(missed.filter((text) => !/^赠阅范围|·\d+$/u.test(text))).toEqual([]);
  });
});

describe("the documents of the demonstration issue", () => {
  let read: ImportedDocument[] = [];
  beforeAll(async () => {
    const { pdf } = await typesetIssue({ issue: demonstrationIssue() });
    read = readIssue(await readPdf(new Uint8Array(pdf))).documents;
  }, TIMEOUT);

  const FACTS = [
    "docNumber",
    "addressee",
    "writtenOn",
    "writtenOnText",
    "signatories",
    "publicity",
    "consultUnit",
    "consultPhone",
    "section",
    "kind",
    "genre",
  ] as const;
  const facts = (document: ImportedDocument) => ({
    title: document.title.replace(/\s+/gu, ""), // two organs of a title stand on two lines of print
    ...Object.fromEntries(FACTS.map((name) => [name, document[name]])),
  });

  test("are the same, with their numbers, dates, sections, signatures and offices to ask", () => {
    expect(read.map(facts)).toEqual(demonstration.documents.map(facts));
  });

  test("have the same parts", () => {
    const parts = ({ parts: all }: ImportedDocument) =>
      all.map(({ type, label, title }) => ({ type, label, title }));
    expect(read.map(parts)).toEqual(demonstration.documents.map(parts));
  });

  test.each(demonstration.documents.map((document, index) => ({ title: document.title, index })))(
    "have the text of print, paragraph by paragraph: $title",
    ({ index }) => {
      const texts = (document: ImportedDocument | undefined) =>
        (document?.parts ?? [])
          .flatMap((part) => part.content.content.flatMap(printedTexts))
          .map((text) =>
            typeof text === "string" ? text : text.map((row) => row.map((cell) => cell.replace("#", ""))),
          );
      expect(texts(read[index])).toEqual(texts(demonstration.documents[index]));
    },
  );
});
