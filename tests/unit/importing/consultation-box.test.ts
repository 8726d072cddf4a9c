import { describe, expect, it } from "vitest";
import { takeConsultationBoxes } from "@/lib/importing/consultation-box";
import { readLines } from "@/lib/importing/read-lines";

const take = (text: string) => takeConsultationBoxes(readLines(text).lines);
const box = (text: string) => take(text).boxes.map(({ unit, phone }) => [unit, phone]);

describe("takeConsultationBoxes", () => {
  it("leaves a telephone in the text that belongs to no box", () => {
    const text = "联系人：陆青禾\n电话：0000-1234567\n（联系电话：0000-1234567）";
    expect(take(text).boxes).toEqual([]);
    expect(take(text).lines).toHaveLength(3);
  });

  it.each([
    "咨询单位：云溪市园林局\n咨询电话：0000-1234567\n扫码咨询",
    "咨询单位: 云溪市园林局\n\n电话: 0000-1234567",
    "咨询单位：云溪市园林局\n咨询电话：0000-1234567 政策解读\n咨 询 与 解 读",
    "咨询单位：云溪市园林局咨询\n电话：0000-1234567",
    "咨询单位：云溪市园林局 咨询电话：0000-1234567",
    "咨询单位：云溪市园\n林局\n咨询电话：0000-1234567",
  ])("reads %j", (text) => {
    expect(box(text)).toEqual([["云溪市园林局", "0000-1234567"]]);
    expect(take(text).lines).toEqual([]);
  });

  it("reads a unit without a telephone and a telephone without a unit", () => {
    expect(box("咨询单位：云溪市园林局\n正文。")).toEqual([["云溪市园林局", null]]);
    expect(box("咨询电话：1234567")).toEqual([[null, "1234567"]]);
  });

  it("lists the printed lines with their captions", () => {
    const { leftOut } = take("咨询单位：云溪市园林局\n咨询电话：1234567 政策解读\n扫码咨询");
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      "consultation-box",
      "consultation-box",
      "qr-caption",
    ]);
  });
});
