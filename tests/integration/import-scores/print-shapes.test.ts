import { describe, expect, it } from "vitest";
import { sharedFolder } from "../../shared-folder";
import { goldNames, loadIssue, score } from "./gold-issues";
import {
  type Shape,
  withAsciiMarks,
  withBlankLines,
  withBookmarks,
  withCutNumbers,
  withLongTitles,
  withOddNumbers,
  withoutBlankLines,
  withoutFrontMatter,
  withRepeatedTitles,
  withRunningHeads,
  withStrayBoxes,
  wrappedAt,
} from "./print-shapes";

/** The annotated issues printed in other shapes: what is understood must not hang on the shape of the two samples. */

const SHAPES: Readonly<Record<string, { least: number; shapes: readonly Shape[] }>> = {
  "no blank lines": { least: 99, shapes: [withoutBlankLines] },
  "a blank line after every line": { least: 99, shapes: [withBlankLines] },
  "no front matter": { least: 99, shapes: [withoutFrontMatter("nothing")] },
  "running heads and no front matter": {
    least: 99,
    shapes: [withRunningHeads({ every: 40 }), withoutFrontMatter("running heads")],
  },
  "running heads inside lines": { least: 99, shapes: [withRunningHeads({ every: 37, isInside: true })] },
  "hard wraps at 20 characters": { least: 98.5, shapes: [wrappedAt(20)] },
  "hard wraps at 38 characters": { least: 99, shapes: [wrappedAt(38)] },
  "bookmarks after the end": { least: 99, shapes: [withBookmarks] },
  "numbers in odd forms": { least: 99, shapes: [withOddNumbers] },
  "numbers without 发": { least: 99, shapes: [withCutNumbers] },
  "titles over five lines": { least: 99, shapes: [withLongTitles] },
  "the notice's title printed twice": { least: 99, shapes: [withRepeatedTitles] },
  "consultation boxes inside the next document": { least: 99, shapes: [withStrayBoxes] },
  "ASCII marks": { least: 99, shapes: [withAsciiMarks] },
  "all of these at once": {
    least: 97.5,
    shapes: [
      withStrayBoxes,
      withLongTitles,
      withOddNumbers,
      wrappedAt(24),
      withRunningHeads({ every: 40, isInside: true }),
      withoutFrontMatter("running heads"),
      withBlankLines,
      withBookmarks,
    ],
  },
};

describe("importing real issues in other shapes of print", () => {
  const folder = sharedFolder;
  if (folder === null) it.skip("reaches nearly the same score in every shape", () => undefined);
  else {
    const cases = goldNames(folder).flatMap((name) => Object.keys(SHAPES).map((shape) => ({ name, shape })));
    it.each(cases)("understands $name with $shape", ({ name, shape }) => {
      const { least, shapes } = SHAPES[shape] ?? { least: 100, shapes: [] };
      const shaped = shapes.reduce((issue, change) => change(issue), loadIssue(folder, name));
      const { measures, misses } = score(folder, shaped);
      expect(measures.get("mean"), misses).toBeGreaterThanOrEqual(least);
      expect([measures.get("documents found"), measures.get("documents not invented")], misses).toEqual([
        100, 100,
      ]);
    });
  }
});
