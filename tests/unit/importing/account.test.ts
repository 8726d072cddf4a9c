import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { accountOf } from "@/lib/importing/account";
import { normaliseCharacters } from "@/lib/importing/normalise-characters";
import { readIssue } from "@/lib/importing/read-issue";
import { readLines } from "@/lib/importing/read-lines";

const FOLDER = path.resolve("tests/fixtures/importing");
const ISSUES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(path.join(FOLDER, name), "utf8"));

const read = (text: string) => {
  const source = readLines(normaliseCharacters(text));
  const file = readIssue(source);
  return { file, account: accountOf(source, file) };
};

/** How many of the texts given to `expectEven` were read, and how many were refused. */
const runs = { read: 0, refused: 0 };

/** That all characters are accounted for, in sum and document by document; a text that is no issue has no account. */
function expectEven(text: string): void {
  try {
    const { account, file } = read(text);
    runs.read++;
    expect(account.uneven).toEqual([]);
    expect(file.warnings.filter(({ code }) => code === "unaccounted")).toEqual([]);
    expect(account.inFields + account.inContent + account.leftOut).toBe(account.read);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe("invalid");
    runs.refused++;
  }
}

const lines = (text: string) => text.split("\n");

describe("the account of an import", () => {
  it("says of each character where it went", () => {
    const [title, body] = ["云溪市人民政府关于做好防汛工作的通知", "请做好防汛工作。"];
    const { account } = read(
      [title, "云政发〔2024〕6号", "各县：", body, "云溪市人民政府", "2024年5月6日", "— 3 —"].join("\n"),
    );
    expect(account).toEqual({
      read: 59,
      inFields: 47,
      inContent: 8,
      leftOut: 4,
      byReason: { "page-number": 3, mark: 1 },
      uneven: [],
    });
  });

  it.each(ISSUES.map((text, index) => [index, text]))("comes out even for invented issue %i", (_, text) => {
    expectEven(text);
    expect(runs.refused).toBe(0);
  });

  it("comes out even wherever an issue is cut", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ISSUES), fc.nat(), fc.nat(), (issue, a, b) => {
        const [from = 0, to = 0] = [a % issue.length, b % issue.length].sort((x, y) => x - y);
        expectEven(issue.slice(from, to));
      }),
      { numRuns: 120 },
    );
  });

  it("comes out even for issues joined to one file", () => {
    for (const first of ISSUES) for (const second of ISSUES) expectEven(`${first}\n${second}`);
  });

  it("comes out even wherever page furniture falls, between lines and inside them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ISSUES), fc.nat(), fc.boolean(), (issue, place, isInside) => {
        const furniture = "\n\n云溪市人民政府公报 2023·4 市政府办公室文件\n\n— 9 —\n\n";
        const at = isInside ? place % issue.length : issue.indexOf("\n", place % issue.length);
        expectEven(issue.slice(0, at) + furniture + issue.slice(at));
      }),
      { numRuns: 120 },
    );
  });

  it("comes out even when some lines are shuffled or doubled", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ISSUES),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
        (issue, moves) => {
          const all = lines(issue);
          for (const [from, to] of moves) {
            const line = all[from % all.length] ?? "";
            if (from % 2 === 0) all.splice(from % all.length, 1);
            all.splice(to % all.length, 0, line);
          }
          expectEven(all.join("\n"));
        },
      ),
      { numRuns: 120 },
    );
  });

  it("comes out uneven where a mark of the text itself is missing", () => {
    const source = readLines(
      "云溪市人民政府关于防汛的通知\n云政发〔2024〕6号\n各县：\n甲，乙；《丙》。\n云溪市人民政府\n2024年5月6日",
    );
    const file = readIssue(source);
    const cut = {
      ...source,
      text: source.text.map((line) => line.replace("甲，乙；《丙》。", "甲，乙；《丙》。，")),
    };
    expect(accountOf(cut, file).uneven.map(({ lost }) => lost)).toEqual(["，"]);
  });

  it("comes out even for two issues whose lines are interleaved, as two columns are", () => {
    const [first = "", second = ""] = ISSUES;
    const other = lines(second);
    expectEven(
      lines(first)
        .flatMap((line, index) => [line, other[index] ?? ""])
        .join("\n"),
    );
  });

  it("was looked at in most of these cases: few of the texts were refused", () => {
    expect(runs.read).toBeGreaterThan(200);
    expect(runs.refused).toBeLessThan(runs.read);
  });
});
