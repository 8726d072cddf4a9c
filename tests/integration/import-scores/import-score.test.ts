import { describe, expect, it } from "vitest";
import { sharedFolder } from "../../shared-folder";
import { goldNames, loadIssue, score } from "./gold-issues";

/** What an import must reach, in per cent; every other measure 97. */
const LEAST: Readonly<Record<string, number>> = {
  mean: 98.5,
  "documents found": 100,
  "documents not invented": 100,
  title: 100,
  docNumber: 100,
  "text kept": 99.5,
  "text none foreign": 99,
  "text in order": 98,
  "annex text in its annex": 95,
  "tables found": 85,
  "paragraphs whole (wraps joined)": 88,
};
const LEAST_OF_OTHERS = 97;

describe("importing real issues", () => {
  const folder = sharedFolder;
  if (folder === null) it.skip("reaches the agreed score on every annotated issue", () => undefined);
  else {
    it.each(goldNames(folder))("reaches the agreed score on %s", (name) => {
      const { measures, misses } = score(folder, loadIssue(folder, name));
      expect(measures.size).toBeGreaterThan(25);
      const short = [...measures].filter(([measure, share]) => share < (LEAST[measure] ?? LEAST_OF_OTHERS));
      expect(short, misses).toEqual([]);
    });
  }
});
