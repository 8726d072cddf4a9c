import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readIssueFile } from "@/lib/importing/read-issue";
import { ImportedFileSchema } from "@/lib/importing/schema";
import { toImportJson } from "@/lib/importing/to-json";

/**
 * Invented issues in the two layouts of real ones and what is to be understood of each:
 * NAME.txt beside NAME.expected.json (without the hash, which any change of the text changes).
 */
const FOLDER = path.resolve("tests/fixtures/importing");
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

describe("reading an issue", () => {
  it.each(names)("understands %s as expected", async (fileName) => {
    const { file } = await readIssueFile({ bytes: readFileSync(path.join(FOLDER, fileName)), fileName });
    expect(ImportedFileSchema.parse(file)).toEqual(file);
    const { sha256, ...understood } = toImportJson(file);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    const expected: unknown = JSON.parse(
      readFileSync(path.join(FOLDER, fileName.replace(".txt", ".expected.json")), "utf8"),
    );
    expect(understood).toEqual(expected);
  });
});
