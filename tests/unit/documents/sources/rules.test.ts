import { describe, expect, it } from "vitest";
import { doc, paragraph } from "@/lib/content/build";
import type { DocumentFields } from "@/lib/documents/schema";
import { compareWithSource } from "@/lib/documents/sources/rules";
import { buildFields } from "../../../factories";

const SOURCE = [
  "云溪市人民政府关于做好防汛工作的通知",
  "云政发〔2024〕6号",
  "各县（区）人民政府：",
  "为做好防汛工作，现",
  "— 3 —",
  "通知如下。",
  "",
  "请认真执行。",
  "云溪市人民政府",
  "2024年5月6日",
  "（此件公开发布）",
];
const LEFT_OUT = [
  { firstLine: 5, lastLine: 5, reason: "page-number" as const, text: "— 3 —" },
  { firstLine: 1, lastLine: 11, reason: "mark" as const, text: "：（）" },
];
const FIELDS: DocumentFields = buildFields({
  title: SOURCE[0] ?? "",
  numberText: "云政发〔2024〕6号",
  addressee: "各县（区）人民政府",
  signatories: ["云溪市人民政府"],
  writtenOnText: "2024年5月6日",
  publicity: "此件公开发布",
});

function compare(...texts: string[]) {
  return compareWithSource({
    text: SOURCE,
    leftOut: LEFT_OUT,
    firstLine: 1,
    lastLine: SOURCE.length,
    fields: FIELDS,
    parts: [
      {
        type: "body",
        label: null,
        title: null,
        parent: null,
        content: doc(...texts.map((t) => paragraph(t))),
      },
    ],
  });
}

describe("compareWithSource", () => {
  it("finds nothing where the text is that of the source, its wraps undone and its furniture left out", () => {
    const { rows, lost, added } = compare("为做好防汛工作，现通知如下。", "请认真执行。");
    expect({ lost, added }).toEqual({ lost: 0, added: 0 });
    const paragraphRow = rows.find(({ pieces }) => pieces[0]?.text.startsWith("为做好"));
    expect(paragraphRow?.lines.map(({ n, leftOut }) => [n, leftOut])).toEqual([
      [4, null],
      [5, "page-number"],
      [6, null],
    ]);
  });

  it("marks on either side what only that side has", () => {
    const { rows, lost, added } = compare("为做好防洪工作，现通知如下。", "请认真执行。");
    expect({ lost, added }).toEqual({ lost: 1, added: 1 });
    const row = rows.find(({ pieces }) => pieces[0]?.text.startsWith("为做好"));
    expect(row?.pieces.filter(({ isDifferent }) => isDifferent)).toEqual([{ text: "洪", isDifferent: true }]);
    expect(row?.lines[0]?.pieces.filter(({ isDifferent }) => isDifferent)).toEqual([
      { text: "汛", isDifferent: true },
    ]);
  });

  it("shows lines that no field or paragraph has in a row of their own", () => {
    const { rows, lost } = compare("为做好防汛工作，现通知如下。");
    expect(lost).toBe("请认真执行。".length);
    const loose = rows.find(({ lines, pieces }) => pieces.length === 0 && lines[0]?.n === 8);
    expect(loose?.lines[0]?.pieces).toEqual([{ text: "请认真执行。", isDifferent: true }]);
  });

  it("names fields, in the order of print", () => {
    const { rows } = compare("为做好防汛工作，现通知如下。", "请认真执行。");
    expect(rows.map(({ label }) => label)).toEqual([
      "标题",
      "发文字号",
      "主送机关",
      null,
      null,
      "落款",
      "成文日期",
      "附注",
    ]);
  });
});
