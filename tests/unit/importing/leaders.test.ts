import { describe, expect, it } from "vitest";
import { readPageTail, withoutLeaders } from "@/lib/importing/leaders";

describe("readPageTail", () => {
  it.each(["2024", "通知5", "主线 2024", "3.5", "2023-24", "企业10", "…", "", "关于 5G 的通知"])(
    "finds no page at the end of %j",
    (text) => expect(readPageTail(text)).toBeNull(),
  );

  it.each([
    ["通知……… 20", "通知", 20, true],
    ["通知·····20", "通知", 20, true],
    ["通知.....87", "通知", 87, true],
    ["通知· · · 20", "通知", 20, true],
    ["通知\t86", "通知", 86, true],
    ["通知（云政发〔2024〕6号）5", "通知（云政发〔2024〕6号）", 5, false],
    ["通知（云政发〔2024〕6号）·5", "通知（云政发〔2024〕6号）", 5, false],
    ["通知 12", "通知", 12, false],
    ["通知……（12）", "通知", 12, true],
    ["······ 15", "", 15, true],
    ["15", "", 15, false],
  ])("reads %j", (text, before, page, hasLeaders) =>
    expect(readPageTail(text)).toEqual({ before, page, hasLeaders }),
  );
});

describe("withoutLeaders", () => {
  it("keeps a single dot or dash, which is the text's own", () => {
    expect(withoutLeaders("第1.")).toBe("第1.");
    expect(withoutLeaders("2023—")).toBe("2023—");
    expect(withoutLeaders("通知 ……\t")).toBe("通知");
  });
});
