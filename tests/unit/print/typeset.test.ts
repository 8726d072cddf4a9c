import { PDFDict, PDFDocument, PDFName, PDFString } from "pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { doc, heading, paragraph, table, text } from "../../../src/lib/content/build";
import type { Table } from "../../../src/lib/content/schema";
import { AppError } from "../../../src/lib/core/errors";
import { type TypesetIssue, typesetDocument, typesetIssue } from "../../../src/lib/print/typeset";
import {
  DUTY_COLUMNS,
  dutyTable,
  inventedIssue,
  part,
  printDocument,
  printIssue,
  sentences,
  supplyTable,
} from "./invented-issue";
import { HAS_PDFTOTEXT, readBookmarks, readPages, squeeze } from "./read-pdf";

const withText = test.skipIf(!HAS_PDFTOTEXT);
const TIMEOUT = 120_000;

const HOSTILE = [
  '#panic("x")',
  "$x$",
  "*a*",
  "\\",
  "\\u{41}",
  "@ref",
  "<label>",
  "= 标题",
  "- 项",
  "//注",
  "/*注*/",
  "`raw`",
  '#import "issue.typ": *',
  '#eval("1+1")',
  "[x](y)",
  "“引号'与\"",
];

function oneDocument(content = doc(paragraph(sentences(1, 2))), given = {}) {
  return printIssue([
    {
      name: "市政府文件",
      documents: [
        printDocument({
          id: "a",
          title: "云溪市人民政府关于试行的通知",
          parts: [part("body", content)],
          ...given,
        }),
      ],
    },
  ]);
}

describe("what is refused", () => {
  test("an issue without documents", async () => {
    await expect(
      typesetIssue({ issue: printIssue([{ name: "市政府文件", documents: [] }]) }),
    ).rejects.toThrow("还没有文件");
  });

  test("the same document twice in one issue", async () => {
    const document = printDocument({ id: "a", title: "通知" });
    const issue = printIssue([{ name: "市政府文件", documents: [document, document] }]);
    await expect(typesetIssue({ issue })).rejects.toThrow("只能排印一次");
  });

  test("a character without a glyph, named with its code point and its place", async () => {
    const issue = oneDocument(doc(paragraph("经办人为甲\u{2A6D6}某，电话如下。")));
    const error = await typesetIssue({ issue }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).toContain("\u{2A6D6}");
    expect(String(error)).toContain("U+2A6D6");
    expect(String(error)).toContain(
      "《云溪市人民政府关于试行的通知》正文“经办人为甲\u{2A6D6}某，电话如下。”",
    );
  });

  test("a missing glyph in a table, a footnote, an annex's title, the gazette's own facts", async () => {
    const odd = "\u{E123}";
    const issues = [
      oneDocument(doc(table({ rows: [["名称"], [odd]] }))),
      oneDocument(doc(paragraph([text("正文"), { type: "footnote", content: [text(odd)] }]))),
      oneDocument(undefined, { parts: [part("annex", doc(), { label: "附件", title: odd })] }),
      { ...oneDocument(), notices: [odd] },
    ];
    for (const issue of issues) await expect(typesetIssue({ issue })).rejects.toThrow("U+E123");
  });

  test("a folder of fonts that is not there", async () => {
    const result = typesetIssue({ issue: oneDocument(), fontFolder: "/nowhere/fonts" });
    await expect(result).rejects.toThrow("无法读取排版字体文件夹");
  });
});

describe("a whole issue", () => {
  const issue = inventedIssue();
  const documents = issue.sections.flatMap((section) => section.documents);
  let set: TypesetIssue;
  let pages: string[] = [];
  beforeAll(async () => {
    set = await typesetIssue({ issue });
    if (HAS_PDFTOTEXT) pages = readPages(set.pdf);
  }, TIMEOUT);
  /** Page of the file on which the body's page 1 stands, less one. */
  const shift = () => pages.findIndex((page) => page.includes("—1—"));

  withText("each title, number, addressee and signature stands on the page that is reported", () => {
    for (const document of documents) {
      const page = pages[shift() + (set.firstPages[document.id] ?? 0) - 1];
      expect(page).toContain(squeeze(document.title));
      if (document.number) expect(page).toContain(document.number);
    }
  });

  withText("the contents give each document in order with the page on which it really is", () => {
    const contents = pages.slice(2, shift()).join("");
    let at = 0;
    for (const document of documents) {
      const number = document.number ? `（${document.number}）` : "";
      const entry = squeeze(document.title + number);
      const found = contents.indexOf(entry, at);
      expect(found, document.title).toBeGreaterThanOrEqual(at);
      const after = contents.slice(found + entry.length);
      expect(Number(/^[·.]*(\d+)/u.exec(after)?.[1])).toBe(set.firstPages[document.id]);
      at = found + entry.length;
    }
    for (const section of issue.sections) expect(contents).toContain(`【${section.name}】`);
  });

  withText("the body begins on a right-hand page with page 1 and every page bears its number", () => {
    expect((shift() + 1) % 2).toBe(1);
    const last = Math.max(...Object.values(set.lastPages));
    for (let number = 1; number <= last; number++)
      expect(pages[shift() + number - 1]).toContain(`—${number}—`);
  });

  withText("running heads alternate: the gazette on even pages, the section on odd ones", () => {
    expect(pages[shift() + 1]).toContain("云溪市人民政府公报2026·1");
    expect(pages[shift()]).toContain("2026·1市政府文件");
  });

  withText("cover, front page and back cover bear the facts of the issue", () => {
    expect(pages[0]).toContain("云溪市人民政府公报");
    expect(pages[0]).toContain("YUNXISHIRENMINZHENGFUGONGBAO");
    expect(pages[0]).toContain("总第37期");
    expect(pages[0]).toContain("云溪市人民政府办公室");
    for (const fact of ["2026年2月28日出版", "双月刊", "甲某某", "同等效力"])
      expect(pages[1]).toContain(fact);
    const back = pages[set.pageCount - 1];
    for (const fact of ["临河路1号", "000000", "0000-1234567", "gongbao@example.invalid", "指导工作"]) {
      expect(back).toContain(fact);
    }
  });

  withText("the foot of the cover bears the issue's own words where it has some", async () => {
    const own = { ...oneDocument(), coverText: "纪念专刊\n一九八六至二〇二六" };
    const [cover] = readPages((await typesetIssue({ issue: own })).pdf);
    expect(cover).toContain("纪念专刊一九八六至二〇二六");
    expect(cover).not.toContain("云溪市人民政府办公室");
  });

  withText("wide tables are whole: every cell, the heading row on each page, the notes", () => {
    const body = pages.join("");
    for (const wide of [dutyTable(24), supplyTable(30)] as Table[]) {
      for (const row of wide.content) {
        for (const cell of row.content) {
          const words = cell.content.flatMap((line) =>
            (line.content ?? []).map((node) => (node.type === "text" ? node.text : "")),
          );
          expect(body).toContain(squeeze(words.join("")));
        }
      }
    }
    const heads = pages.filter((page) => page.includes(`${DUTY_COLUMNS[0]}`) && page.includes("牵头单位"));
    expect(heads.length).toBeGreaterThan(1);
    expect(body).toContain("注：责任单位排第一的为牵头单位。");
    expect(body).toContain("（联系电话：0000-1234567）");
  });

  test("sections and documents are the bookmarks, in order, and lead to their pages", async () => {
    const bookmarks = await readBookmarks(set.pdf);
    const expected = issue.sections.flatMap((section) => [
      { title: section.name, depth: 1 },
      ...section.documents.map((document) => ({ title: document.title, depth: 2 })),
    ]);
    expect(bookmarks.map(({ title, depth }) => ({ title, depth }))).toEqual(expected);
    const front = (bookmarks[0]?.page ?? 0) - 1;
    const byTitle = new Map(bookmarks.map(({ title, page }) => [title, page - front]));
    for (const document of documents) expect(byTitle.get(document.title)).toBe(set.firstPages[document.id]);
  });

  test("the file says what it is: title, author, date, language, tags, page labels, PDF/A-2a", async () => {
    const file = await PDFDocument.load(set.pdf, { updateMetadata: false });
    expect(file.getTitle()).toBe("云溪市人民政府公报 2026年第1期");
    expect(file.getAuthor()).toBe("云溪市人民政府办公室");
    expect(file.getCreationDate()?.toISOString()).toContain("2026-02-28");
    expect(file.getPageCount()).toBe(set.pageCount);
    expect(set.pageCount % 2).toBe(0);
    const language = file.catalog.lookup(PDFName.of("Lang"));
    expect(language instanceof PDFString ? language.asString() : "").toBe("zh-CN");
    for (const key of ["StructTreeRoot", "PageLabels", "MarkInfo", "Outlines"]) {
      expect(file.catalog.lookup(PDFName.of(key)), key).toBeInstanceOf(PDFDict);
    }
    expect(Buffer.from(set.pdf).toString("latin1")).toContain("<pdfaid:part>2</pdfaid:part>");
  });

  test(
    "the same input gives the same bytes",
    async () => {
      const again = await typesetIssue({ issue: inventedIssue() });
      expect(Buffer.compare(again.pdf, set.pdf)).toBe(0);
    },
    TIMEOUT,
  );
});

describe("texts that look like code of the typesetter", () => {
  withText(
    "come out as they are, wherever they stand",
    async () => {
      const all = HOSTILE.join(" ");
      const issue = printIssue(
        [
          {
            name: "#栏目 *一*",
            documents: [
              printDocument({
                id: "#id",
                title: '#panic("x") $x$ *a* 的通知',
                number: "云政发〔2026〕#1号",
                addressee: "@ref",
                signatories: ["<label>"],
                writtenOnText: "\\today",
                publicity: "$y$",
                consultUnit: "#unit",
                consultPhone: "`0`",
                parts: [
                  part("body", doc(...HOSTILE.map((hostile) => paragraph(hostile)))),
                  part(
                    "annex",
                    doc(
                      heading(1, "= ", all),
                      table({ rows: [[all], [all]], caption: all, unit: all, notes: [all] }),
                    ),
                    {
                      label: "#附件",
                      title: "*题* $z$",
                    },
                  ),
                ],
              }),
            ],
          },
        ],
        { notices: [all], number: "3-4" },
      );
      const { pdf } = await typesetIssue({ issue });
      const whole = readPages(pdf).join("");
      for (const hostile of HOSTILE) expect(whole).toContain(squeeze(hostile));
      for (const field of [
        '#panic("x")$x$*a*的通知',
        "云政发〔2026〕#1号",
        "@ref：",
        "\\today",
        "（$y$）",
        "#unit",
        "`0`",
        "#附件",
        "*题*$z$",
        "#栏目*一*",
      ]) {
        expect(whole).toContain(field);
      }
      expect((await readBookmarks(pdf)).map(({ title }) => title)).toEqual([
        "#栏目 *一*",
        '#panic("x") $x$ *a* 的通知',
      ]);
    },
    TIMEOUT,
  );
});

describe("one document", () => {
  const [document] = inventedIssue().sections[0]?.documents ?? [];
  const source = { year: 2026, number: "1", totalNumber: 37, section: "市政府文件" };

  withText(
    "holds all that the issue prints of it and says where it was printed",
    async () => {
      if (!document) throw new Error("the invented issue has a document");
      const { pdf, pageCount } = await typesetDocument({
        single: { gazette: { name: "云溪市人民政府公报" }, document, source, date: "2026-02-28" },
      });
      const pages = readPages(pdf);
      expect(pages.length - 1).toBe(pageCount);
      expect(pages[0]).toContain("云溪市人民政府公报2026年第1期（总第37期）");
      const whole = pages.join("");
      for (const fact of [
        document.title,
        "云政发〔2026〕1号",
        "市直各有关单位：",
        "（此件公开发布）",
        "附件2",
        "市住房城乡建设局",
        "咨询电话",
      ]) {
        expect(whole).toContain(squeeze(fact));
      }
      expect((await PDFDocument.load(pdf, { updateMetadata: false })).getTitle()).toBe(document.title);
    },
    TIMEOUT,
  );

  test(
    "may wait for an issue: then no line says where it was printed",
    async () => {
      const single = {
        gazette: { name: "云溪市人民政府公报" },
        document: printDocument({ id: "a", title: "通知" }),
        source: null,
        date: "2026-01-05",
      };
      expect((await typesetDocument({ single })).pageCount).toBe(1);
    },
    TIMEOUT,
  );
});
