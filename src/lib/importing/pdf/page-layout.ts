import { withAlignedTables } from "./aligned-tables";
import { type Band, findGutters, type Gutter, toBands } from "./columns";
import { joinTables, type LaidItem } from "./continued-tables";
import { type Fragment, toFragments } from "./fragments";
import { findFurniture } from "./furniture";
import { type Place, placeLines } from "./line-places";
import type { ReadPage, TextBlock } from "./number-lines";
import { type Box, boxAround, commonest, overlap, type PageContent } from "./page-geometry";
import { type PrintedLine, toLines } from "./page-lines";
import { type PageTable, takeRuledTables } from "./ruled-tables";
import { toRules } from "./ruling-lines";

type Item = Fragment | PageTable | TextBlock;

/** Finds furniture, columns, lines and what their places say, for all pages of a file. */
export function layOutPages(
  contents: readonly PageContent[],
  pictures: readonly (readonly Box[])[],
): {
  pages: ReadPage[];
  places: Map<PrintedLine, Place>;
} {
  const size = commonest(
    contents.flatMap((page) => page.glyphs.map((glyph) => [glyph.size, 1] as const)),
    0.25,
  );
  const drafts = contents.map((page, index) => {
    const { tables, glyphs } = takeRuledTables(page);
    const blocks: (PageTable | TextBlock)[] = [...tables, ...(pictures[index] ?? []).map(pictureAt)];
    return { height: page.height, strokes: page.strokes, blocks, fragments: toFragments(glyphs) };
  });
  const furniture = findFurniture(drafts);
  const bodies = drafts.map((page, index) => [...(furniture[index]?.body ?? []), ...page.blocks]);
  const known = commonGutters(bodies.map((items) => findGutters(items, size)));
  const width = commonWidth(bodies, size);
  const laid = contents.map((page, index) => {
    const items = bodies[index] ?? [];
    const { level } = toRules(page.strokes);
    const around = boxAround(items);
    const area = { x0: around.x0, x1: Math.max(around.x1, Math.min(around.x0 + width, page.width)) };
    const bands = toBands(items, { size, known, area }).map(
      (band): Band<LaidItem> => ({ ...band, items: withAlignedTables(linesOf(band.items), level) }),
    );
    return { bands, page: furniture[index]?.page ?? null };
  });
  const whole = joinTables(laid);
  const pages = contents.map(({ aside }, index): ReadPage => {
    const bands = (laid[index]?.bands ?? []).map((band) => ({
      ...band,
      items: band.items.flatMap((item) => (item.kind === "table" ? (whole.get(item) ?? []) : [item])),
    }));
    const { top = [], bottom = [], page = null } = furniture[index] ?? {};
    return { top, bottom, page, bands, aside: aside.flatMap((glyphs) => toLines(toFragments(glyphs))) };
  });
  return {
    pages,
    places: placeLines(
      pages.flatMap((page) => page.bands),
      size,
    ),
  };
}

function linesOf(items: readonly Item[]): LaidItem[] {
  const fragments = items.flatMap((item) => ("kind" in item ? [] : [item]));
  const blocks = items.flatMap((item) => ("kind" in item ? [item] : []));
  if (blocks.length === 0) return toLines(fragments);
  return [...toLines(fragments), ...blocks].sort((a, b) => a.y0 - b.y0);
}

/** Gutters that pages show, each once: those that few pages show only where they stand alone. */
function commonGutters(pages: readonly (readonly Gutter[])[]): Gutter[] {
  const groups: { gutter: Gutter; times: number }[] = [];
  for (const gutter of pages.flat()) {
    const same = groups.find(
      (group) => Math.abs(group.gutter.left + group.gutter.right - gutter.left - gutter.right) < 8,
    );
    if (!same) groups.push({ gutter, times: 1 });
    else {
      same.times++;
      same.gutter = {
        left: Math.max(same.gutter.left, gutter.left),
        right: Math.min(same.gutter.right, gutter.right),
      };
    }
  }
  groups.sort((a, b) => b.times - a.times);
  // What one page shows where most have a gutter beside it is a roster or a list, not two columns.
  const common = groups.filter(({ gutter, times }, index) =>
    groups
      .slice(0, index)
      .every(
        (other) =>
          times * 5 > other.times ||
          overlap(gutter.left, gutter.right, other.gutter.left, other.gutter.right) < 0,
      ),
  );
  return common.map((group) => group.gutter);
}

/** How wide the text of most pages is. */
function commonWidth(bodies: readonly (readonly Item[])[], size: number): number {
  const widths = bodies
    .filter((items) => items.length > 5)
    .map((items) => boxAround(items))
    .map((box) => [box.x1 - box.x0, 1] as const);
  return widths.length < 3 ? 0 : commonest(widths, size / 2);
}

/** A picture's place in the text; what it shows nobody has said. */
function pictureAt(box: Box): TextBlock {
  const figure = { file: null, alt: "", caption: null };
  return { ...box, kind: "block", block: { type: "figure", attrs: figure }, rows: [""], repeats: [] };
}
