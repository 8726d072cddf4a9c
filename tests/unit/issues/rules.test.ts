import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextIssue, nextIssueDate, withContact } from "@/lib/issues/rules";
import { EMPTY_BOARD } from "@/lib/issues/schema";

const before = {
  year: 2026,
  number: "3",
  totalNumber: 19,
  issueDate: "2026-09-30",
  board: { ...EMPTY_BOARD, director: ["沈槐序"] },
  notices: ["免费赠阅"],
  contact: { address: "安澜路1号", postcode: "", phone: "", email: "" },
  coverText: "增刊",
};
const gazette = { frequency: "季刊", notices: ["本刊所登文件与正式文件具有同等效力"] };
const today = "2026-11-22";

describe("the next issue", () => {
  it("takes over board, notices, contact and cover text, and counts on", () => {
    expect(nextIssue({ before, dates: ["2026-09-30"], gazette, today })).toEqual({
      ...before,
      number: "4",
      totalNumber: 20,
      issueDate: "2026-12-31",
    });
  });

  it("begins a new year at 1", () => {
    const last = { ...before, number: "3-4", issueDate: "2026-12-31" };
    expect(nextIssue({ before: last, dates: ["2026-12-31"], gazette, today })).toMatchObject({
      year: 2027,
      number: "1",
      issueDate: "2027-03-31",
    });
  });

  it("is the first of its gazette with the notices of the house", () => {
    expect(nextIssue({ before: null, dates: [], gazette, today })).toMatchObject({
      year: 2026,
      number: "1",
      totalNumber: null,
      issueDate: "2026-12-31",
      notices: gazette.notices,
      coverText: "",
    });
  });
});

describe("the date of the next issue", () => {
  const next = (frequency: string, ...dates: string[]) => nextIssueDate({ frequency, dates, today });

  it("is the end of the month, two months, quarter, half-year or year after the last one's", () => {
    expect(next("月刊", "2026-01-31")).toBe("2026-02-28");
    expect(next("月刊", "2027-12-15")).toBe("2028-01-31");
    expect(next("双月刊", "2026-02-28")).toBe("2026-04-30");
    expect(next("季刊", "2026-08-15")).toBe("2026-12-31");
    expect(next("半年刊", "2026-06-30")).toBe("2026-12-31");
    expect(next("年刊", "2026-12-31")).toBe("2027-12-31");
  });

  it("is as long after the last as that after the one before, where the frequency says no months", () => {
    expect(next("不定期", "2026-03-20", "2026-03-10")).toBe("2026-03-30");
    expect(next("半月刊", "2026-03-31", "2026-03-15")).toBe("2026-04-16");
    expect(next("不定期", "2026-03-20")).toBeNull();
    expect(next("", "2026-03-20", "2026-03-20")).toBeNull();
  });

  it("is always later than the last one", () => {
    const day = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom("月刊", "双月刊", "季刊", "半年刊", "年刊"), day, (frequency, last) => {
        expect((next(frequency, last) ?? "") > last).toBe(true);
      }),
    );
  });
});

describe("the contact of an issue", () => {
  it("takes the place of the gazette's where the issue states one", () => {
    const house = { address: "旧址", postcode: "000000", phone: "1", email: "a@b.example" };
    const own = { address: "新址", postcode: "", phone: "", email: "" };
    expect(withContact(house, own)).toEqual({ ...house, address: "新址" });
  });
});
