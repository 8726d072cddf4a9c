import { describe, expect, it } from "vitest";
import { readIssue } from "@/lib/importing/read-issue";
import { readLines } from "@/lib/importing/read-lines";
import { markedLines } from "./marked-lines";

const HEAD = ["云溪市人民政府关于做好防汛工作的通知", "云政发〔2024〕6号", "各县：", "请做好准备。"];
const END = ["云溪市人民政府", "2024年5月6日"];
const marksOf = (lines: string[]) => {
  const [document] = readIssue(readLines(lines.join("\n"))).documents;
  const text = document ? markedLines(document.parts[0]?.content ?? { type: "doc", content: [] }) : "";
  return { text: text.split("\n"), pages: [document?.firstPage, document?.lastPage] };
};

describe("printed pages of a text", () => {
  it("are not marked by one or two numbers, nor by numbers that do not count on", () => {
    for (const numbers of [
      ["— 1 —", "— 2 —"],
      ["— 7 —", "— 3 —", "— 3 —", "— 9 —"],
    ]) {
      const body = numbers.flatMap((number, index) => [`第${index + 1}段文字在此。`, number]);
      expect(marksOf([...HEAD, ...body, ...END]).text.join("")).not.toContain("⟦");
    }
  });

  it("begin after the numbers at the feet of pages, in mid-sentence too", () => {
    const { text, pages } = marksOf([
      ...HEAD,
      "各级各部门要加强巡查，发现险情立",
      "— 4 —",
      "即报告。",
      "要备足物资。",
      "— 5 —",
      "要值守。",
      "— 6 —",
      ...END,
    ]);
    expect(text).toEqual([
      "⟦4⟧请做好准备。",
      "各级各部门要加强巡查，发现险情立⟦5⟧即报告。",
      "要备足物资。",
      "⟦6⟧要值守。",
    ]);
    expect(pages).toEqual([4, 7]);
  });

  it("begin after the numbers at the heads of pages where the first stands above the first document", () => {
    const { text, pages } = marksOf(["— 4 —", ...HEAD, "— 5 —", "要备足物资。", "— 6 —", "要值守。", ...END]);
    expect(text).toEqual(["⟦4⟧请做好准备。", "⟦5⟧要备足物资。", "⟦6⟧要值守。"]);
    expect(pages).toEqual([4, 6]);
  });
});
