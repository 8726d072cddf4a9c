import { beforeEach, describe, expect, test, vi } from "vitest";
import { reads } from "@/lib/core/db";
import { signInAction, signOutAction } from "@/lib/users/actions";
import { signedInActor } from "@/lib/users/gateway";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

beforeEach(asNobody);

describe("signing in", () => {
  test("a wrong password is refused, gives the address back and never the password", async () => {
    const { email } = await asUser("administrator");
    asNobody();
    const answer = await signInAction(null, form({ email, password: "not-the-password", to: "/desk" }));
    expect(answer).toEqual({
      ok: false,
      code: "unauthenticated",
      message: "邮箱或口令不正确",
      fields: {},
      values: { email, to: "/desk" },
    });
  });

  test("what is no address is refused beside its field", async () => {
    const answer = await signInAction(null, form({ email: "许知夏", password: "x", to: "/desk" }));
    expect(answer).toMatchObject({ code: "invalid", fields: { email: "电子邮箱格式不正确" } });
  });

  test("goes on to the page of the desk that was asked for, and to no other site", async () => {
    const user = await asUser("administrator");
    for (const [to, expected] of [
      ["/desk/import", "/desk/import"],
      ["https://elsewhere.example/", "/desk"],
      ["//elsewhere.example", "/desk"],
      ["/desk?x", "/desk"],
    ] as const) {
      asNobody();
      expect(await destinationOf(signInAction(null, form({ ...user, to })))).toBe(expected);
      expect((await signedInActor()).isAdministrator).toBe(true);
    }
  });

  test("signing out ends the session", async () => {
    await asUser("administrator");
    const before = await reads().session.count();
    expect(await destinationOf(signOutAction(null, form({})))).toBe("/desk/sign-in");
    expect(await reads().session.count()).toBe(before - 1);
    await expect(signedInActor()).rejects.toThrow("登录已过期");
  });

  test("signing out without a session is no failure", async () => {
    expect(await destinationOf(signOutAction(null, form({})))).toBe("/desk/sign-in");
    expect(await codeOf(Promise.resolve({ ok: true }))).toBe("ok");
  });
});
