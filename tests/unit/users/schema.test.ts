import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CreateUserSchema } from "@/lib/users/management/schema";
import { DeskPathSchema, OneTimeCodeSchema } from "@/lib/users/schema";

describe("where signing in leads", () => {
  test("is the desk for every address outside of it", () => {
    for (const to of [
      "//elsewhere.example",
      "https://elsewhere.example/desk",
      "/desk//elsewhere.example",
      "/desktop",
      "/desk\\elsewhere",
      "/search",
      undefined,
      ["/desk"],
    ]) {
      expect(DeskPathSchema.parse(to)).toBe("/desk");
    }
  });

  test("is always a path of this site, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (to) => {
        const url = new URL(DeskPathSchema.parse(to), "https://gongbao.yunxi.example");
        expect(url.origin).toBe("https://gongbao.yunxi.example");
      }),
    );
  });

  test("is the page of the desk that was asked for", () => {
    expect(DeskPathSchema.parse("/desk/issues/abc123")).toBe("/desk/issues/abc123");
  });
});

describe("a code of the second factor", () => {
  test("is six digits, with or without spaces, or a backup code", () => {
    expect(OneTimeCodeSchema.parse("123 456")).toBe("123456");
    expect(OneTimeCodeSchema.parse(" aB3dE-9xYzQ ")).toBe("aB3dE-9xYzQ");
  });

  test("is nothing else", () => {
    for (const code of ["", "12345", "1234567", "aB3dE9xYzQ", "../../x", "12345a"]) {
      expect(OneTimeCodeSchema.safeParse(code).success, code).toBe(false);
    }
  });
});

describe("the form of a user", () => {
  const given = { email: "xu@yunxi.example", name: "许知夏", department: "" };

  test("reads the ticked boxes of the grid", () => {
    expect(CreateUserSchema.parse({ ...given, membership: ["g1:editor", "g2:reviewer"] })).toEqual({
      ...given,
      isAdministrator: false,
      memberships: [
        { gazetteId: "g1", role: "editor" },
        { gazetteId: "g2", role: "reviewer" },
      ],
    });
  });

  test("takes one box, and none", () => {
    expect(CreateUserSchema.parse({ ...given, membership: "g1:printer" }).memberships).toHaveLength(1);
    expect(CreateUserSchema.parse({ ...given, administrator: "on" })).toMatchObject({
      isAdministrator: true,
      memberships: [],
    });
  });

  test("knows no other roles and no boxes without a gazette", () => {
    for (const membership of ["g1:administrator", "g1:", ":editor", "editor", ""]) {
      expect(CreateUserSchema.safeParse({ ...given, membership }).success, membership).toBe(false);
    }
  });
});
