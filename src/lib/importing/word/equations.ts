import { childOf, childrenOf, type XmlElement } from "./xml-tree";

/** A piece of an equation's text: only raised and lowered letters keep their place. */
export type EquationPiece = { readonly text: string; readonly vertical: "superscript" | "subscript" | null };

/** The text of an equation (`m:oMath`) in one line: fractions with a stroke, roots with their sign. */
export function readEquation(equation: XmlElement): EquationPiece[] {
  return piecesOf(equation, null);
}

function piecesOf(element: XmlElement | undefined, vertical: EquationPiece["vertical"]): EquationPiece[] {
  if (!element) return [];
  const part = (name: string, place = vertical) => piecesOf(childOf(element, name), place);
  const sign = (text: string): EquationPiece[] => [{ text, vertical }];
  const property = (properties: string, name: string, otherwise: string) =>
    childOf(childOf(element, properties), name)?.attributes.get("m:val") ?? otherwise;
  switch (element.name) {
    case "m:t":
      return sign(element.children.filter((node) => typeof node === "string").join(""));
    case "m:sSup":
      return [...part("m:e"), ...part("m:sup", "superscript")];
    case "m:sSub":
      return [...part("m:e"), ...part("m:sub", "subscript")];
    case "m:sSubSup":
      return [...part("m:e"), ...part("m:sub", "subscript"), ...part("m:sup", "superscript")];
    case "m:f":
      return [...grouped(part("m:num")), ...sign("/"), ...grouped(part("m:den"))];
    case "m:rad":
      return [...part("m:deg", "superscript"), ...sign("√"), ...grouped(part("m:e"))];
    case "m:nary":
      return [
        ...sign(property("m:naryPr", "m:chr", "∫")),
        ...part("m:sub", "subscript"),
        ...part("m:sup", "superscript"),
        ...part("m:e"),
      ];
    case "m:d": {
      const separator = sign(property("m:dPr", "m:sepChr", "|"));
      const inner = childrenOf(element, "m:e").flatMap((each, index) => [
        ...(index > 0 ? separator : []),
        ...piecesOf(each, vertical),
      ]);
      return [
        ...sign(property("m:dPr", "m:begChr", "(")),
        ...inner,
        ...sign(property("m:dPr", "m:endChr", ")")),
      ];
    }
    default:
      if (element.name.endsWith("Pr")) return [];
      // A text run inside an equation is one of Word's own.
      if (element.name === "w:t")
        return sign(element.children.filter((node) => typeof node === "string").join(""));
      return childrenOf(element).flatMap((child) => piecesOf(child, vertical));
  }
}

function grouped(pieces: readonly EquationPiece[]): EquationPiece[] {
  const text = pieces.map((piece) => piece.text).join("");
  if ([...text].length < 2 || /^[\d.]+$/u.test(text)) return [...pieces];
  const vertical = pieces[0]?.vertical ?? null;
  return [{ text: "(", vertical }, ...pieces, { text: ")", vertical }];
}
