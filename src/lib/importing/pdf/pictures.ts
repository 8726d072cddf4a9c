import { type Box, boxAround, holds, overlap, type PageContent } from "./page-geometry";
import { isPicture } from "./unreadable";

/** Part of a page that a picture covers at least: a smaller one is a code or an ornament. */
const FEWEST_SHARE = 0.02;
/** Farthest that two strips of one picture stand apart, in points. */
const STRIP_GAP = 2;
/** How far within its edge a picture must hold a character to lie under the text, in points. */
const EDGE = 3;
/** With more pieces of pictures a page is a drawing: to join them would take minutes. */
const MOST_PIECES = 1000;
/** Pages on which a picture stands in the same place to be furniture (a crest, a frame), and how exactly, in points. */
const FURNITURE_PAGES = 3;
const SAME_PLACE = 4;

/**
 * The pictures of each page that are part of its text: large enough and, where the page has text, with none of it over them
 * (a seal, a watermark) and not in the same place page after page. What was painted in strips is one picture.
 */
export function findPictures(pages: readonly PageContent[]): Box[][] {
  const found = pages.map((page) => {
    if (page.images.length > MOST_PIECES) return [];
    const large = joinStrips(page.images.map((image) => onPage(image, page))).filter(
      (box) => areaOf(box) >= FEWEST_SHARE * page.width * page.height,
    );
    return isPicture(page) ? large : large.filter((box) => !page.glyphs.some((glyph) => isOver(box, glyph)));
  });
  const times = new Map<string, number>();
  for (const boxes of found) for (const box of boxes) times.set(keyOf(box), (times.get(keyOf(box)) ?? 0) + 1);
  const isFurniture = (box: Box) => (times.get(keyOf(box)) ?? 0) >= FURNITURE_PAGES;
  return found.map((boxes, index) => {
    const page = pages[index];
    return page && isPicture(page) ? boxes : boxes.filter((box) => !isFurniture(box));
  });
}

function isOver(box: Box, { x, y, width, size }: PageContent["glyphs"][number]): boolean {
  return holds(box, x + width / 2, y - size / 3, -EDGE);
}

function joinStrips(boxes: readonly Box[]): Box[] {
  let result: Box[] = [];
  for (const box of boxes) {
    const touching = result.filter(
      (other) =>
        overlap(box.x0, box.x1, other.x0, other.x1) >= -STRIP_GAP &&
        overlap(box.y0, box.y1, other.y0, other.y1) >= -STRIP_GAP,
    );
    result = [...result.filter((other) => !touching.includes(other)), boxAround([box, ...touching])];
  }
  return result;
}

function onPage({ x0, y0, x1, y1 }: Box, { width, height }: PageContent): Box {
  return { x0: Math.max(0, x0), y0: Math.max(0, y0), x1: Math.min(width, x1), y1: Math.min(height, y1) };
}

function areaOf({ x0, y0, x1, y1 }: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

function keyOf(box: Box): string {
  return [box.x0, box.y0, box.x1, box.y1].map((value) => Math.round(value / SAME_PLACE)).join(" ");
}
