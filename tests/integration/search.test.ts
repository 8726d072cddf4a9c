import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PrismaClient } from "../../src/lib/core/generated/client";
import { sqliteAdapter } from "../../src/lib/core/sqlite";
import {
  clearIndex,
  ensureSearchTables,
  INDEX_VERSION,
  indexDocument,
  removeFromIndex,
} from "../../src/lib/search/index-table";
import type { SearchRecord } from "../../src/lib/search/schema";
import { type SearchRequest, searchDocuments } from "../../src/lib/search/search";

let folder: string;
let db: PrismaClient;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongbao-search-"));
  db = new PrismaClient({ adapter: sqliteAdapter(`file:${join(folder, "search.db")}`) });
  await ensureSearchTables(db);
  await clearIndex(db);
});

afterEach(async () => {
  await db.$disconnect();
  rmSync(folder, { recursive: true, force: true });
});

let serial = 0;
const buildRecord = (changes: Partial<SearchRecord> & { text?: string } = {}): SearchRecord => {
  const { text, ...fields } = changes;
  return {
    documentId: `document-${++serial}`,
    gazetteId: "yunxi",
    title: "无题",
    number: null,
    organs: [],
    writtenOn: "2025-03-10",
    passages: [{ anchor: "s1", heading: null, text: text ?? "" }],
    ...fields,
  };
};
const add = async (...records: SearchRecord[]) => {
  for (const record of records) await indexDocument(db, record);
};
const search = (text: string, more: Partial<SearchRequest> = {}) =>
  searchDocuments(db, { text, limit: 100, offset: 0, ...more });
const found = async (text: string, more: Partial<SearchRequest> = {}) =>
  (await search(text, more)).hits.map((hit) => hit.documentId);

describe("a search that finds nothing", () => {
  it("says why where nothing was asked for", async () => {
    await add(buildRecord({ text: "防汛" }));
    expect(await search("《》")).toMatchObject({ total: 0, hits: [], query: { reason: "punctuation" } });
    expect(await search("-演练")).toMatchObject({ total: 0, hits: [], query: { reason: "only-excluded" } });
  });

  it("survives anything typed", async () => {
    await add(buildRecord({ text: "防汛" }));
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            "防",
            "汛",
            '"',
            "“",
            "*",
            "(",
            ")",
            "-",
            " ",
            "{title}",
            ":",
            "NEAR",
            "^",
            "?",
            "'",
            ";",
            "2025",
            "云政发",
          ),
          {
            maxLength: 12,
          },
        )
        .map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { total, hits } = await search(text);
        expect(hits.length).toBe(total);
      }),
      { numRuns: 300 },
    );
  });

  it("bears limits and offsets that make no sense", async () => {
    await add(buildRecord({ text: "防汛" }));
    expect((await search("防汛", { limit: Number.NaN, offset: -3 })).hits).toHaveLength(1);
    expect(await search("防汛", { limit: 1e9, offset: Number.POSITIVE_INFINITY })).toMatchObject({
      total: 1,
      hits: [{}],
    });
  });
});

describe("the documents found", () => {
  const CHARACTERS = ["防", "汛", "应", "急", "云", "溪", "市", "𠅤", "㛃", "的"];
  const chinese = (least: number, most: number) =>
    fc
      .array(fc.constantFrom(...CHARACTERS), { minLength: least, maxLength: most })
      .map((parts) => parts.join(""));

  it("are exactly those whose text holds the word, as a naive reading finds them", async () => {
    const layout = fc.constantFrom(
      ...CHARACTERS,
      ...CHARACTERS,
      "，",
      "。",
      "\n",
      " ",
      "\u3000",
      "》",
      "2025",
      "PM",
      "年",
    );
    const text = fc.array(layout, { maxLength: 60 }).map((parts) => parts.join(""));
    const fields = fc.record({ title: text, organ: text, heading: text, text });
    const records = fc
      .sample(fields, { seed: 5, numRuns: 120 })
      .map(({ title, organ, heading, text }) =>
        buildRecord({ title, organs: [organ], passages: [{ anchor: null, heading, text }] }),
      );
    await add(...records);
    const fieldsOf = ({ title, organs, passages }: SearchRecord) =>
      [title, ...organs, ...passages.flatMap(({ heading, text }) => [heading ?? "", text])].map((field) =>
        field.replace(/[ \u3000]/gu, ""),
      );
    const naive = (word: string) =>
      records
        .filter((record) => fieldsOf(record).some((field) => field.includes(word)))
        .map((record) => record.documentId);

    await fc.assert(
      fc.asyncProperty(chinese(1, 8), fc.boolean(), async (word, quoted) => {
        const { total, hits } = await search(quoted ? `“${word}”` : word, { limit: 100 });
        const expected = naive(word);
        expect(total).toBe(expected.length);
        const next = await search(word, { limit: 100, offset: 100 });
        expect([...hits, ...next.hits].map((hit) => hit.documentId).sort()).toEqual(expected.sort());
      }),
      { numRuns: 300, seed: 7 },
    );
    await fc.assert(
      fc.asyncProperty(chinese(1, 3), chinese(1, 3), chinese(2, 4), async (one, two, not) => {
        const unwanted = new Set(naive(not));
        const second = new Set(naive(two));
        const expected = naive(one).filter((id) => second.has(id) && !unwanted.has(id));
        expect((await search(`${one} ${two} -${not}`)).total).toBe(expected.length);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("hold words and numbers whole, with punctuation where it was asked for", async () => {
    const parts = fc.constantFrom("甲", "乙", "2025", "25", "PM", "m", "，", ".");
    const texts = fc.array(parts, { minLength: 1, maxLength: 12 }).map((list) => list.join(""));
    const records = fc.sample(texts, { seed: 3, numRuns: 100 }).map((text) => buildRecord({ text }));
    await add(...records);
    // Punctuation is one sign; a word is bounded by whatever is not of its kind.
    const fold = (text: string) => text.toLowerCase().replace(/[，.]+/gu, "|");
    const naive = (query: string) => {
      const wanted = fold(query).replace(/^\||\|$/gu, "");
      const before = /^[a-z]/u.test(wanted) ? "(?<![a-z])" : /^\d/u.test(wanted) ? "(?<!\\d)" : "";
      const after = /[a-z]$/u.test(wanted) ? "(?![a-z])" : /\d$/u.test(wanted) ? "(?!\\d)" : "";
      const pattern = new RegExp(before + wanted.replaceAll("|", "\\|") + after, "u");
      return records
        .filter(({ passages }) => passages.some(({ text }) => pattern.test(fold(text))))
        .map((r) => r.documentId);
    };
    const queries = fc.array(parts, { minLength: 1, maxLength: 5 }).map((list) => list.join(""));
    await fc.assert(
      fc.asyncProperty(
        queries.filter((query) => /[^，.]/u.test(query)),
        async (query) => {
          expect((await found(`“${query}”`)).sort()).toEqual(naive(query).sort());
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it("may hold one word in the title and another in the text", async () => {
    await add(
      buildRecord({ documentId: "both", title: "防汛预案", text: "每年演练。" }),
      buildRecord({ documentId: "one", title: "防汛预案" }),
    );
    expect(await found("防汛\u3000演练")).toEqual(["both"]);
  });

  it("hold no word that runs on from one field, passage or paragraph into the next", async () => {
    await add(
      buildRecord({
        title: "甲防",
        organs: ["汛乙防", "汛"],
        passages: [
          { anchor: "s1", heading: "汛丙防", text: "汛丁防\n汛" },
          { anchor: "s2", heading: null, text: "汛" },
        ],
      }),
    );
    expect(await found("防汛")).toEqual([]);
  });

  it("are of the gazette and the year asked for, whatever else matches", async () => {
    await add(
      buildRecord({ documentId: "right", gazetteId: "qingshi", text: "防汛" }),
      buildRecord({ documentId: "other-gazette", number: "云政发〔2025〕1号", text: "防汛" }),
      buildRecord({ documentId: "other-year", gazetteId: "qingshi", writtenOn: "2024-03-10", text: "防汛" }),
      buildRecord({
        documentId: "undated",
        gazetteId: "qingshi",
        writtenOn: null,
        number: "青政发〔2025〕7号",
        text: "防汛",
      }),
    );
    expect((await found("防汛", { gazetteId: "qingshi", year: 2025 })).sort()).toEqual(["right", "undated"]);
    expect(await search("防汛", { gazetteId: "qingshi", year: 2025 })).toMatchObject({ total: 2 });
    expect(await found("云政发〔2025〕1号", { gazetteId: "qingshi" })).toEqual([]);
    expect(await found("云政发〔2025〕1号 -防汛")).toEqual([]);
  });

  it("are counted in all, also beyond the last page", async () => {
    await add(...Array.from({ length: 25 }, () => buildRecord({ text: "防汛" })));
    const pages = await Promise.all([0, 10, 20, 30].map((offset) => search("防汛", { limit: 10, offset })));
    expect(pages.map(({ total, hits }) => [total, hits.length])).toEqual([
      [25, 10],
      [25, 10],
      [25, 5],
      [25, 0],
    ]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map((hit) => hit.documentId))).size).toBe(25);
  });
});

describe("the order of hits", () => {
  it("is number, title, organ, text", async () => {
    await add(
      buildRecord({ documentId: "text", text: "防汛指挥部关于防汛、防汛、防汛。见云政发〔2025〕3号" }),
      buildRecord({ documentId: "organ", organs: ["防汛指挥部"], text: "见云政发[2025]第3号，防汛" }),
      buildRecord({ documentId: "title", title: "关于防汛的通知（云政发（2025）3号）" }),
      buildRecord({
        documentId: "number",
        number: "云政发〔2025〕3号",
        text: "防汛",
        writtenOn: "2001-01-01",
      }),
      buildRecord({ documentId: "longer", number: "云政发〔2025〕31号", text: "防汛" }),
    );
    expect((await found("防汛")).slice(0, 2)).toEqual(["title", "organ"]);
    for (const text of ["云政发〔2025〕3号", "云政发[2025]3", "云政发2025 3", "云政发 ２０２５ 3号"]) {
      const { hits, total } = await search(text);
      expect(hits.map((hit) => [hit.documentId, hit.numberMatch])).toEqual([
        ["number", true],
        ["title", false],
        expect.anything(),
        expect.anything(),
      ]);
      expect(total).toBe(4);
    }
    expect(await found("云政发2025 3 防汛")).toEqual(["number", "title", "organ", "text"]);
  });

  it("puts a series of numbers first, the latest date ahead", async () => {
    await add(
      buildRecord({ documentId: "cites", title: "依云政发〔2025〕1号办理" }),
      buildRecord({ documentId: "first", number: "云政发〔2025〕1号", writtenOn: "2025-01-05" }),
      buildRecord({ documentId: "second", number: "云政发〔2025〕2号", writtenOn: "2025-02-05" }),
      buildRecord({ documentId: "other", number: "云政办发〔2025〕2号" }),
    );
    for (const text of ["云政发〔2025〕", "云政发2025", "云政发 2025"]) {
      expect(await found(text)).toEqual(["second", "first", "cites"]);
    }
  });

  it("puts the later date ahead among equals", async () => {
    await add(
      buildRecord({ documentId: "old", text: "防汛", writtenOn: "2023-01-01" }),
      buildRecord({ documentId: "undated", text: "防汛", writtenOn: null }),
      buildRecord({ documentId: "new", text: "防汛", writtenOn: "2024-01-01" }),
    );
    expect(await found("防汛")).toEqual(["new", "old", "undated"]);
  });

  it("takes a word before a year for words where no document bears it as a code word", async () => {
    await add(buildRecord({ documentId: "plan", title: "实施方案", text: "2025 年共 10 项" }));
    expect(await found("实施方案 2025 10")).toEqual(["plan"]);
    expect(await found("实施方案 2025")).toEqual(["plan"]);
  });

  it("finds a number in no known form by its text", async () => {
    await add(buildRecord({ documentId: "order", number: "云溪市人民政府令第5号" }));
    expect(await found("令第5号")).toEqual(["order"]);
  });
});

describe("the index", () => {
  it("asks for a rebuild until one has begun", async () => {
    expect(await ensureSearchTables(db)).toEqual({ rebuildNeeded: false });
    await db.$executeRawUnsafe("UPDATE search_state SET version = ?", INDEX_VERSION + 1);
    await add(buildRecord({ text: "防汛" }));
    expect(await ensureSearchTables(db)).toEqual({ rebuildNeeded: true });
    expect(await found("防汛")).toEqual([]);
    expect(await ensureSearchTables(db)).toEqual({ rebuildNeeded: true });
    await clearIndex(db);
    expect(await ensureSearchTables(db)).toEqual({ rebuildNeeded: false });
  });

  it("holds nothing of a transaction that failed", async () => {
    const failed = db.$transaction(async (tx) => {
      await indexDocument(tx, buildRecord({ text: "防汛" }));
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");
    expect(await found("防汛")).toEqual([]);
  });

  it("replaces a document and forgets its old text, number and gazette", async () => {
    await add(buildRecord({ documentId: "same", title: "旧题", number: "云政发〔2025〕1号", text: "防汛" }));
    await add(
      buildRecord({ documentId: "same", title: "新题", number: null, text: "演练", gazetteId: "qingshi" }),
    );
    expect(await found("防汛")).toEqual([]);
    expect(await found("旧题")).toEqual([]);
    expect(await found("云政发〔2025〕1号")).toEqual([]);
    expect(await found("演练", { gazetteId: "yunxi" })).toEqual([]);
    expect(await found("演练 新题")).toEqual(["same"]);
  });

  it("forgets what is removed or cleared, and bears a second removal", async () => {
    await add(
      buildRecord({ documentId: "one", text: "防汛" }),
      buildRecord({ documentId: "two", text: "防汛" }),
    );
    await removeFromIndex(db, "one");
    await removeFromIndex(db, "one");
    expect(await found("防汛")).toEqual(["two"]);
    await clearIndex(db);
    expect(await search("防汛")).toMatchObject({ total: 0, hits: [] });
    await add(buildRecord({ documentId: "three", text: "防汛" }));
    expect(await found("防汛")).toEqual(["three"]);
  });
});

it("a hit shows its title, the place and the words", async () => {
  await add(
    buildRecord({
      title: "关于防汛的通知",
      passages: [
        { anchor: "s1", heading: "一、总则", text: "无关。" },
        { anchor: "s2", heading: "二、演练", text: "张㛃、𠅤某负责防汛。" },
      ],
    }),
  );
  const [hit] = (await search("防汛 𠅤")).hits;
  expect(hit?.titleParts).toEqual([
    { text: "关于", hit: false },
    { text: "防汛", hit: true },
    { text: "的通知", hit: false },
  ]);
  expect(hit?.snippets).toEqual([
    {
      anchor: "s2",
      parts: [
        { text: "二、演练 张㛃、", hit: false },
        { text: "𠅤", hit: true },
        { text: "某负责", hit: false },
        { text: "防汛", hit: true },
        { text: "。", hit: false },
      ],
    },
  ]);
});
