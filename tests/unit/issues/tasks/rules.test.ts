import { describe, expect, it } from "vitest";
import { daysLeftWords, isDue } from "@/lib/issues/tasks/rules";

const issue = { state: "compiling", isBackIssue: false, issueDate: "2026-11-29" } as const;

describe("an issue", () => {
  it("is near from seven days before its date on, and stays so until it is out", () => {
    expect(isDue(issue, "2026-11-21")).toBe(false);
    expect(isDue(issue, "2026-11-22")).toBe(true);
    expect(isDue(issue, "2027-02-01")).toBe(true);
    expect(isDue({ ...issue, state: "published" }, "2026-12-01")).toBe(false);
    expect(isDue({ ...issue, isBackIssue: true }, "2026-12-01")).toBe(false);
    expect(isDue({ ...issue, issueDate: null }, "2026-12-01")).toBe(false);
  });

  it("tells the days that are left", () => {
    expect(daysLeftWords("2026-11-22", "2026-11-29")).toBe("还有 7 天");
    expect(daysLeftWords("2026-11-29", "2026-11-29")).toBe("今天");
    expect(daysLeftWords("2026-12-01", "2026-11-29")).toBe("已过 2 天");
  });
});
