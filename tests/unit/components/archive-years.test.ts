import { describe, expect, it } from "vitest";
import { archiveYears } from "../../../src/components/reader/archive-years";

const issue = (year: number, number: string, totalNumber: number | null = null) => ({
  year,
  number,
  totalNumber,
  issueDate: null,
  documents: 1,
});
const shown = (...issues: ReturnType<typeof issue>[]) =>
  archiveYears(issues).map(({ year, slips }) => [
    year,
    ...slips.map((slip) => (slip.kind === "missing" ? `-${slip.number}` : slip.issue.number)),
  ]);

describe("the years of an archive", () => {
  it("are none without issues", () => {
    expect(shown()).toEqual([]);
  });

  it("stand newest first, issues in the order of their numbers", () => {
    expect(shown(issue(2025, "2"), issue(2026, "10"), issue(2026, "9"), issue(2025, "1"))).toEqual([
      [2026, "-1", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "9", "10"],
      [2025, "1", "2"],
    ]);
  });

  it("show what is missing between two issues, and a year between two years", () => {
    expect(shown(issue(2026, "1"), issue(2026, "3"), issue(2024, "1"))).toEqual([
      [2026, "1", "-2", "3"],
      [2025],
      [2024, "1"],
    ]);
  });

  it("count an issue of two numbers for both and set special issues last", () => {
    expect(shown(issue(2026, "z1"), issue(2026, "3-4"), issue(2026, "1-2"))).toEqual([
      [2026, "1-2", "3-4", "z1"],
    ]);
  });

  it("claim nothing before the first issue but what its running number proves", () => {
    expect(shown(issue(2026, "3"))).toEqual([[2026, "3"]]);
    expect(shown(issue(2026, "3", 1))).toEqual([[2026, "3"]]);
    expect(shown(issue(2026, "3", 2))).toEqual([[2026, "-2", "3"]]);
    expect(shown(issue(2026, "3", 19))).toEqual([[2026, "-1", "-2", "3"]]);
  });
});
