import { describe, expect, it } from "vitest";
import { readLines } from "@/lib/importing/read-lines";

import { findRepeatedTail } from "@/lib/importing/repeated-tail";

const tail = (text: string) => {
  const { lines } = readLines(text);
  return lines.slice(findRepeatedTail(lines)).map((line) => line.text);
};
const BODY = "一、总体要求\n坚持以人为本，绿色低碳。\n二、主要任务\n新建绿道一百公里。\n三、保障措施";

describe("findRepeatedTail", () => {
  it("leaves a table at the end alone, and a signature that recurs", () => {
    expect(tail(`${BODY}\n\t甲\t1\n\t乙\t2\n\t丙\t3\n\t丁\t4`)).toEqual([]);
    expect(tail(`云溪市人民政府\n${BODY}\n云溪市人民政府`)).toEqual([]);
  });

  it("leaves fewer repeats than bookmarks have", () => {
    expect(tail(`${BODY}\n\t一、总体要求`)).toEqual([]);
  });

  it("finds indented, shortened repeats", () => {
    const marks = ["\t一、总体要求", "\t\t坚持以人为本", "\t二、主要…", "\t三、保障措施"];
    expect(tail([BODY, ...marks].join("\n"))).toHaveLength(4);
  });
});
