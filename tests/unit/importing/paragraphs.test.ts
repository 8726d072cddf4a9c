import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberSeries } from "@/lib/importing/number-series";
import { isFinished, readParagraphs } from "@/lib/importing/paragraphs";
import { readLines } from "@/lib/importing/read-lines";

const paragraphs = (text: string) => {
  const { lines } = readLines(text);
  return readParagraphs(lines, new NumberSeries(lines)).map((paragraph) => paragraph.text);
};
/** Wraps a paragraph as print does: two characters of indent, 18 to a line, a blank line after every line. */
function wrap(...texts: string[]): string {
  return texts
    .flatMap((text) => [text.slice(0, 16), ...(text.slice(16).match(/.{1,18}/gu) ?? [])])
    .join("\n\n");
}

describe("readParagraphs", () => {
  const LONG =
    "要坚持以人民为中心的发展思想，统筹山水林田湖草系统治理，加快建设滨河绿道和山地绿道，方便群众就近休憩健身。";
  const MORE =
    "各有关单位要结合实际抓好落实，定期报送工作进展情况，及时研究解决建设中遇到的困难和问题，确保按期完成。";

  it("keeps paragraphs that stand a line each apart", () => {
    expect(paragraphs(`${LONG}\n\n${MORE}`)).toEqual([LONG, MORE]);
  });

  it("rejoins hard wraps although a blank line follows every line", () => {
    expect(paragraphs(wrap(LONG, MORE, LONG))).toEqual([LONG, MORE, LONG]);
  });

  it("rejoins a sentence that a page cut", () => {
    expect(paragraphs("要落实责任，加强督\n\n促指导。\n\n由市水利局牵头，\n\n市园林局配合。")).toEqual([
      "要落实责任，加强督促指导。",
      "由市水利局牵头，市园林局配合。",
    ]);
  });

  it("does not take a figure that a wrap put first for a number", () => {
    expect(paragraphs("其中滨河支线的全长不超过，约为\n4.3 公里，由所在地负责。")).toHaveLength(1);
    expect(paragraphs("自备案之日起（以合同为准），\n10 个工作日以内提出。")).toHaveLength(1);
  });

  it("begins a paragraph at every number and label", () => {
    const text = "一、任务\n1．建设驿站\n2．补植树木\n牵头单位：市园林局\n配合单位：市水利局";
    expect(paragraphs(text)).toHaveLength(5);
  });

  it("joins a heading that wraps, brackets or words cut", () => {
    expect(paragraphs("（二）试点阶段（2024年6月1日—\n6月15日）\n选择试点。")[0]).toBe(
      "（二）试点阶段（2024年6月1日—6月15日）",
    );
    expect(
      paragraphs(`${wrap(LONG, MORE)}\n\n（三）健全绿道安全生产常态化工\n\n作机制\n\n${wrap(LONG)}`),
    ).toContain("（三）健全绿道安全生产常态化工作机制");
  });

  it("ends a heading at a count in brackets, however full its line", () => {
    const heading = "一、需要整改的河道与水库（14个）";
    const text = [wrap(LONG, MORE, LONG), heading, "青石河从源头到入湖口全长三十六公里。"].join("\n\n");
    expect(paragraphs(text)).toContain(heading);
  });

  it("begins a paragraph at every appointment, though the line above is full", () => {
    const above = "经研究决定，任命张某某为市水利局局长。";
    expect(paragraphs([above, "免去李某某的市水利局局长职务。"].join("\n\n"))).toHaveLength(2);
  });

  it("takes a sentence about the office of a group out of its roster", () => {
    const office = "办公室设在市水利局，负责日常工作。";
    const roster = ["组　长：王某某", "成　员：市水利局、市园林局、市财政局、市住建局"];
    expect(paragraphs([...roster, office].join("\n\n")).at(-1)).toBe(office);
  });

  it("keeps names of a list apart", () => {
    expect(paragraphs("云溪市第一中学\n云溪市图书馆\n青石区文化馆")).toHaveLength(3);
  });

  it("keeps a roster a person a line and gives a cut post back to its person", () => {
    const text = "组 长：方 晴 副市长\n副组长：石小川 市园林局\n局长\n温 岚 市水利局局长";
    expect(paragraphs(text)).toEqual([
      "组 长：方 晴 副市长",
      "副组长：石小川 市园林局局长",
      "温 岚 市水利局局长",
    ]);
  });

  it("keeps every character in order however the lines are cut", () => {
    const line = fc.string({ unit: fc.constantFrom(..."云溪市一二（）。，、：；1.2 第条"), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (texts) => {
        const flat = (text: string) => text.replace(/\s+/gu, "");
        expect(flat(paragraphs(texts.join("\n")).join(""))).toBe(flat(texts.join("")));
      }),
    );
  });
});

describe("isFinished", () => {
  it.each(["落实责", "《办法》", "办法（试行）", "市政府（以下简称市府）", "“五进”"])(
    "finds %j open",
    (text) => {
      expect(isFinished(text)).toBe(false);
    },
  );
  it.each(["落实。", "如下：", "落实。（市水利局负责）", "（市水利局负责）", "他说：“好。”"])(
    "finds %j ended",
    (text) => {
      expect(isFinished(text)).toBe(true);
    },
  );
});
