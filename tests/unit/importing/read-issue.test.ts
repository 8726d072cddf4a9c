import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { normaliseCharacters } from "@/lib/importing/normalise-characters";
import { readIssue } from "@/lib/importing/read-issue";
import { readLines } from "@/lib/importing/read-lines";
import { ImportedFileSchema } from "@/lib/importing/schema";
import { toImportJson } from "@/lib/importing/to-json";

const read = (text: string) => ({
  source: "a.txt",
  sha256: "0".repeat(64),
  ...readIssue(readLines(normaliseCharacters(text))),
});
const FOLDER = path.resolve("tests/fixtures/importing");
const ISSUES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(path.join(FOLDER, name), "utf8"));

/** How often each Chinese character stands anywhere in a value. */
function characters(value: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of value) {
    if (/\p{Script=Han}/u.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

/** Characters of the text that stand less often in what was read of it. Marks of fields (附件：) and brackets aside. */
function lost(text: string): string[] {
  const { source, sha256, warnings, issue, toc, ...kept } = toImportJson(read(text));
  const have = characters(JSON.stringify(kept));
  return [...characters(text)]
    .filter(([character, count]) => (have.get(character) ?? 0) < count)
    .map(([character]) => character);
}

function readOrRefuse(text: string): void {
  try {
    ImportedFileSchema.parse(read(text));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe("invalid");
  }
}

describe("refusals", () => {
  it.each([
    ["prose", "今天天气很好。我们去公园散步。"],
    ["a contents page alone", "目录\n云溪市人民政府关于做好防汛工作的通知（云政发〔2024〕6号）……1"],
    ["English", "Lorem ipsum dolor sit amet.\n\nConsectetur."],
    ["numbers", "1\n2\n3\n4"],
  ])("refuses %s with one clear sentence", (_, text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: "invalid",
        message: expect.stringContaining("没有在文件里找到公报文件"),
      }),
    );
  });
});

describe("properties", () => {
  it("loses no Chinese character of the invented issues", () => {
    for (const text of ISSUES) expect(lost(text)).toEqual([]);
  });

  it("reads or refuses any text, and what it reads fits the schema", () => {
    const word = fc.constantFrom(
      "云溪市人民政府",
      "关于印发绿道方案的通知",
      "云政发〔2024〕6号",
      "各县（区）人民政府：",
      "2024年5月6日",
      "（此件公开发布）",
      "附件1",
      "附件：1. 任务表",
      "一、总体要求",
      "（一）加强领导。",
      "1.1 目的",
      "第一条 为加强管理。",
      "序号\t单位\t任务",
      "1\t市园林局",
      "| 甲 | 乙 |",
      "目 录",
      "咨询单位：云溪市园林局",
      "咨询电话：0000-1234567",
      "云溪市人民政府公报 2024·3 市政府文件",
      "— 3 —",
      "各级各部门要落实责任，",
      "",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }), (lines) =>
        readOrRefuse(lines.join("\n")),
      ),
    );
  });

  it("reads or refuses an issue that is cut anywhere, and loses no character of what it reads", () => {
    const [issue = ""] = ISSUES;
    fc.assert(
      fc.property(fc.nat(issue.length), fc.nat(issue.length), (from, to) => {
        const cut = issue.slice(Math.min(from, to), Math.max(from, to));
        try {
          expect(lost(cut)).toEqual([]);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });

  it("understands the same of the documents wherever page furniture falls between lines", () => {
    const [issue = ""] = ISSUES.filter((text) => text.includes("\n— 1 —\n"));
    const lines = issue.split("\n");
    const first = lines.findIndex((line) => line.includes("（此件公开发布）"));
    const understood = (text: string) =>
      toImportJson(read(text)).documents.map(
        ({ firstLine, lastLine, firstPage, lastPage, annexes, ...document }) => ({
          ...document,
          annexes: annexes.map(({ firstLine: line, ...annex }) => annex),
        }),
      );
    const expected = understood(issue);
    fc.assert(
      fc.property(fc.integer({ min: first, max: lines.length - 1 }), (at) => {
        const furniture = ["", "云溪市人民政府公报 2023·4 市政府办公室文件", "", "— 9 —", ""];
        const text = [...lines.slice(0, at), ...furniture, ...lines.slice(at)].join("\n");
        expect(understood(text)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it("takes time in proportion to the text for what defeats careless patterns", () => {
    const hard = [
      "（".repeat(20_000),
      "一、".repeat(20_000),
      "·".repeat(20_000),
      "\t".repeat(5_000),
      "2024年".repeat(10_000),
    ];
    for (const text of hard) readOrRefuse(text);
    readOrRefuse(hard.join("\n"));
  });
});
