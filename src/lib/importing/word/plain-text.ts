import { normaliseCharacters } from "../normalise-characters";
import { chooseBranch } from "./alternate-content";
import type { XmlElement } from "./xml-tree";

/** Elements that hold no text of the document: field codes, older properties, the number of a note. */
const SILENT = new Set(["w:instrText", "w:delInstrText", "w:rt", "w:sectPr", "w:tblGrid"]);

/**
 * All text below an element, deleted and hidden text too, a paragraph a line: for what is only listed, as comments and
 * running heads are.
 */
export function plainTextOf(element: XmlElement): string {
  return normaliseCharacters(collect(element))
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function collect(element: XmlElement): string {
  const { name } = element;
  if (SILENT.has(name) || /Pr(?:Change)?$/u.test(name)) return "";
  if (name === "w:tab" || name === "w:ptab" || name === "w:br" || name === "w:cr") return " ";
  if (name === "w:noBreakHyphen") return "-";
  if (name === "v:textpath") return `${element.attributes.get("string") ?? ""}\n`;
  const children = name === "mc:AlternateContent" ? chooseBranch(element) : element.children;
  const isText = name === "w:t" || name === "w:delText" || name === "m:t" || name === "a:t";
  const text = children
    .map((child) => (typeof child === "string" ? (isText ? child.replace(/\n/gu, " ") : "") : collect(child)))
    .join("");
  return name === "w:p" || name === "a:p" ? `${text}\n` : text;
}
