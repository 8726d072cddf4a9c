import { plainTextOf } from "./plain-text";
import type { WordPackage } from "./word-package";
import type { Aside } from "./word-tree";

/** The texts of a document's headers and footers, watermarks too, each once. */
export function readRunningHeads(source: WordPackage): Aside[] {
  const texts = new Set<string>();
  for (const { type, target, external } of source.relationsOf(source.mainPath).values()) {
    if (external || (type !== "header" && type !== "footer")) continue;
    const part = source.xmlOf(target);
    if (part) texts.add(plainTextOf(part));
  }
  return [...texts]
    .filter((text) => text !== "")
    .map((text) => ({ kind: "aside", reason: "running-head", text }));
}
