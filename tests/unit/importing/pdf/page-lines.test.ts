import { expect, test } from "vitest";
import { toFragments } from "@/lib/importing/pdf/fragments";
import { toLines } from "@/lib/importing/pdf/page-lines";
import { placeText } from "./placed-glyphs";

function textsOf(...glyphs: ReturnType<typeof placeText>[]): string[] {
  return toLines(toFragments(glyphs.flat())).map((line) => line.text);
}

test("a gap of a character is one space, a smaller one none, a wide one still one", () => {
  expect(textsOf(placeText("总指挥：甲某某　市长", { x: 0, y: 10 }))).toEqual(["总指挥：甲某某 市长"]);
  expect(textsOf(placeText("通知　　　　二", { x: 0, y: 10 }))).toEqual(["通知 二"]);
  expect(textsOf(placeText("于2026 年", { x: 0, y: 10 }))).toEqual(["于2026年"]);
});

test("justified and spaced-out type has no spaces", () => {
  expect(textsOf(placeText("本办法自公布之日起施行", { x: 0, y: 10, tracking: 3 }))).toEqual([
    "本办法自公布之日起施行",
  ]);
});

test("squeezed punctuation makes no spaces", () => {
  const before = placeText("根据《办法》", { x: 0, y: 10 });
  const after = placeText("（试行）的规定", { x: 55, y: 10 });
  expect(textsOf(before, after)).toEqual(["根据《办法》（试行）的规定"]);
});

test("leaders and the page they lead to stay on one line, without spaces in the leaders", () => {
  const entry = [
    placeText("关于灌区改造的通知", { x: 0, y: 10 }),
    placeText("·········", { x: 95, y: 10, tracking: 2 }),
  ];
  expect(textsOf(...entry, placeText("12", { x: 220, y: 10 }))).toEqual(["关于灌区改造的通知········· 12"]);
});

test("raised and lowered small type is marked where it stands", () => {
  const [line, ...more] = toLines(
    toFragments([
      ...placeText("每m", { x: 0, y: 20 }),
      ...placeText("3", { x: 15, y: 16, size: 6 }),
      ...placeText("含CO", { x: 18, y: 20 }),
      ...placeText("2", { x: 38, y: 22, size: 6 }),
    ]),
  );
  expect(more).toEqual([]);
  expect(line?.text).toBe("每m3含CO2");
  expect(line?.rich).toEqual([
    { from: 2, to: 3, mark: { type: "superscript" } },
    { from: 6, to: 7, mark: { type: "subscript" } },
  ]);
});
