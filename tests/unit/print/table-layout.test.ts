import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { table } from "../../../src/lib/content/build";
import { DOCUMENT_GEOMETRY, ISSUE_GEOMETRY } from "../../../src/lib/print/geometry";
import { layOutTable, placeWidth } from "../../../src/lib/print/table-layout";
import { dutyTable, supplyTable } from "./invented-issue";

const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);

describe("where a table stands", () => {
  test("a small table stands in its column, one with long cells or many columns across the page", () => {
    const small = table({
      rows: [
        ["县区", "公里"],
        ["青石区", "12"],
      ],
    });
    expect(layOutTable({ table: small, geometry: ISSUE_GEOMETRY }).place).toBe("column");
    const long = table({
      rows: [
        ["甲", "乙", "丙"],
        ["要求".repeat(80), "说明".repeat(80), "备注".repeat(80)],
      ],
    });
    expect(layOutTable({ table: long, geometry: ISSUE_GEOMETRY }).place).toBe("page");
    const duties = dutyTable(3);
    if (duties.type !== "table") throw new Error("a table");
    expect(layOutTable({ table: duties, geometry: ISSUE_GEOMETRY }).place).toBe("page");
  });

  test("a table of 26 columns is turned sideways, in an issue and alone", () => {
    const supply = supplyTable(3);
    if (supply.type !== "table") throw new Error("a table");
    for (const geometry of [ISSUE_GEOMETRY, DOCUMENT_GEOMETRY]) {
      expect(layOutTable({ table: supply, geometry }).place).toBe("landscape");
    }
  });

  test("a small table that follows a wide one takes the width of its page", () => {
    const small = table({
      rows: [
        ["县区", "公里"],
        ["青石区", "12"],
      ],
    });
    const { widths, place } = layOutTable({ table: small, geometry: ISSUE_GEOMETRY, atLeast: "page" });
    expect(place).toBe("page");
    expect(total(widths)).toBeCloseTo(ISSUE_GEOMETRY.textWidth, 0);
  });

  test("figures are centred, long texts are not", () => {
    const rows = [
      ["序号", "要求"],
      ["1", "要求".repeat(60)],
    ];
    expect(layOutTable({ table: table({ rows }), geometry: ISSUE_GEOMETRY }).centred).toEqual([true, false]);
  });

  test("whatever the table, its columns fill the place exactly and none is lost", () => {
    const cell = fc.oneof(
      fc.constant(""),
      fc.integer().map(String),
      fc.integer({ min: 1, max: 200 }).map((n) => "字".repeat(n)),
    );
    const rows = fc
      .integer({ min: 1, max: 36 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(ISSUE_GEOMETRY, DOCUMENT_GEOMETRY), (given, geometry) => {
        const layout = layOutTable({ table: table({ rows: given }), geometry });
        expect(layout.widths.length).toBe(given[0]?.length);
        expect(Math.min(...layout.widths)).toBeGreaterThan(0);
        expect(total(layout.widths)).toBeCloseTo(placeWidth(layout.place, geometry), 0);
      }),
    );
  });

  test("a table of thousands of rows is laid out", () => {
    const rows = Array.from({ length: 4000 }, (_, i) => [String(i), "某某单位", "要求".repeat(i % 30)]);
    expect(layOutTable({ table: table({ rows }), geometry: ISSUE_GEOMETRY }).breakable.length).toBe(4000);
  });
});
