import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDocumentNumber,
  parseDocumentNumber,
  parseTypedDocumentNumber,
} from "@/lib/content/document-number";

describe("parseDocumentNumber", () => {
  it.each([
    "云政发〔2024〕",
    "云政发2024年6号",
    "根据云政发〔2024〕6号文件要求，现通知如下",
    "〔2024〕6号",
    "云政发〔2024〕0号",
    "云政发〔1024〕6号",
    "",
  ])("gives null for %j", (text) => expect(parseDocumentNumber(text)).toBeNull());

  it.each([
    "云政发〔2024〕6号",
    "云政发〔2024〕 6 号",
    "云政发[2024]6号",
    "云政发［2024］6号",
    "云政发(2024)6号",
    "云政发【2024】第6号",
    "（云政发〔2024〕6号）",
    "云政发〔2024〕06号",
  ])("reads %j in whatever bracket and spacing", (text) => {
    expect(parseDocumentNumber(text)).toEqual({ code: "云政发", year: 2024, serial: 6 });
  });

  it("reads back every number that it formats", () => {
    const number = fc.record({
      code: fc.constantFrom("云政发", "云政办函", "青政发"),
      year: fc.integer({ min: 1950, max: 2049 }),
      serial: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(number, (value) => {
        expect(parseDocumentNumber(formatDocumentNumber(value))).toEqual(value);
      }),
    );
  });
});

describe("parseTypedDocumentNumber", () => {
  it("gives null for words that are no number", () => {
    expect(parseTypedDocumentNumber("绿道建设方案")).toBeNull();
  });

  it.each(["云政办发 2023 15", "云政办发2023-15", "云政办发〔2023〕15号", "云政办发[2023]15"])(
    "reads %j",
    (text) => {
      expect(parseTypedDocumentNumber(text)).toEqual({ code: "云政办发", year: 2023, serial: 15 });
    },
  );
});
