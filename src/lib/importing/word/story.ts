import type { FieldStack } from "./field-codes";
import type { Labeller } from "./paragraph-labels";
import type { StyleSheet } from "./style-sheet";
import type { WordPackage } from "./word-package";
import type { WordBlock } from "./word-tree";
import type { XmlElement } from "./xml-tree";

/** One flow of text (the body, a note, a text box) and all that its readers need. */
export type Story = {
  readonly source: WordPackage;
  /** The part that it stands in: relationships are those of a part. */
  readonly path: string;
  readonly styles: StyleSheet;
  readonly label: Labeller;
  readonly fields: FieldStack;
  /** The blocks of a note; null where there is none. */
  readonly readNote: (kind: "footnote" | "endnote", id: string) => readonly WordBlock[] | null;
  /** The text of a comment, without its author; null where there is none. */
  readonly readComment: (id: string) => string | null;
  /** Reads a flow inside of this one: a text box. */
  readonly readInner: (elements: readonly XmlElement[], story: Story) => WordBlock[];
};
