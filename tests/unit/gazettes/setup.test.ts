import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SlugSchema } from "@/lib/gazettes/schema";
import { proposeGazette } from "@/lib/gazettes/setup/rules";

describe("what a gazette's name tells", () => {
  test("fills the first form of a district's gazette", () => {
    expect(proposeGazette("云溪市青石区人民政府公报")).toEqual({
      name: "云溪市青石区人民政府公报",
      slug: "qingshi",
      place: "云溪市青石区",
      masthead: "YUNXISHIQINGSHIQU RENMIN ZHENGFU GONGBAO",
      sponsor: "云溪市青石区人民政府办公室",
      publisher: "云溪市青石区人民政府公报室",
      frequency: "季刊",
      sections: ["区政府文件", "区政府办公室文件", "政府规范性文件", "部门规范性文件", "人事任免文件"],
    });
  });

  test("calls a province's office by its own name", () => {
    expect(proposeGazette("安澜省人民政府公报")).toMatchObject({
      sponsor: "安澜省人民政府办公厅",
      sections: expect.arrayContaining(["省政府办公厅文件"]),
    });
  });

  test("invents nothing where the name names no government", () => {
    expect(proposeGazette("青石学报")).toMatchObject({ place: "", sponsor: "", publisher: "" });
  });

  test("is a slug that an address may have, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        expect(SlugSchema.safeParse(proposeGazette(name).slug).success).toBe(true);
      }),
    );
  });
});
