import type { StyleSheet } from "./style-sheet";
import { childOf, childrenOf, findAll, settingOf, switchOf, wholeNumber, type XmlElement } from "./xml-tree";

/** How one level of a list is numbered. */
export type ListLevel = {
  readonly start: number;
  readonly format: string;
  /** Example of the format "custom". */
  readonly pattern: string;
  /** The label with `%1` … `%9` for the numbers of the levels. */
  readonly text: string;
  readonly suffix: string;
  /** The numbers of outer levels in plain digits. */
  readonly isLegal: boolean;
  /** The outer level (0-based) whose numbers start this one anew; null: any outer level; -1: none. */
  readonly restartAfter: number | null;
  readonly styleId: string | undefined;
  readonly font: string | undefined;
};

/** One list (`w:num`). Lists of one `sequence` count on together. */
export type ListDefinition = {
  readonly sequence: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Levels that start anew where this list is first used, and with what number. */
  readonly restarts: ReadonlyMap<number, number>;
};

/** Reads `numbering.xml` into lists by their `w:numId`. */
export function readListDefinitions(
  xml: XmlElement | null,
  styles: Pick<StyleSheet, "listOf">,
): ReadonlyMap<number, ListDefinition> {
  const root = xml ?? undefined;
  const abstracts = new Map<string, XmlElement>();
  for (const abstract of childrenOf(root, "w:abstractNum"))
    abstracts.set(abstract.attributes.get("w:abstractNumId") ?? "", abstract);
  const nums = new Map<number, XmlElement>();
  for (const num of childrenOf(root, "w:num")) {
    const id = wholeNumber(num.attributes.get("w:numId"));
    if (id !== undefined) nums.set(id, num);
  }
  /** The definition that a list has, through numbering styles where it only names one. */
  const sequenceOf = (num: XmlElement | undefined, steps = 0): string => {
    const id = settingOf(num, "w:abstractNumId") ?? "";
    const linked = settingOf(abstracts.get(id), "w:numStyleLink");
    const numId = linked !== undefined && steps < 5 ? styles.listOf(linked) : undefined;
    return numId === undefined ? id : sequenceOf(nums.get(numId), steps + 1);
  };
  return new Map(
    [...nums].map(([numId, num]) => {
      const sequence = sequenceOf(num);
      const levels = new Map(
        childrenOf(abstracts.get(sequence), "w:lvl").map((level) => [indexOf(level), readLevel(level)]),
      );
      const restarts = new Map<number, number>();
      for (const override of childrenOf(num, "w:lvlOverride")) {
        const index = indexOf(override);
        const level = childOf(override, "w:lvl");
        if (level) levels.set(index, readLevel(level));
        const start = wholeNumber(settingOf(override, "w:startOverride"));
        if (start !== undefined) restarts.set(index, start);
      }
      return [numId, { sequence, levels, restarts }];
    }),
  );
}

function indexOf(level: XmlElement): number {
  return wholeNumber(level.attributes.get("w:ilvl")) ?? 0;
}

function readLevel(level: XmlElement): ListLevel {
  // Custom formats stand in a choice with a plain one for older readers; the choice comes first.
  const numFmt = findAll(level, ["w:numFmt"])[0]?.attributes;
  const restart = wholeNumber(settingOf(level, "w:lvlRestart"));
  const fonts = childOf(childOf(level, "w:rPr"), "w:rFonts")?.attributes;
  return {
    start: wholeNumber(settingOf(level, "w:start")) ?? 1,
    format: numFmt?.get("w:val") ?? "decimal",
    pattern: numFmt?.get("w:format") ?? "",
    text: settingOf(level, "w:lvlText") ?? "",
    suffix: settingOf(level, "w:suff") ?? "tab",
    isLegal: switchOf(level, "w:isLgl") ?? false,
    restartAfter: restart === undefined ? null : restart - 1,
    styleId: settingOf(level, "w:pStyle"),
    font: fonts?.get("w:ascii") ?? fonts?.get("w:hAnsi"),
  };
}
