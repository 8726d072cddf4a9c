import type { RawPart } from "./document-parts";
import type { ImportWarning, LeftOut, Line, Rich } from "./source";

/**
 * Carries page marks of lines that became fields (a title, a signature) over to the next line of the text, so that each
 * printed page can still be found, and lists footnotes of such lines: a field has no place for them. Changes `parts`.
 */
export function carryAtoms(
  lines: readonly Line[],
  parts: readonly RawPart[],
): { leftOut: LeftOut[]; warnings: ImportWarning[] } {
  const leftOut: LeftOut[] = [];
  const warnings: ImportWarning[] = [];
  const places = new Map(
    parts.flatMap((part) => part.lines.map((line, index) => [line, { part, index }] as const)),
  );
  let marks: Rich[] = [];
  for (const line of lines) {
    const place = places.get(line);
    const takesMarks = place !== undefined && line.block?.type !== "figure";
    if (place && takesMarks && marks.length > 0) {
      place.part.lines[place.index] = { ...line, rich: [...marks, ...(line.rich ?? [])] };
      marks = [];
    }
    if (takesMarks) continue;
    for (const one of line.rich ?? []) {
      if (!("node" in one)) continue;
      if (one.node.type === "pageMark") marks = [{ at: 0, node: one.node }];
      else if (!place) {
        const text = one.node.content.map((node) => node.text).join("");
        leftOut.push({ firstLine: line.n, lastLine: line.n, reason: "note", text, beside: true });
        const message = `“${line.text.slice(0, 20)}”处的注释没有收入：${text.slice(0, 60)}`;
        warnings.push({ line: line.n, code: "note-not-placed", message });
      }
    }
  }
  return { leftOut, warnings };
}
