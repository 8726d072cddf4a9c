import { describe, expect, it } from "vitest";
import { demonstration } from "../../prisma/demo/demonstration";
import { formatDocumentNumber, parseDocumentNumber } from "../../src/lib/content/document-number";
import { KINDS } from "../../src/lib/content/kind";
import { followsDecimal, parseNumbering } from "../../src/lib/content/numbering";
import type { Block, Content, Table } from "../../src/lib/content/schema";
import { genreOfTitle, issuedTitles, organsOfTitle } from "../../src/lib/content/title";
import { cellToText, contentToText, inlineToText } from "../../src/lib/content/to-text";
import {
  type ImportedDocument,
  ImportedDocumentSchema,
  ImportedIssueSchema,
} from "../../src/lib/importing/schema";

const { gazette, issue, documents, next } = demonstration;
const fullText = (document: ImportedDocument) =>
  [document.title, ...document.parts.flatMap((part) => [part.title ?? "", contentToText(part.content)])].join(
    "\n",
  );
const everything = documents.map(fullText).join("\n");

function byNumber(docNumber: string): ImportedDocument {
  const found = documents.find((document) => document.docNumber === docNumber);
  if (!found) throw new Error(`no document ${docNumber}`);
  return found;
}

function contentOf(document: ImportedDocument, title: string | null): Content {
  const found = document.parts.find((part) => part.title === title);
  if (!found) throw new Error(`no part ${title}`);
  return found.content;
}

function tableOf(content: Content): Table {
  const found = content.content.find((block) => block.type === "table");
  if (!found) throw new Error("no table");
  return found;
}

/** The cells of a table as a full grid: a merged cell stands in every place that it covers. */
function gridOf(table: Table): string[][] {
  const grid: string[][] = table.content.map(() => []);
  table.content.forEach((row, top) => {
    let column = 0;
    for (const cell of row.content) {
      while (grid[top]?.[column] !== undefined) column++;
      for (let down = 0; down < cell.attrs.rowspan; down++) {
        for (let right = 0; right < cell.attrs.colspan; right++) {
          const line = grid[top + down];
          if (line) line[column + right] = cellToText(cell);
        }
      }
    }
  });
  return grid;
}

const lineOf = (block: Block) =>
  block.type === "paragraph" || block.type === "heading" ? inlineToText(block.content) : "";

/** The names of an annex list (附件：1.… 2.…) at the end of a part. */
function annexList(content: Content): string[] {
  const lines = content.content.map(lineOf);
  const start = lines.findIndex((line) => line.startsWith("附件："));
  if (start < 0) return [];
  return lines.slice(start).map((line, index) => {
    const text = line.replace("附件：", "");
    return text.startsWith(`${index + 1}.`) ? text.slice(2) : text;
  });
}

const hundredths = (value: string | undefined) => Math.round(Number(value) * 100);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("the demonstration gazette", () => {
  it("passes the schemas of the importer", () => {
    expect(ImportedIssueSchema.safeParse(issue).error).toBeUndefined();
    for (const document of documents) {
      expect(ImportedDocumentSchema.safeParse(document).error, document.title).toBeUndefined();
    }
  });

  it("holds a document of every kind and no section that the house does not have", () => {
    expect(new Set(documents.map((document) => document.kind))).toEqual(new Set(KINDS));
    const order = documents.map((document) => gazette.sections.indexOf(document.section ?? ""));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(gazette.sections.length);
  });

  it("is of the issue that follows four issues a year since 2022", () => {
    expect(issue.totalNumber).toBe((2026 - 2022) * 4 + Number(issue.number));
    expect(issue.publication).toBe(gazette.name);
  });

  it("has a next issue whose documents are of the same house and not numbered twice", () => {
    expect(next.totalNumber).toBe((issue.totalNumber ?? 0) + 1);
    for (const { document, state, isPlaced } of next.documents) {
      expect(ImportedDocumentSchema.safeParse(document).error, document.title).toBeUndefined();
      expect(gazette.sections).toContain(document.section);
      expect(organsOfTitle(document.title)).toEqual(document.issuers);
      expect(documents.map(({ docNumber }) => docNumber)).not.toContain(document.docNumber);
      expect(isPlaced || state === "draft").toBe(true);
      expect((document.writtenOn ?? "") > (issue.publishedOn ?? "")).toBe(true);
      expect(fullText(document)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/u);
    }
  });

  it("has neither mobile numbers nor identity numbers", () => {
    expect(everything).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/u);
    expect(everything).not.toMatch(/(?<!\d)\d{17}[\dXx](?!\d)/u);
    const phones = [gazette.phone, ...documents.flatMap((document) => document.consultPhone ?? [])];
    for (const phone of phones) expect(phone).toMatch(/^0000-555\d{4}$/u);
  });

  it("has texts of sensible length", () => {
    const characters = everything.match(/\p{Script=Han}/gu)?.length ?? 0;
    expect(characters).toBeGreaterThan(20_000);
    expect(characters).toBeLessThan(40_000);
  });

  it("writes no half-width punctuation between Chinese characters and pairs its quotation marks", () => {
    expect(everything).not.toMatch(/\p{Script=Han}[,;:()?!]\p{Script=Han}/u);
    for (const document of documents) {
      for (const [open, close] of ["《》", "〈〉", "（）", "“”", "〔〕"].map((pair) => [...pair])) {
        const count = (mark = "") => fullText(document).split(mark).length;
        expect(count(open), `${document.title} ${open}${close}`).toBe(count(close));
      }
    }
  });
});

describe("its document numbers", () => {
  it("are unique and in normal form", () => {
    const numbers = documents.map((document) => document.docNumber ?? "");
    expect(new Set(numbers).size).toBe(documents.length);
    for (const number of numbers) {
      const parsed = parseDocumentNumber(number);
      expect(parsed && formatDocumentNumber(parsed)).toBe(number);
    }
  });

  it("bear the year of the document's date and a code word of its first organ", () => {
    for (const document of documents) {
      const parsed = parseDocumentNumber(document.docNumber ?? "");
      expect(String(parsed?.year)).toBe(document.writtenOn?.slice(0, 4));
      expect(gazette.codeWords).toContainEqual(
        expect.objectContaining({ organ: document.issuers[0], codeWord: parsed?.code }),
      );
    }
  });

  it("run with the dates inside each series, none later than the issue", () => {
    const series = documents
      .map((document) => ({
        number: parseDocumentNumber(document.docNumber ?? ""),
        on: document.writtenOn ?? "",
      }))
      .sort((a, b) => (a.number?.serial ?? 0) - (b.number?.serial ?? 0));
    for (const { codeWord } of gazette.codeWords) {
      for (const year of [2025, 2026]) {
        const dates = series
          .filter(({ number }) => number?.code === codeWord && number.year === year)
          .map(({ on }) => on);
        expect(dates).toEqual([...dates].sort());
      }
    }
    for (const { on } of series) expect(on <= (issue.publishedOn ?? "")).toBe(true);
  });

  it("are cited after the title, and a cited document of this issue bears that title", () => {
    const cited = [...everything.matchAll(/《((?:[^《》])+)》（([^（）]+〔\d{4}〕\d+号)）/gu)];
    expect(cited.length).toBeGreaterThan(4);
    for (const [, title, number] of cited) {
      const target = documents.find((document) => document.docNumber === number);
      if (target) expect(target.title).toBe(title);
    }
    expect(cited.map(([, , number]) => number)).toContain("云政办发〔2025〕43号");
  });
});

describe("its titles and parts", () => {
  it("name organ, matter and genre as the fields do", () => {
    for (const document of documents) {
      expect(organsOfTitle(document.title)).toEqual(document.issuers);
      expect(genreOfTitle(document.title)).toBe(document.genre);
      expect(document.signatories).toEqual(document.issuers);
    }
  });

  it("give each instrument the title that the carrier's title quotes", () => {
    for (const document of documents) {
      const instruments = document.parts
        .filter((part) => part.type === "instrument")
        .map((part) => part.title);
      expect(instruments).toEqual(document.title.includes("印发") ? issuedTitles(document.title) : []);
    }
  });

  it("list their annexes with the titles that the annexes bear, in order", () => {
    let annexes = 0;
    for (const document of documents) {
      expect(document.parts[0]?.type).toBe("body");
      document.parts.forEach((part, index) => {
        const own = document.parts.filter((other) => other.type === "annex" && other.parent === index);
        annexes += own.length;
        expect(annexList(part.content), document.title).toEqual(own.map((other) => other.title));
        expect(own.map((other) => other.label)).toEqual(
          own.length === 1 ? ["附件"] : own.map((_, position) => `附件${position + 1}`),
        );
      });
    }
    expect(annexes).toBeGreaterThan(8);
  });

  it("mention every annex number that they have, and none that they lack", () => {
    for (const document of documents) {
      const labels = document.parts.map((part) => part.label);
      for (const [mention] of fullText(document).matchAll(/附件\d/gu)) expect(labels).toContain(mention);
    }
  });

  it("number articles without a gap and refer only to articles that exist", () => {
    for (const document of documents.filter(({ kind }) => kind === "rules")) {
      const lines = contentOf(document, issuedTitles(document.title)[0] ?? null).content.map(lineOf);
      const articles = lines.map(parseNumbering).filter((number) => number?.kind === "article");
      expect(articles.map((number) => number?.values[0])).toEqual(articles.map((_, index) => index + 1));
      const starts = articles.map((number) => number?.prefix.trim());
      for (const [reference] of lines.join("\n").matchAll(/第[一二三四五六七八九十]+条/gu)) {
        expect(starts).toContain(reference);
      }
      expect(lines.join("\n")).toMatch(/自2026年10月\d日起施行，有效期五年/u);
    }
  });

  it("run the decimal headings of the emergency plan on without a gap", () => {
    const plan = contentOf(byNumber("云政办发〔2026〕33号"), "云溪市森林火灾应急预案");
    const numbers = plan.content.flatMap((block) =>
      block.type === "heading" ? [(block.attrs.number ?? "").trim().split(".").map(Number)] : [],
    );
    expect(numbers.length).toBeGreaterThan(50);
    numbers.slice(1).forEach((number, index) => {
      expect(followsDecimal(numbers[index] ?? [], number), number.join(".")).toBe(true);
    });
  });
});

describe("its figures", () => {
  it("add up in the land supply plan by area, use and year", () => {
    const plan = byNumber("云政发〔2026〕18号");
    const areas = gridOf(tableOf(contentOf(plan, "云溪市2026年度国有建设用地供应计划表"))).slice(3);
    const uses = gridOf(tableOf(contentOf(plan, "云溪市2026—2028年国有建设用地供应分年度指标表"))).slice(2);
    for (const row of areas) {
      const at = (column: number) => hundredths(row[column - 1]);
      expect(at(3), row[1]).toBe(at(4) + at(7) + at(10) + at(11) + at(12));
      expect(at(4), row[1]).toBe(at(5) + at(6));
      expect(at(7), row[1]).toBe(at(8) + at(9));
    }
    for (let column = 2; column < 13; column++) {
      const values = areas.map((row) => hundredths(row[column]));
      expect(sum(values.slice(0, -1)), `column ${column + 1}`).toBe(values.at(-1));
    }
    for (const row of uses) expect(sum(row.slice(2, 5).map(hundredths)), row[1]).toBe(hundredths(row[5]));
    for (let column = 2; column < 6; column++) {
      const values = uses.map((row) => hundredths(row[column]));
      expect(sum(values.slice(0, 7)), `column ${column + 1}`).toBe(values[7]);
    }
    const of2026 = areas.at(-1) ?? [];
    expect(uses.map((row) => row[2])).toEqual([4, 5, 7, 8, 9, 10, 11, 2, 12].map((column) => of2026[column]));
  });

  it("add up in the tables of night stalls, with the supplement to the total that it states", () => {
    const totals = ["云政办发〔2025〕43号", "云政办发〔2026〕28号"].map((number) => {
      const document = byNumber(number);
      const rows = gridOf(tableOf(contentOf(document, document.parts[1]?.title ?? null))).slice(1);
      const stalls = rows.map((row) => Number(row[4]));
      expect(sum(stalls.slice(0, -1))).toBe(stalls.at(-1));
      return stalls.at(-1) ?? 0;
    });
    expect(fullText(byNumber("云政办发〔2026〕28号"))).toContain(`摊位${sum(totals)}个`);
  });

  it("add up in the waterlogging plan by project and year, and in the circular by publisher", () => {
    const plan = byNumber("云政办发〔2026〕31号");
    const projects = gridOf(tableOf(contentOf(plan, "云溪市城区内涝治理工程项目表"))).slice(2);
    for (const row of projects) expect(sum(row.slice(4, 7).map(Number)), row[1]).toBe(Number(row[3]));
    for (let column = 3; column < 7; column++) {
      const values = projects.map((row) => Number(row[column]));
      expect(sum(values.slice(0, -1))).toBe(values.at(-1));
    }
    expect(fullText(plan)).toContain(`${projects.length - 1}个工程项目，总投资${projects.at(-1)?.[3]}万元`);
    const points = gridOf(tableOf(contentOf(plan, "云溪市城区易涝点治理任务表"))).slice(1);
    expect(fullText(plan)).toContain(`消除${points.length}处易涝点`);
    for (const [deadline, count] of [
      ["2026", 5],
      ["2027", 5],
      ["2028", 3],
    ] as const) {
      expect(points.filter((row) => row[0]?.startsWith(deadline))).toHaveLength(count);
    }
    const circular = gridOf(tableOf(contentOf(byNumber("云政办函〔2026〕22号"), null))).slice(2);
    for (const row of circular) expect(sum(row.slice(1, 4).map(Number)), row[0]).toBe(Number(row[4]));
    for (let column = 1; column < 5; column++) {
      const values = circular.map((row) => Number(row[column]));
      expect(sum(values.slice(0, -1))).toBe(values.at(-1));
    }
  });

  it("agree between the member units of the headquarters and the table of their duties", () => {
    const plan = byNumber("云政办发〔2026〕33号");
    const line = contentToText(contentOf(plan, "云溪市森林火灾应急预案"))
      .split("\n")
      .find((text) => text.startsWith("成员单位："));
    const members = line?.replace("成员单位：", "").replace("。", "").split("、");
    const rows = gridOf(tableOf(contentOf(plan, "云溪市森林防灭火指挥部成员单位及职责"))).slice(1);
    expect(rows.map((row) => row[1])).toEqual(members);
    expect(rows.map((row) => row[0])).toEqual(rows.map((_, index) => String(index + 1)));
  });

  it("agree between the list of responsibilities and the notice that issues it", () => {
    const list = byNumber("云政办发〔2026〕29号");
    const rows = gridOf(tableOf(contentOf(list, "云溪市优化营商环境重点任务责任清单"))).slice(2);
    expect(rows.map((row) => row[0])).toEqual(rows.map((_, index) => String(index + 1)));
    const fields = new Set(rows.map((row) => row[1]));
    expect(fullText(list)).toContain(`共${fields.size}个领域${rows.length}项任务`);
    expect(rows[0]).toHaveLength(8);
    for (const row of rows) expect(row.every((cell) => cell !== "")).toBe(true);
  });

  it("count the units and persons that the decision commends", () => {
    const decision = byNumber("云政发〔2026〕23号");
    const units = contentOf(decision, "云溪市水库除险加固工程建设先进集体名单").content.length - 1;
    const people = gridOf(tableOf(contentOf(decision, "云溪市水库除险加固工程建设先进个人名单")))
      .slice(1)
      .flatMap((row) => [row[0], row[2]]);
    expect(fullText(decision)).toContain(`等${units}个集体`);
    expect(fullText(decision)).toContain(`等${people.length}名同志`);
    expect(new Set(people).size).toBe(people.length);
  });
});
