import { describe, expect, it } from "vitest";
import { genreOfTitle, isOrganName, issuedTitles, organsOfTitle, splitOrgans } from "@/lib/content/title";

describe("genreOfTitle", () => {
  it("gives null for a title that ends with no genre", () => {
    expect(genreOfTitle("云溪市绿道建设方案")).toBeNull();
    expect(genreOfTitle("")).toBeNull();
  });

  it.each([
    ["云溪市人民政府关于做好防汛工作的通知", "通知"],
    ["云溪市人民政府关于表彰先进的 决 定", "决定"],
    ["云溪市人民政府关于同意设立公园的批复", "批复"],
    ["云溪市人民政府关于商请支持的函", "函"],
    ["云溪市人民政府令", "令"],
    ["云溪市人民政府关于促进就业的意见（试行）", "意见"],
    ["云溪市人民政府关于实施办法（试行）的补充通知", "通知"],
  ])("reads %j", (title, genre) => expect(genreOfTitle(title)).toBe(genre));
});

describe("organsOfTitle", () => {
  it("gives none for a title that begins with the matter", () => {
    expect(organsOfTitle("关于做好防汛工作的通知")).toEqual([]);
  });

  it("gives the organ before 关于, spaces of the print taken out", () => {
    expect(organsOfTitle("云溪市人民政府 办公室\n关于印发方案的通知")).toEqual(["云溪市人民政府办公室"]);
  });

  it("parts several organs by lines, spaces or the place that recurs", () => {
    const two = ["云溪市财政局", "云溪市教育局"];
    expect(organsOfTitle("云溪市财政局\n云溪市教育局\n关于印发细则的通知")).toEqual(two);
    expect(organsOfTitle("云溪市财政局 云溪市教育局关于印发细则的通知")).toEqual(two);
    expect(organsOfTitle("云溪市财政局云溪市教育局关于印发细则的通知")).toEqual(two);
  });

  it("takes the organ of an order, which has no 关于", () => {
    expect(organsOfTitle("云溪市人民政府令")).toEqual(["云溪市人民政府"]);
  });
});

describe("splitOrgans", () => {
  it("gives none for a run that holds anything but organs", () => {
    expect(splitOrgans("云溪市财政局 2024年")).toEqual([]);
    expect(splitOrgans("加强组织领导")).toEqual([]);
  });

  it("reads organs other than governments", () => {
    expect(splitOrgans("云溪市发展和改革委员会")).toEqual(["云溪市发展和改革委员会"]);
    expect(isOrganName("云溪市消防救援支队")).toBe(true);
  });
});

describe("issuedTitles", () => {
  it("gives none for a title that issues nothing", () => {
    expect(issuedTitles("云溪市人民政府关于废止《云溪市招牌办法》的决定")).toEqual([]);
    expect(issuedTitles("云溪市人民政府关于贯彻落实三年行动方案的通知")).toEqual([]);
  });

  it("gives the issued text, with or without title marks", () => {
    expect(issuedTitles("云溪市民政局关于印发《云溪市养老规范》的通知")).toEqual(["云溪市养老规范"]);
    expect(issuedTitles("云溪市人民政府关于印发云溪市公园办法（试行）的通知")).toEqual([
      "云溪市公园办法（试行）",
    ]);
    expect(issuedTitles("云溪市人民政府关于印发《甲方案》《乙方案》的通知")).toEqual(["甲方案", "乙方案"]);
  });
});
