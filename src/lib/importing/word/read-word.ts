import type { ImportWarning, SourceText } from "../source";
import { createFieldStack, endedFields } from "./field-codes";
import { createFindings } from "./findings";
import { readListDefinitions } from "./list-definitions";
import { readNotes } from "./notes";
import { createLabeller } from "./paragraph-labels";
import { readBlocks } from "./read-blocks";
import { readRunningHeads } from "./running-heads";
import type { Story } from "./story";
import { readStyleSheet } from "./style-sheet";
import { openWordPackage } from "./word-package";
import { writeLines } from "./write-lines";
import { childOf, childrenOf } from "./xml-tree";

/**
 * Reads a Word file (.docx, .docm) into its lines: automatic numbers are part of the text, tables keep their merged
 * cells, and what the text does not show (hidden, deleted, comments, running heads) is left out with its reason.
 * Throws `AppError` "invalid" or "too-large" for what is no Word file, is locked, damaged or a zip bomb.
 */
export async function readWord(bytes: Uint8Array): Promise<SourceText> {
  const source = openWordPackage(bytes);
  const relations = [...source.relationsOf(source.mainPath).values()];
  const partOf = (type: string) => {
    const relation = relations.find((one) => one.type === type && !one.external);
    return relation ? source.xmlOf(relation.target) : null;
  };
  const styles = readStyleSheet(partOf("styles"));
  const notes = readNotes(source);
  const lists = readListDefinitions(partOf("numbering"), styles);
  // Text boxes and notes count their paragraphs apart from the text, as Word does; fields do not reach into them.
  const boxLabel = createLabeller(lists);
  const noteLabel = createLabeller(lists);
  const ended = endedFields([source.main]);
  const story: Story = {
    source,
    path: source.mainPath,
    styles,
    label: createLabeller(lists),
    fields: createFieldStack(ended),
    readNote: (kind, id) => {
      const note = notes.take(kind, id);
      if (!note) return null;
      const fields = createFieldStack(endedFields([note.xml]));
      const own = { path: note.path, label: noteLabel, fields, readNote: () => null };
      return readBlocks(childrenOf(note.xml), { ...story, ...own });
    },
    readComment: notes.takeComment,
    readInner: (elements, outer) =>
      readBlocks(elements, { ...outer, label: boxLabel, fields: createFieldStack(ended) }),
  };
  const blocks = readBlocks(childrenOf(childOf(source.main, "w:body")), story);
  const findings = createFindings();
  const written = writeLines(blocks, findings);
  findings.note(1, [...readRunningHeads(source), ...notes.untaken()]);
  const macros: ImportWarning[] = source.hasMacros
    ? [{ line: null, code: "macros", message: "文件带有宏；只读取了文字，宏没有运行，也没有保留。" }]
    : [];
  return { ...written, leftOut: findings.leftOut(), warnings: [...macros, ...findings.warnings()] };
}
