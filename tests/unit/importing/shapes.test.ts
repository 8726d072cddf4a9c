import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { accountOf } from "@/lib/importing/account";
import { normaliseCharacters } from "@/lib/importing/normalise-characters";
import { readIssue } from "@/lib/importing/read-issue";
import { readLines } from "@/lib/importing/read-lines";
import { comparable } from "@/lib/importing/spacing";
import { toImportJson } from "@/lib/importing/to-json";

/** Invented issues in shapes of print that defeat careless readers, with hand-made annotations beside them. */

type Gold = {
  documents: {
    title: string;
    docNumber: string | null;
    subject: string;
    instruments?: string[];
    annexes?: { title: string }[];
    headings?: { text: string; runIn?: boolean }[];
    [fact: string]: unknown;
  }[];
};
const FOLDER = path.resolve("tests/fixtures/importing/shapes");
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
const FACTS = [
  "title",
  "docNumber",
  "section",
  "genre",
  "addressee",
  "writtenOn",
  "publicity",
  "consultUnit",
  "consultPhone",
] as const;

function read(name: string) {
  const source = readLines(normaliseCharacters(readFileSync(path.join(FOLDER, name), "utf8")));
  const file = { source: name, sha256: "0".repeat(64), ...readIssue(source) };
  return { source, file, documents: toImportJson(file).documents };
}

function goldOf(name: string): Gold {
  return JSON.parse(readFileSync(path.join(FOLDER, name.replace(".txt", ".gold.json")), "utf8")) as Gold;
}

const flat = (value: unknown) => (typeof value === "string" ? comparable(value) : (value ?? null));
const flatList = (list: readonly string[] | undefined) => (list ?? []).map(comparable);

describe("an issue in a hard shape of print", () => {
  it.each(NAMES)("gives the documents of %s and no others, with their facts", (name) => {
    const { documents } = read(name);
    const gold = goldOf(name).documents;
    expect(documents.map(({ title }) => flat(title))).toEqual(gold.map(({ title }) => flat(title)));
    for (const [index, wanted] of gold.entries()) {
      const got = documents[index];
      // A section that no page of the document names is not asked for.
      const asked = FACTS.filter((fact) => fact !== "section" || wanted.section !== null);
      const facts = (of: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(asked.map((fact) => [fact, flat(of[fact])]));
      expect(got && facts(got)).toEqual(facts(wanted));
      expect(flatList(got?.issuers)).toEqual(flatList(wanted.issuers as string[]));
      expect(flatList(got?.signatories)).toEqual(flatList(wanted.signatories as string[]));
    }
  });

  it.each(NAMES)("gives the issued texts, annexes and first-level headings of %s", (name) => {
    const { documents } = read(name);
    for (const [index, wanted] of goldOf(name).documents.entries()) {
      const got = documents[index];
      expect(flatList(got?.instruments)).toEqual(flatList(wanted.instruments));
      const annexes = got?.annexes.flatMap(({ title }) => title ?? []) ?? [];
      for (const { title } of wanted.annexes ?? []) expect(flatList(annexes)).toContain(flat(title));
      const blocks = [...(got?.blocks ?? []), ...(got?.annexes ?? []).flatMap((annex) => annex.blocks)];
      const headings = blocks.flatMap((block) =>
        block.type === "heading" && block.level === 1 ? [block.text] : [],
      );
      for (const { text, runIn } of wanted.headings ?? [])
        if (!runIn) expect(flatList(headings)).toContain(flat(text));
    }
  });

  it.each(NAMES)("accounts for every character of %s", (name) => {
    const { source, file } = read(name);
    const { read: all, inFields, inContent, leftOut, uneven } = accountOf(source, file);
    expect(uneven).toEqual([]);
    expect(inFields + inContent + leftOut).toBe(all);
  });
});
