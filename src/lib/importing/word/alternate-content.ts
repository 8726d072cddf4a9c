import { childOf, childrenOf, findAll, type XmlElement } from "./xml-tree";

const CONTENT = [
  "w:t",
  "w:sym",
  "w:br",
  "w:tab",
  "w:fldChar",
  "w:footnoteReference",
  "m:t",
  "a:t",
  "a:blip",
  "c:chart",
  "other:chart",
  "dgm:relIds",
  "v:imagedata",
  "v:textpath",
];

/**
 * What of an `mc:AlternateContent` is read: the newer form, or that for older programs where the newer holds nothing.
 * Never both: they are the same thing twice.
 */
export function chooseBranch(alternate: XmlElement): readonly XmlElement[] {
  const choice = childOf(alternate, "mc:Choice");
  const fallback = childOf(alternate, "mc:Fallback");
  const isChosen = choice !== undefined && (!fallback || findAll(choice, CONTENT).length > 0);
  return childrenOf(isChosen ? choice : fallback);
}
