import { chooseBranch } from "./alternate-content";
import { asideOf } from "./read-runs";
import type { Story } from "./story";
import type { WordBlock, WordCell, WordRow, WordTable } from "./word-tree";
import { childOf, childrenOf, settingOf, switchOf, wholeNumber, type XmlElement } from "./xml-tree";

/**
 * Reads a table with its merged cells. Deleted and hidden rows are listed aside; a table without any other row is a
 * paragraph that holds what is listed.
 */
export function readTable(
  table: XmlElement,
  {
    story,
    readCell,
  }: { story: Story; readCell: (elements: readonly XmlElement[], story: Story) => WordBlock[] },
): WordBlock[] {
  const rows: WordRow[] = [];
  const asides: WordTable["asides"][number][] = [];
  for (const row of unwrapped(table, "w:tr")) {
    const properties = childOf(row, "w:trPr");
    if (childOf(properties, "w:del")) {
      asides.push({ kind: "remark", code: "deletion" }, ...asideOf("deleted-text", row));
    } else if (switchOf(properties, "w:hidden")) {
      asides.push(...asideOf("hidden-text", row));
    } else {
      if (childOf(properties, "w:ins")) asides.push({ kind: "remark", code: "insertion" });
      const cells = unwrapped(row, "w:tc").reduce<WordCell[]>(
        (done, cell) => addCell(done, { cell, blocks: readCell(childrenOf(cell), story) }),
        [],
      );
      rows.push({
        isHeader: switchOf(properties, "w:tblHeader") ?? false,
        before: wholeNumber(settingOf(properties, "w:gridBefore")) ?? 0,
        after: wholeNumber(settingOf(properties, "w:gridAfter")) ?? 0,
        cells,
      });
    }
  }
  if (rows.every(({ cells }) => cells.length === 0)) {
    return asides.length === 0 ? [] : [{ kind: "paragraph", label: "", align: null, inlines: asides }];
  }
  return [{ kind: "table", rows, asides }];
}

/** Adds a cell to its row; one merged with the cell at its left (`w:hMerge`, of old files) widens that one. */
function addCell(
  done: readonly WordCell[],
  { cell, blocks }: { cell: XmlElement; blocks: readonly WordBlock[] },
): WordCell[] {
  const properties = childOf(cell, "w:tcPr");
  const span = Math.max(1, wholeNumber(settingOf(properties, "w:gridSpan")) ?? 1);
  const left = done.at(-1);
  if (left && goesOn(properties, "w:hMerge"))
    return [...done.slice(0, -1), { ...left, span: left.span + span, blocks: [...left.blocks, ...blocks] }];
  return [...done, { span, goesOn: goesOn(properties, "w:vMerge"), blocks }];
}

/** A merge without a value goes on; one that says "restart" begins. */
function goesOn(properties: XmlElement | undefined, name: "w:hMerge" | "w:vMerge"): boolean {
  return childOf(properties, name) !== undefined && settingOf(properties, name) !== "restart";
}

/** Rows of a table or cells of a row, those in content controls and other wrappers too. */
function unwrapped(element: XmlElement, name: "w:tr" | "w:tc"): XmlElement[] {
  const children = element.name === "mc:AlternateContent" ? chooseBranch(element) : childrenOf(element);
  return children.flatMap((child) => {
    if (child.name === name) return [child];
    const isWrapper = ["w:sdt", "w:sdtContent", "w:customXml", "mc:AlternateContent", "w:ins"].includes(
      child.name,
    );
    return isWrapper ? unwrapped(child, name) : [];
  });
}
