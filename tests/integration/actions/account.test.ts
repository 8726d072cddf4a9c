import { beforeEach, describe, expect, test, vi } from "vitest";
import { verifyAuditChain } from "@/lib/audit/queries";
import { reads } from "@/lib/core/db";
import {
  changePasswordAction,
  confirmSecretAction,
  endOtherSessionsAction,
  makeSecretAction,
  removeOwnTwoFactorAction,
} from "@/lib/users/account/actions";
import { listSessions } from "@/lib/users/account/queries";
import { enterCodeAction, signInAction } from "@/lib/users/actions";
import { actorOf, signedInActor } from "@/lib/users/gateway";
import { removeTwoFactor } from "@/lib/users/management/mutations";
import { resetPassword } from "@/lib/users/mutations";
import { COMMAND_LINE } from "@/lib/users/schema";
import { headers, jar } from "./cookie-jar";
import { oneTimeCode } from "./one-time-code";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

beforeEach(asNobody);

const NEW = "白鹭飞过青石桥头时";
const NEW_PASSWORD = `${NEW}2026`;
const change = (oldPassword: string, newPassword = NEW_PASSWORD, newPasswordAgain = newPassword) =>
  form({ oldPassword, newPassword, newPasswordAgain });
const signIn = (email: string, password: string, to = "/desk/issues/x") =>
  destinationOf(signInAction(null, form({ email, password, to })));
const enter = (oneTimeCode: string) => enterCodeAction(null, form({ oneTimeCode, to: "/desk/issues/x" }));
const eventsOf = (email: string) =>
  reads().auditEvent.findMany({
    where: { subject: email, type: { not: "user.created" } },
    orderBy: { sequence: "asc" },
    select: { type: true, payload: true },
  });

describe("changing one's own password", () => {
  test("is nobody's who is not signed in", async () => {
    expect(await codeOf(changePasswordAction(null, change("x")))).toBe("unauthenticated");
  });

  test("wants the old password, the new one twice and one that the rules accept; none of them comes back", async () => {
    const { email, password } = await asUser("administrator");
    const wrong = await changePasswordAction(null, change("not-the-password"));
    expect(wrong).toMatchObject({ code: "invalid", fields: { oldPassword: "口令不正确" } });
    expect(JSON.stringify(wrong)).not.toContain(NEW);
    const twice = await changePasswordAction(null, change(password, NEW_PASSWORD, "另一个口令而已"));
    expect(twice).toMatchObject({ fields: { newPasswordAgain: "两次填写的新口令不一致" } });
    const short = await changePasswordAction(null, change(password, "太短"));
    expect(short).toMatchObject({ fields: { newPassword: expect.stringContaining("至少 12 个字符") } });
    const own = await changePasswordAction(null, change(password, email));
    expect(own).toMatchObject({ fields: { newPassword: expect.stringContaining("邮箱") } });
    const same = await changePasswordAction(null, change(password, password));
    expect(same).toMatchObject({ fields: { newPassword: "新口令与原口令相同" } });
    expect(await eventsOf(email)).toEqual([]);
  });

  test("keeps this session, ends all others and lets the new password in alone", async () => {
    const { email, password } = await asUser("administrator");
    const first = new Map(jar);
    asNobody();
    await signIn(email, password);
    expect(await changePasswordAction(null, change(password))).toMatchObject({ ok: true });
    expect((await signedInActor()).isAdministrator).toBe(true);
    asNobody();
    for (const [name, value] of first) jar.set(name, value);
    await expect(signedInActor()).rejects.toThrow("登录已过期");
    asNobody();
    expect(await signIn(email, password)).toMatchObject({ code: "unauthenticated" });
    expect(await signIn(email, NEW_PASSWORD)).toBe("/desk/issues/x");
    expect((await eventsOf(email)).map(({ type }) => type)).toEqual(["user.password-changed"]);
    expect(JSON.stringify(await eventsOf(email))).not.toContain(NEW);
  });

  test("is no way to guess the old password from a session left open", async () => {
    const { password } = await asUser("administrator");
    for (let n = 0; n < 10; n++) {
      expect(await codeOf(changePasswordAction(null, change("not-the-password")))).toBe("invalid");
    }
    expect(await codeOf(changePasswordAction(null, change(password)))).toBe("blocked");
  });
});

describe("a password that somebody else gave", () => {
  test("is changed before anything else: no action, page or route knows the user until then", async () => {
    const { email } = await asUser("administrator");
    const { password } = await resetPassword({ actor: COMMAND_LINE, now: new Date(), email });
    asNobody();
    await signIn(email, password);
    await expect(signedInActor()).rejects.toThrow("请先更换口令");
    expect(await actorOf(await headers())).toBeNull();
    for (const action of [endOtherSessionsAction, makeSecretAction, removeOwnTwoFactorAction]) {
      expect(await codeOf(action(null, form({ password })))).toBe("forbidden");
    }
    expect(await codeOf(confirmSecretAction(null, form({ oneTimeCode: "123456" })))).toBe("forbidden");
    expect(await destinationOf(changePasswordAction(null, change(password)))).toBe("/desk");
    expect((await signedInActor()).isAdministrator).toBe(true);
  });
});

describe("one's sessions", () => {
  test("are listed, and all but this one end at a click", async () => {
    expect(await codeOf(endOtherSessionsAction(null, form({})))).toBe("unauthenticated");
    const { email, password } = await asUser("administrator");
    asNobody();
    await signIn(email, password);
    const userId = (await signedInActor()).id ?? "";
    expect(await listSessions({ userId, now: new Date() })).toHaveLength(2);
    expect(await endOtherSessionsAction(null, form({}))).toEqual({ ok: true, data: "已退出 1 台设备" });
    expect(await listSessions({ userId, now: new Date() })).toHaveLength(1);
    await signedInActor();
  });
});

describe("the second factor", () => {
  /** A user who has one, not signed in any more. */
  async function withSecondFactor() {
    const user = await asUser("administrator");
    const made = await makeSecretAction(null, form({ password: user.password }));
    if (!made.ok || !made.data) throw new Error("no secret was made");
    const { secret } = made.data;
    const confirmed = await confirmSecretAction(null, form({ oneTimeCode: oneTimeCode(secret) }));
    if (!confirmed.ok || !confirmed.data) throw new Error("the secret was not confirmed");
    const userId = (await signedInActor()).id ?? "";
    asNobody();
    return { ...user, userId, secret, backupCodes: confirmed.data.backupCodes };
  }

  test("is set up by whoever knows the password and shows a code of it", async () => {
    expect(await codeOf(makeSecretAction(null, form({ password: "x" })))).toBe("unauthenticated");
    expect(await codeOf(confirmSecretAction(null, form({ oneTimeCode: "123456" })))).toBe("unauthenticated");
    const { email, password } = await asUser("administrator");
    const refused = await makeSecretAction(null, form({ password: "not-the-password" }));
    expect(refused).toMatchObject({ code: "invalid", fields: { password: "口令不正确" } });
    const made = await makeSecretAction(null, form({ password }));
    if (!made.ok || !made.data) throw new Error("no secret was made");
    expect(made.data.qr).toMatch(/^<svg/u);
    const wrong = oneTimeCode(made.data.secret, Date.now() + 3_600_000);
    expect(await codeOf(confirmSecretAction(null, form({ oneTimeCode: wrong })))).toBe("invalid");
    // Not confirmed: signing in asks for no code.
    asNobody();
    expect(await signIn(email, password)).toBe("/desk/issues/x");
    expect(await eventsOf(email)).toEqual([]);
  });

  test("is asked for after the password, and no session is there before", async () => {
    const { email, password, secret } = await withSecondFactor();
    expect(await signIn(email, password)).toBe("/desk/sign-in/code?to=%2Fdesk%2Fissues%2Fx");
    await expect(signedInActor()).rejects.toThrow("登录已过期");
    expect(await codeOf(enter(oneTimeCode(secret, Date.now() + 3_600_000)))).toBe("invalid");
    expect(await destinationOf(enter(oneTimeCode(secret)))).toBe("/desk/issues/x");
    expect((await signedInActor()).isAdministrator).toBe(true);
    expect(await eventsOf(email)).toEqual([
      { type: "user.two-factor", payload: { type: "user.two-factor", user: email, isOn: true } },
    ]);
    expect((await verifyAuditChain()).brokenAt).toBeNull();
  });

  test("keeps its secret encrypted, and a refused code does not come back", async () => {
    const { email, password, secret, userId, backupCodes } = await withSecondFactor();
    const row = JSON.stringify(await reads().twoFactor.findFirstOrThrow({ where: { userId } }));
    expect(row).not.toContain(secret);
    expect(row).not.toContain(backupCodes[0]);
    await signIn(email, password);
    expect(JSON.stringify(await enter("000000"))).not.toContain("000000");
  });

  test("a backup code does as well, once", async () => {
    const { email, password, backupCodes } = await withSecondFactor();
    expect(backupCodes).toHaveLength(10);
    const [code = ""] = backupCodes;
    await signIn(email, password);
    expect(await destinationOf(enter(code))).toBe("/desk/issues/x");
    await signedInActor();
    asNobody();
    await signIn(email, password);
    expect(await codeOf(enter(code))).toBe("invalid");
  });

  test("a code without the password before is refused", async () => {
    const { secret } = await withSecondFactor();
    expect(await codeOf(enter(oneTimeCode(secret)))).toBe("unauthenticated");
  });

  test("codes cannot be tried out: five for a password, ten for an account", async () => {
    const { email, password, secret } = await withSecondFactor();
    for (let round = 0; round < 2; round++) {
      asNobody();
      await signIn(email, password);
      for (let n = 0; n < 5; n++) expect(await codeOf(enter("000000"))).toBe("invalid");
      expect(await codeOf(enter(oneTimeCode(secret)))).toBe("blocked");
    }
    asNobody();
    await signIn(email, password);
    expect(await codeOf(enter(oneTimeCode(secret)))).toBe("blocked");
  });

  test("the right password alone does not open the way to more attempts", async () => {
    const { email, password } = await withSecondFactor();
    for (let n = 0; n < 10; n++) {
      asNobody();
      expect(await signIn(email, password)).toContain("/desk/sign-in/code");
    }
    asNobody();
    expect(await signIn(email, password)).toMatchObject({ code: "blocked" });
  });

  test("is taken off by its owner with the password, and is recorded", async () => {
    const { email, password, secret } = await withSecondFactor();
    await signIn(email, password);
    await destinationOf(enter(oneTimeCode(secret)));
    expect(await codeOf(removeOwnTwoFactorAction(null, form({ password: "wrong" })))).toBe("invalid");
    expect(await codeOf(removeOwnTwoFactorAction(null, form({ password })))).toBe("ok");
    expect(await codeOf(removeOwnTwoFactorAction(null, form({ password })))).toBe("not-found");
    asNobody();
    expect(await signIn(email, password)).toBe("/desk/issues/x");
    expect((await eventsOf(email)).map(({ payload }) => payload)).toMatchObject([
      { isOn: true },
      { isOn: false },
    ]);
  });

  test("is taken off by an administrator for whoever lost the telephone", async () => {
    const { email, password, userId } = await withSecondFactor();
    await removeTwoFactor({ actor: COMMAND_LINE, now: new Date(), userId });
    expect(await reads().twoFactor.count({ where: { userId } })).toBe(0);
    expect(await signIn(email, password)).toBe("/desk/issues/x");
  });
});
