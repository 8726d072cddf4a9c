import { describe, expect, test } from "vitest";
import { compileTemplate } from "../../../src/lib/print/compile";
import { loadPrintFonts } from "../../../src/lib/print/fonts";
import { toIssueData, toSingleData } from "../../../src/lib/print/print-data";
import { inventedIssue } from "./invented-issue";

/** Typst refuses a file that breaks PDF/UA-1: a picture without description, a skipped heading level, a missing title. */
describe("what a screen reader gets", () => {
  const issue = inventedIssue();
  const date = "2026-02-28";

  test("an issue passes the typesetter's checks of PDF/UA-1", async () => {
    const fonts = await loadPrintFonts();
    const data = toIssueData({ issue, fonts: fonts.stacks, date });
    const { pageCount } = await compileTemplate({ template: "issue.typ", data, fonts, standard: "ua-1" });
    expect(pageCount).toBeGreaterThan(20);
  }, 120_000);

  test("so does each document alone", async () => {
    const fonts = await loadPrintFonts();
    for (const document of issue.sections[0]?.documents ?? []) {
      const single = { gazette: { name: issue.gazette.name }, document, source: null, date };
      const data = toSingleData({ single, fonts: fonts.stacks });
      const { pageCount } = await compileTemplate({
        template: "document.typ",
        data,
        fonts,
        standard: "ua-1",
      });
      expect(pageCount).toBeGreaterThan(0);
    }
  }, 120_000);
});
