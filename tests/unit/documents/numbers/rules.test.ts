import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeWordChoices, isOtherYear, mendedNumber, seriesOf } from "@/lib/documents/numbers/rules";

describe("a series of numbers", () => {
  it("names the highest serial and the free ones below it", () => {
    expect(seriesOf([])).toEqual({ highest: 0, free: [] });
    expect(seriesOf([1, 2, 3])).toEqual({ highest: 3, free: [] });
    expect(seriesOf([2, 5, 5])).toEqual({ highest: 5, free: [1, 3, 4] });
  });

  it("never calls a taken serial free, and names few", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { maxLength: 50 }), (serials) => {
        const { highest, free } = seriesOf(serials);
        expect(free.filter((serial) => serials.includes(serial) || serial >= highest)).toEqual([]);
        expect(free.length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe("a number as typed", () => {
  it("is mended to brackets of six corners without spaces, zeros or 第", () => {
    expect(mendedNumber("云政发[2026]5号")).toBe("云政发〔2026〕5号");
    expect(mendedNumber("云政发 （2026） 第05号")).toBe("云政发〔2026〕5号");
    expect(mendedNumber("云政发2026-5")).toBe("云政发〔2026〕5号");
  });

  it("is left alone where nothing is to mend or it is no such number", () => {
    expect(mendedNumber("云政发〔2026〕5号")).toBeNull();
    expect(mendedNumber("第12号")).toBeNull();
    expect(mendedNumber("")).toBeNull();
  });

  it("is told from a date of another year", () => {
    expect(isOtherYear("云政发〔2025〕5号", "2026-01-04")).toBe(true);
    expect(isOtherYear("云政发〔2026〕5号", "2026-01-04")).toBe(false);
    expect(isOtherYear("云政发〔2026〕5号", "")).toBe(false);
    expect(isOtherYear("第12号", "2026-01-04")).toBe(false);
  });
});

describe("the choice of code words", () => {
  const word = (name: string, fromDate: string | null = null, toDate: string | null = null) => ({
    name,
    fromDate,
    toDate,
  });
  const organs = [
    {
      name: "云溪市人民政府",
      codeWords: [word("云政任"), word("云政发"), word("云府发", null, "2018-12-31")],
    },
    { name: "云溪市人民政府办公室", codeWords: [word("云政办发", "2019-01-01"), word("云政发")] },
  ];

  it("begins with those of the issuers that held on the day", () => {
    const choose = (issuers: string[], writtenOn: string) => codeWordChoices({ organs, issuers, writtenOn });
    expect(choose(["云溪市人民政府办公室"], "2026-05-06")).toEqual({
      own: ["云政办发", "云政发"],
      others: ["云政任"],
    });
    expect(choose(["云溪市人民政府"], "2018-05-06")).toEqual({
      own: ["云政发", "云府发", "云政任"],
      others: [],
    });
    expect(choose(["云溪市档案馆"], "2018-05-06")).toEqual({
      own: [],
      others: ["云政任", "云政发", "云府发"],
    });
    expect(choose([], "").others).toEqual(["云政任", "云政发", "云府发", "云政办发"]);
  });
});
