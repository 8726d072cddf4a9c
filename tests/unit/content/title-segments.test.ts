import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { titleSegments } from "../../../src/lib/content/title-segments";

const cut = (title: string) => titleSegments(title).map((segment) => segment.text);

describe("the segments of a title", () => {
  it("keep the organ's name and a name in 《》 whole where a line holds them", () => {
    const segments = cut("云溪市人民政府办公室关于印发《云溪市森林火灾应急预案》的通知");
    expect(segments).toEqual(["云溪市人民政府办公室", "关于印发", "《云溪市森林火灾应急预案》", "的通知"]);
  });

  it("let a long name be broken on a narrow screen only", () => {
    const segments = titleSegments("云溪市人民政府关于印发《云溪市农村供水工程运行管理办法》的通知");
    const inName = segments.filter((segment) => segment.narrow);
    expect(inName.length).toBeGreaterThan(0);
    expect(segments.find((segment) => segment.text.startsWith("《"))?.narrow).toBe(false);
  });

  it("keep the places of the organ whole where they return in the matter", () => {
    const segments = cut("云溪市青石区人民政府办公室关于印发云溪市青石区特种设备事故应急预案的通知");
    expect(segments.filter((segment) => /云溪|青石/u.test(segment)).slice(1)).toEqual(["云溪市", "青石区"]);
  });

  it("begin no line with 的 or a closing mark and end none with an opening one", () => {
    for (const segment of cut("云溪市人民政府关于加强古树名木（含后备资源）保护工作的意见").slice(1)) {
      expect(segment).not.toMatch(/^[的）》]/u);
      expect(segment).not.toMatch(/[（《]$/u);
    }
  });

  it("give the title unchanged when joined, whatever it is", () => {
    const character = fc.constantFrom(..."云溪市政府办公室关于印发《》（）的通知2026 、ab");
    const title = fc.oneof(fc.string({ unit: character, maxLength: 60 }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(title, (value) => {
        expect(cut(value).join("")).toBe(value);
      }),
    );
  });
});
