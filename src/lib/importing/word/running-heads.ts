import { plainTextOf } from "./plain-text";
import type { WordPackage } from "./word-package";
import type { Aside } from "./word-tree";

/** The texts of a document's headers and footers, watermarks too, each once. */
export function readRunningHeads(source: WordPackage): Aside[] {
  const texts = new Set<string>();
  const relations = [...source.relationsOf(source.mainPath).values()];
  const heads = relations.filter(
    ({ type, external }) => !external && (type === "header" || type === "footer"),
  );
  for (const target of new Set(heads.map((relation) => relation.target))) {
    const part = source.xmlOf(target);
    if (part) texts.add(plainTextOf(part));
  }
  return [...texts]
    .filter((text) => text !== "")
    .map((text) => ({ kind: "aside", reason: "running-head", text }));
}
