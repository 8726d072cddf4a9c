import { describe, expect, test } from "vitest";
import type { PageContent, Stroke } from "@/lib/importing/pdf/page-geometry";
import { takeRuledTables } from "@/lib/importing/pdf/ruled-tables";
import { placeText } from "./placed-glyphs";

function level(y: number, x0: number, x1: number): Stroke {
  return { x0, x1, y0: y, y1: y, thick: 0.5 };
}
function upright(x: number, y0: number, y1: number): Stroke {
  return { x0: x, x1: x, y0, y1, thick: 0.5 };
}

function page(
  strokes: Stroke[],
  texts: readonly (readonly [text: string, x: number, y: number])[],
): PageContent {
  return {
    width: 600,
    height: 800,
    glyphs: texts.flatMap(([text, x, y]) => placeText(text, { x, y })),
    aside: [],
    strokes,
    shades: [],
    images: [],
    tooComplex: false,
    hasLostFont: false,
  };
}

const FRAME = [level(0, 0, 200), level(60, 0, 200), upright(0, 0, 60), upright(200, 0, 60)];

describe("tables from lines", () => {
  test("a cell over two columns and one over two rows", () => {
    const strokes = [
      ...FRAME,
      level(20, 0, 100),
      level(40, 0, 200),
      upright(100, 0, 60),
      upright(50, 20, 60),
    ];
    const { tables, glyphs } = takeRuledTables(
      page(strokes, [
        ["合并", 20, 15],
        ["高", 140, 25],
        ["甲", 10, 35],
        ["乙", 60, 35],
        ["丙", 10, 55],
      ]),
    );
    expect(glyphs).toEqual([]);
    const cells = tables[0]?.cells.map(({ row, column, rowspan, colspan, paragraphs }) => [
      row,
      column,
      rowspan,
      colspan,
      paragraphs[0]?.text ?? "",
    ]);
    expect(cells).toEqual([
      [0, 0, 1, 2, "合并"],
      [0, 2, 2, 1, "高"],
      [1, 0, 1, 1, "甲"],
      [1, 1, 1, 1, "乙"],
      [2, 0, 1, 1, "丙"],
      [2, 1, 1, 1, ""],
      [2, 2, 1, 1, ""],
    ]);
  });

  test("double and dashed lines are taken for one", () => {
    const dashes = Array.from({ length: 20 }, (_, i) => upright(100, i * 3, i * 3 + 2));
    const strokes = [...FRAME, level(2, 0, 200), level(30, 0, 200), ...dashes];
    const { tables } = takeRuledTables(
      page(strokes, [
        ["甲", 10, 20],
        ["乙", 110, 20],
        ["丙", 10, 50],
      ]),
    );
    expect(tables[0]?.cells).toHaveLength(4);
  });

  test("a frame around a text, an underline and a drawing without text are none", () => {
    expect(takeRuledTables(page(FRAME, [["提示", 10, 30]])).tables).toEqual([]);
    expect(takeRuledTables(page([level(30, 0, 90)], [["填表人", 10, 28]])).tables).toEqual([]);
    expect(takeRuledTables(page([...FRAME, level(30, 0, 200)], [])).tables).toEqual([]);
  });

  test("a list in a cell has a paragraph an entry, a wrapped text none", () => {
    const strokes = [...FRAME, upright(100, 0, 60)];
    const { tables } = takeRuledTables(
      page(strokes, [
        ["1.巡查", 4, 15],
        ["2.报告", 4, 30],
        ["各乡镇人民政府和县", 104, 15],
        ["直各部门", 104, 30],
      ]),
    );
    const texts = tables[0]?.cells.map((cell) => cell.paragraphs.map(({ text }) => text));
    expect(texts).toEqual([["1.巡查", "2.报告"], ["各乡镇人民政府和县直各部门"]]);
  });
});
