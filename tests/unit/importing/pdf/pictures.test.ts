import { describe, expect, test } from "vitest";
import type { Box, PageContent } from "@/lib/importing/pdf/page-geometry";
import { findPictures } from "@/lib/importing/pdf/pictures";

const MAP: Box = { x0: 100, y0: 200, x1: 300, y1: 400 };
const TEXT = "各部门要按照职责分工抓好落实";

/** A page with a line of text whose baseline is at `y`, and pictures. */
function page(images: readonly Box[], { y = 700, text = TEXT } = {}): PageContent {
  const glyphs = [...text].map((character, index) => {
    return { text: character, x: 100 + index * 12, y, width: 12, size: 12, bold: false, spaced: false };
  });
  const nothing = { aside: [], strokes: [], shades: [], tooComplex: false, hasLostFont: false };
  return { width: 595, height: 842, glyphs, images, ...nothing };
}

describe("the pictures of a page", () => {
  test("are none where they are small, lie under text or stand on every page", () => {
    expect(findPictures([page([{ x0: 100, y0: 200, x1: 150, y1: 250 }])])).toEqual([[]]);
    expect(findPictures([page([MAP], { y: 300 })])).toEqual([[]]);
    expect(findPictures([page([MAP]), page([MAP]), page([MAP])])).toEqual([[], [], []]);
    expect(findPictures([page(Array.from({ length: 100_000 }, () => MAP))])).toEqual([[]]);
  });

  test("are those amid the text, cut to the page, and strips together one", () => {
    expect(findPictures([page([MAP])])).toEqual([[MAP]]);
    expect(findPictures([page([{ ...MAP, x0: -50 }])])).toEqual([[{ ...MAP, x0: 0 }]]);
    const strips = [
      { ...MAP, y1: 300 },
      { ...MAP, y0: 301 },
    ];
    expect(findPictures([page(strips)])).toEqual([[MAP]]);
  });

  test("of scanned pages are kept, though each page has one in the same place", () => {
    const scan = page([{ x0: 0, y0: 0, x1: 595, y1: 842 }], { text: "12" });
    expect(findPictures([scan, scan, scan]).map((pictures) => pictures.length)).toEqual([1, 1, 1]);
  });
});
