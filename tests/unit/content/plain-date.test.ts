import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPlainDates, parsePlainDate } from "@/lib/content/plain-date";

describe("parsePlainDate", () => {
  it.each(["2024年3月", "3月1日", "2024.3.1", "2024年3月1日起施行", "自2024年3月1日", "", "2024年13月1日"])(
    "gives null for %j, which is not one full date",
    (text) => expect(parsePlainDate(text)).toBeNull(),
  );

  it("gives null for a day that the calendar does not have", () => {
    expect(parsePlainDate("2023年2月29日")).toBeNull();
    expect(parsePlainDate("2024年4月31日")).toBeNull();
  });

  it.each([
    ["2024年3月1日", "2024-03-01"],
    ["2024 年 3 月 1 日", "2024-03-01"],
    ["2024年2月29日", "2024-02-29"],
    ["（2024年12月31日）", "2024-12-31"],
    ["２０２４年３月１日", "2024-03-01"],
    ["二〇二四年五月二十日", "2024-05-20"],
    ["二○二一年十月十一日", "2021-10-11"],
    ["二零一九年元月三十一日", "2019-01-31"],
    ["二〇二〇年十二月廿五日", "2020-12-25"],
  ])("reads %j", (text, date) => expect(parsePlainDate(text)).toBe(date));

  it("reads every day back that it is printed with", () => {
    const days = fc.date({ min: new Date("1950-01-01"), max: new Date("2049-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const printed = `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
        expect(parsePlainDate(printed)).toBe(day.toISOString().slice(0, 10));
      }),
    );
  });
});

describe("findPlainDates", () => {
  it("gives every full date of a text in order and leaves years and months alone", () => {
    const text = "2023 年 5月起，自2024年1月12日至二〇二四年二月三日，2025年完成。";
    expect(findPlainDates(text)).toEqual(["2024-01-12", "2024-02-03"]);
  });
});
