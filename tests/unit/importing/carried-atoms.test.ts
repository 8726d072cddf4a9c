import { describe, expect, it } from "vitest";
import { readIssue } from "@/lib/importing/read-issue";
import { readLines } from "@/lib/importing/read-lines";
import type { Line, Rich } from "@/lib/importing/source";
import { markedLines } from "./marked-lines";

const TEXT = [
  "云溪市人民政府关于做好防汛工作的通知",
  "云政发〔2024〕6号",
  "各县（区）人民政府：",
  "请做好防汛工作。",
  "云溪市人民政府",
  "2024年5月6日",
];
const PAGE: Rich = { at: 0, node: { type: "pageMark", attrs: { page: "12" } } };
const NOTE: Rich = { at: 3, node: { type: "footnote", content: [{ type: "text", text: "指市区。" }] } };

/** Reads the notice with an atom on one of its lines. */
function readWith(index: number, rich: Rich) {
  const source = readLines(TEXT.join("\n"));
  const lines = source.lines.map((line, at): Line => (at === index ? { ...line, rich: [rich] } : line));
  const { documents, ...file } = readIssue({ ...source, lines });
  const body = documents[0]?.parts[0]?.content ?? { type: "doc", content: [] };
  return { ...file, body: markedLines(body) };
}

describe("what stands on a line that became a field", () => {
  it.each([0, 1, 2])(
    "is carried to the next line of the text where it is a page mark, from line %i",
    (index) => {
      expect(readWith(index, PAGE).body).toBe("⟦12⟧请做好防汛工作。");
    },
  );

  it("is listed with a warning where it is a footnote, since a field has no place for it", () => {
    const { leftOut, warnings, body } = readWith(0, NOTE);
    expect(body).toBe("请做好防汛工作。");
    expect(leftOut).toContainEqual({
      firstLine: 1,
      lastLine: 1,
      reason: "note",
      text: "指市区。",
      beside: true,
    });
    expect(warnings).toContainEqual(expect.objectContaining({ line: 1, code: "note-not-placed" }));
  });

  it("stays where it is on a line of the text", () => {
    expect(readWith(3, NOTE).body).toContain("指市区。");
  });
});
