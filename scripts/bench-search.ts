/**
 * Measures the search index: `npx tsx scripts/bench-search.ts [DOCUMENTS]` (10,000 by default, invented and seeded).
 * Prints the rate of indexing and, for each kind of query, the 50th and 95th percentile in milliseconds.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaClient } from "../src/lib/core/generated/client";
import { sqliteAdapter } from "../src/lib/core/sqlite";
import { clearIndex, ensureSearchTables, indexDocument } from "../src/lib/search/index-table";
import type { SearchRecord } from "../src/lib/search/schema";
import { searchDocuments } from "../src/lib/search/search";

const DOCUMENTS = Number(process.argv[2] ?? 10_000);
const CHARACTERS = 1_700;
const RUNS = 60;
const WARM_UP_RUNS = 3;

/** mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seededRandom(20261122);

/** Draws ranks 0…size−1, rank r with a weight of 1/(r+shift). */
function zipf(size: number, shift: number): () => number {
  const cumulated = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + shift);
    cumulated[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const drawCharacter = zipf(3_500, 30);
const vocabulary = Array.from({ length: 40_000 }, (_, rank) => {
  const length = rank < 12 ? 1 : ([2, 2, 2, 2, 3, 4][Math.floor(random() * 6)] ?? 2);
  // 7,919 is prime to the range, so that frequent characters are not neighbours in the table.
  return Array.from({ length }, () =>
    String.fromCodePoint(0x4e00 + ((drawCharacter() * 7_919) % 20_900)),
  ).join("");
});
const drawWord = zipf(vocabulary.length, 8);
const word = () => vocabulary[drawWord()] ?? "";

function sentence(): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 12) }, word);
  if (random() < 0.15) words.splice(2, 0, `${2015 + Math.floor(random() * 12)}年`);
  if (random() < 0.02)
    words.splice(1, 0, `云政发〔${2015 + Math.floor(random() * 12)}〕${1 + Math.floor(random() * 90)}号`);
  return `${words.slice(0, 5).join("")}，${words.slice(5).join("")}。`;
}

function makeRecord(serial: number): SearchRecord {
  const passages: { anchor: string; heading: string; text: string }[] = [];
  let length = 0;
  while (length < CHARACTERS) {
    const text = Array.from({ length: 8 }, sentence).join("");
    const heading = `${passages.length + 1}. ${word()}${word()}`;
    passages.push({
      anchor: `s${passages.length + 1}`,
      heading,
      text: serial % 1_000 === 0 ? `${text}张㛃𠅤` : text,
    });
    length += text.length;
  }
  const year = 2015 + (serial % 12);
  return {
    documentId: `d${serial}`,
    gazetteId: `g${serial % 4}`,
    title: `云溪市人民政府关于${word()}${word()}${word()}的通知`,
    number: `云政${serial % 3 === 0 ? "办" : ""}发〔${year}〕${Math.floor(serial / 12) + 1}号`,
    organs: ["云溪市人民政府", "市政府", "云政发"],
    writtenOn: `${year}-0${1 + (serial % 9)}-1${serial % 10}`,
    passages,
  };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gongbao-bench-"));
  const file = join(folder, "search.db");
  const db = new PrismaClient({ adapter: sqliteAdapter(`file:${file}`) });
  try {
    await ensureSearchTables(db);
    const records = Array.from({ length: DOCUMENTS }, (_, index) => makeRecord(index));
    const characters = records.reduce(
      (sum, { passages }) => sum + passages.reduce((n, { text }) => n + text.length, 0),
      0,
    );
    const begun = performance.now();
    await db.$transaction(
      async (tx) => {
        await clearIndex(tx);
        for (const record of records) await indexDocument(tx, record);
      },
      { timeout: 600_000 },
    );
    const seconds = (performance.now() - begun) / 1000;
    const megabytes = statSync(file).size / 1e6;
    console.log(
      `${DOCUMENTS} documents, ${(characters / 1e6).toFixed(1)} million characters: indexed in ${seconds.toFixed(1)} s ` +
        `(${Math.round(DOCUMENTS / seconds)} a second), ${megabytes.toFixed(0)} MB`,
    );
    const common = vocabulary.slice(12).filter((entry) => entry.length === 2);
    const rare = vocabulary.slice(20_000).filter((entry) => entry.length >= 3);
    const pick = (list: readonly string[], index: number) => list[index % list.length] ?? "";
    const kinds: [string, (index: number) => string][] = [
      ["number", (index) => `云政发〔${2015 + (index % 12)}〕${1 + index * 3}号`],
      ["number, loosely", (index) => `云政办发${2015 + (index % 12)} ${1 + index * 3}`],
      ["series", (index) => `云政发${2015 + (index % 12)}`],
      ["common word (2)", (index) => pick(common, index % 10)],
      ["middling word (2)", (index) => pick(common, 100 + index)],
      ["rare word", (index) => pick(rare, index * 37)],
      ["rare characters", () => "张㛃𠅤"],
      [
        "phrase",
        (index) =>
          `“${records[(index * 101) % DOCUMENTS]?.passages[0]?.text.slice(4, 16).replace(/[，。]/gu, "") ?? ""}”`,
      ],
      ["three words", (index) => [3, 17, 40].map((step) => pick(common, index + step)).join(" ")],
      ["one character", (index) => pick(vocabulary, index % 12)],
      ["number and character", (index) => `${2015 + (index % 12)}年`],
      ["word in every title", () => "人民政府"],
      ["word, not another", (index) => `${pick(common, 20 + index)} -${pick(common, index)}`],
    ];
    console.log("query                    p50 ms   p95 ms   hits (mean)");
    for (const [name, query] of kinds) {
      const times: number[] = [];
      let hits = 0;
      for (let run = -WARM_UP_RUNS; run < RUNS; run++) {
        const text = query(Math.max(0, run));
        const from = performance.now();
        const result = await searchDocuments(db, { text, limit: 20, offset: 0 });
        if (run < 0) continue;
        times.push(performance.now() - from);
        hits += result.total;
      }
      times.sort((a, b) => a - b);
      const columns = [percentile(times, 0.5), percentile(times, 0.95)].map((ms) =>
        ms.toFixed(1).padStart(8),
      );
      console.log(`${name.padEnd(22)} ${columns.join(" ")}   ${(hits / RUNS).toFixed(0).padStart(6)}`);
    }
  } finally {
    await db.$disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
