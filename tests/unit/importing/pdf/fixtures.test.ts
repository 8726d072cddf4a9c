import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readPdf } from "@/lib/importing/pdf/read-pdf";
import { describeSource } from "./described-source";

/**
 * PDFs of other programs (Chromium: two-columns, from its .html; LibreOffice: tables, from its .fodt), all text invented,
 * and what is to be read from each: NAME.pdf beside NAME.expected.json.
 */
const FOLDER = path.resolve("tests/fixtures/importing/pdf");
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".expected.json"))
  .map((name) => name.replace(".expected.json", ""));

describe("reading a PDF of another program", () => {
  test.each(names)("reads %s as expected", async (name) => {
    const source = await readPdf(readFileSync(path.join(FOLDER, `${name}.pdf`)));
    const expected: unknown = JSON.parse(readFileSync(path.join(FOLDER, `${name}.expected.json`), "utf8"));
    expect(describeSource(source)).toEqual(expected);
  });
});
