import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseCharacters } from "@/lib/importing/normalise-characters";

describe("normaliseCharacters", () => {
  it("gives radicals as the ideographs that they look like", () => {
    expect(normaliseCharacters("⼈⺠政府⽂件⻚⻋⻔")).toBe("人民政府文件页车门");
  });

  it("takes invisible characters out and makes every space a plain one", () => {
    expect(normaliseCharacters("云\u200b溪\u00ad\ufeff市\u00a0公\u2003报\u0007")).toBe("云溪市 公 报");
  });

  it("makes every line end a line feed and keeps tabs and form feeds", () => {
    expect(normaliseCharacters("甲\r\n乙\r丙\n丁\t戊\f己")).toBe("甲\n乙\n丙\n丁\t戊\f己");
  });

  it("leaves common text alone and changes nothing the second time", () => {
    const text = "云政发〔2024〕6号，“一、二”……m³、㎡①";
    expect(normaliseCharacters(text)).toBe(text);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        const once = normaliseCharacters(any);
        expect(normaliseCharacters(once)).toBe(once);
      }),
    );
  });
});
