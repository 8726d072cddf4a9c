import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { normaliseCharacters } from "@/lib/importing/normalise-characters";
import { readIssue } from "@/lib/importing/read-issue";
import { readLines } from "@/lib/importing/read-lines";
import { ImportedFileSchema } from "@/lib/importing/schema";
import { toImportJson } from "@/lib/importing/to-json";

/** Real issues with hand-made annotations (`gazettes/NAME.txt`, `NAME.gold.json`), and the client's program that scores. */

type Annex = { label: string; title: string; firstLine?: number };
type Table = { firstLine: number; lastLine: number };
export type GoldDocument = {
  title: string;
  docNumber: string | null;
  section: string | null;
  consultUnit: string | null;
  instruments?: string[];
  annexes?: Annex[];
  headings?: { text: string }[];
  tables?: Table[];
  firstLine: number;
  lastLine: number;
};
export type Gold = {
  issue: { publication?: string; year?: number; number?: string };
  toc?: unknown[];
  documents: GoldDocument[];
};
/** A line of print and the line of the issue that it came from; null for one that was put in. */
export type PrintedLine = { readonly text: string; readonly from: number | null };
export type Issue = { lines: readonly PrintedLine[]; gold: Gold };

export function goldNames(folder: string): string[] {
  const names = readdirSync(path.join(folder, "gazettes"));
  return names.filter((name) => name.endsWith(".gold.json")).map((name) => name.replace(".gold.json", ""));
}

export function loadIssue(folder: string, name: string): Issue {
  const text = readFileSync(path.join(folder, "gazettes", `${name}.txt`), "utf8");
  const gold = JSON.parse(readFileSync(path.join(folder, "gazettes", `${name}.gold.json`), "utf8")) as Gold;
  return { lines: text.split(/\r?\n/u).map((line, index) => ({ text: line, from: index + 1 })), gold };
}

/** Reads an issue and scores it: the share of each measure in per cent, the mean under `mean`, and what was missed. */
export function score(
  folder: string,
  { lines, gold }: Issue,
): { measures: Map<string, number>; misses: string } {
  const text = lines.map((line) => line.text).join("\n");
  const read = {
    source: "issue.txt",
    sha256: "0".repeat(64),
    ...readIssue(readLines(normaliseCharacters(text))),
  };
  const got = toImportJson(ImportedFileSchema.parse(read));
  const moved = withLinesOf(lines, gold);
  tellAnnexesApart(moved.documents, got.documents);
  const scratch = mkdtempSync(path.join(tmpdir(), "gongbao-score-"));
  try {
    const [source, goldFile, gotFile] = ["issue.txt", "gold.json", "got.json"].map((n) =>
      path.join(scratch, n),
    );
    writeFileSync(String(source), text);
    writeFileSync(String(goldFile), JSON.stringify(moved));
    writeFileSync(String(gotFile), JSON.stringify(got));
    const program = path.join(folder, "import-score", "score.mjs");
    const printed = execFileSync(process.execPath, [program, String(goldFile), String(gotFile), "--misses"], {
      encoding: "utf8",
      env: { ...process.env, SOURCE: source },
    });
    // A measure a line, `99.0 %  name  (…)`, the mean last.
    const found = printed.matchAll(/^\s*([\d.]+) % {2}(.+?)(?: {2}\(.*)?$/gmu);
    const measures = new Map(
      [...found].map((m) => [m[2]?.replace(/^mean of.*/u, "mean") ?? "", Number(m[1])]),
    );
    return {
      measures,
      misses: printed
        .split("\n")
        .filter((line) => line.includes("\twant "))
        .join("\n"),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The annotation with its line numbers as they are after lines were put in, taken out or wrapped. */
function withLinesOf(lines: readonly PrintedLine[], gold: Gold): Gold {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [index, { from }] of lines.entries()) {
    if (from === null) continue;
    if (!first.has(from)) first.set(from, index + 1);
    last.set(from, index + 1);
  }
  const near = (places: ReadonlyMap<number, number>, line: number, step: 1 | -1) => {
    for (let n = line; Math.abs(n - line) < 60; n += step) {
      const place = places.get(n);
      if (place !== undefined) return place;
    }
    return line;
  };
  const start = (line: number) => near(first, line, 1);
  const end = (line: number) => near(last, line, -1);
  const documents = gold.documents.map((document) => ({
    ...document,
    firstLine: start(document.firstLine),
    lastLine: end(document.lastLine),
    annexes: document.annexes?.map((a) => (a.firstLine ? { ...a, firstLine: start(a.firstLine) } : a)) ?? [],
    tables:
      document.tables?.map((t) => ({ ...t, firstLine: start(t.firstLine), lastLine: end(t.lastLine) })) ?? [],
  }));
  return { ...gold, documents };
}

/**
 * Where an issue prints one title over two annexes, the program looks for the text of both in the first. They are told
 * apart by their labels on both sides, so that each is compared with itself.
 */
function tellAnnexesApart(
  wanted: readonly GoldDocument[],
  got: readonly { docNumber: string | null; annexes: { label: string | null; title: string | null }[] }[],
): void {
  for (const { docNumber, annexes = [] } of wanted) {
    const titles = annexes.map(({ title }) => title);
    const twice = new Set(titles.filter((title, index) => titles.indexOf(title) !== index));
    const own = got.find((document) => document.docNumber === docNumber)?.annexes ?? [];
    for (const annex of [...annexes, ...own])
      if (annex.title !== null && twice.has(annex.title)) annex.title = `${annex.title}${annex.label}`;
  }
}
