import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deviceName } from "@/lib/users/account/rules";
import { passwordProblem, rolesInWords } from "@/lib/users/rules";

const user = { email: "xuzhixia@yunxi.example", name: "许知夏" };
const problemOf = (password: string, given = user) => passwordProblem({ password, ...given });

describe("a password", () => {
  test("has at least twelve characters, whatever they are", () => {
    expect(problemOf("k7mq-2xwd-h")).toBe("口令至少 12 个字符，现有 11 个");
    expect(problemOf("春江潮水连海平海上明月")).toContain("现有 11 个");
    expect(problemOf("春江潮水连海平海上明月共")).toBeNull();
    expect(problemOf("k7mq-2xwd-h9")).toBeNull();
  });

  test("counts what is one character as one", () => {
    expect(problemOf("𠮷𠮷𠮷𠮷𠮷𠮷𠮷")).toContain("现有 7 个");
  });

  test("is not too long to be hashed", () => {
    expect(problemOf("春江潮水连海平".repeat(40))).toBe("口令最多 200 个字符");
  });

  test("is not the address or the name, with digits and signs around it neither", () => {
    for (const password of [
      "xuzhixia@yunxi.example",
      "XuZhiXia@Yunxi.Example",
      "xuzhixia2026!",
      "许知夏202611220101",
      "13800138000138",
    ]) {
      const given = { ...user, email: password.startsWith("1") ? `${password}@yunxi.example` : user.email };
      expect(problemOf(password, given), password).toContain("邮箱或姓名");
    }
  });

  test("is none of the very common ones", () => {
    for (const password of [
      "password1234",
      "Password@2026",
      "administrator",
      "qwertyuiop[]1",
      "qwertyuiopas",
      "1qaz2wsx3edc",
      "1q2w3e4r5t6y",
      "123456789012",
      "a12345678901",
      "098765432109",
      "abcdefghijkl",
      "aaaaaaaaaaaa",
      "121212121212",
      "123123123123",
      "woaini1314520",
      "gongbao20261122",
    ]) {
      expect(problemOf(password), password).toContain("太常见");
    }
  });

  test("that the system makes is accepted", () => {
    const group = (length: number) =>
      fc.array(fc.constantFrom(..."abcdefghjkmnpqrstuvwxyz23456789"), {
        minLength: length,
        maxLength: length,
      });
    fc.assert(
      fc.property(fc.tuple(group(4), group(4), group(4), group(5)), (groups) => {
        const password = groups.map((letters) => letters.join("")).join("-");
        fc.pre(new Set(password).size > 6);
        expect(problemOf(password)).toBeNull();
      }),
    );
  });

  test("is judged without failing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (password) => {
        const problem = problemOf(password);
        expect(problem === null || problem.length > 0).toBe(true);
        if ([...password].length < 12) expect(problem).not.toBeNull();
      }),
    );
  });
});

describe("roles in words", () => {
  const gazettes = [
    { id: "a", name: "青石区公报" },
    { id: "b", name: "白鹭县公报" },
  ];

  test("stand gazette by gazette, in the order of the work", () => {
    const memberships = [
      { gazetteId: "b", role: "printer" },
      { gazetteId: "a", role: "reviewer" },
      { gazetteId: "a", role: "editor" },
    ] as const;
    expect(rolesInWords({ isAdministrator: false, memberships }, gazettes)).toEqual([
      "青石区公报：编辑、审核",
      "白鹭县公报：印制",
    ]);
    expect(rolesInWords({ isAdministrator: true, memberships: [] }, gazettes)).toEqual(["管理员"]);
  });
});

describe("a device", () => {
  test("is named by its system and browser", () => {
    expect(
      deviceName(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
      ),
    ).toBe("Windows，Edge");
    expect(deviceName("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe(
      "Linux，Firefox",
    );
  });

  test("that says nothing of itself is unknown, and what it says is never shown", () => {
    expect(deviceName("")).toBe("未知设备");
    expect(deviceName("<script>alert(1)</script>")).toBe("未知设备");
  });
});
