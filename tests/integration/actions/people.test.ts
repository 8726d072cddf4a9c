import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reads } from "@/lib/core/db";
import { createOrganAction, updateOrganAction } from "@/lib/organs/actions";
import { getOrgan, listOrgans } from "@/lib/organs/queries";
import { signInAction } from "@/lib/users/actions";
import { signedInActor } from "@/lib/users/gateway";
import {
  createUserAction,
  disableUserAction,
  enableUserAction,
  removeTwoFactorAction,
  resetPasswordAction,
  updateUserAction,
} from "@/lib/users/management/actions";
import { disableUser, updateUser } from "@/lib/users/management/mutations";
import { createUser } from "@/lib/users/mutations";
import { listMembers, listUsers } from "@/lib/users/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { jar } from "./cookie-jar";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

const now = new Date();
let gazetteId = "";
let serial = 0;

beforeAll(async () => {
  const gazette = await reads().gazette.create({ data: { slug: "qingshi", name: "青石区公报" } });
  gazetteId = gazette.id;
});
beforeEach(asNobody);

const addUser = () =>
  createUser({
    actor: COMMAND_LINE,
    now,
    email: `ren${++serial}@yunxi.example`,
    name: "方拾遗",
    isAdministrator: false,
    memberships: [],
  });
const signIn = (email: string, password: string) =>
  destinationOf(signInAction(null, form({ email, password, to: "/desk" })));
const lastEvent = async () =>
  (await reads().auditEvent.findFirstOrThrow({ orderBy: { sequence: "desc" } })).payload;

describe("every action on users and organs", () => {
  const given = () => ({ userId: "x", email: `new${++serial}@yunxi.example`, name: "甲", department: "" });
  const actions = {
    createUserAction,
    updateUserAction,
    disableUserAction,
    enableUserAction,
    resetPasswordAction,
    removeTwoFactorAction,
    createOrganAction,
    updateOrganAction,
  };

  for (const [name, action] of Object.entries(actions)) {
    test(`${name} is an administrator's alone`, async () => {
      const fields = form({ ...given(), organId: "x", rank: "1" });
      expect(await codeOf(action(null, fields))).toBe("unauthenticated");
      for (const role of ["editor", "reviewer", "printer", "contributor"] as const) {
        await asUser({ role, gazetteId });
        expect(await codeOf(action(null, fields)), role).toBe("forbidden");
      }
    });
  }
});

describe("a new user", () => {
  const given = (more = {}) => form({ email: "su@yunxi.example", name: "苏晚舟", department: "", ...more });

  test("wants a name and an address that nobody has, and keeps what was ticked", async () => {
    await asUser("administrator");
    const answer = await createUserAction(
      null,
      given({ email: "su", name: " ", membership: `${gazetteId}:editor` }),
    );
    expect(answer).toMatchObject({
      code: "invalid",
      fields: { email: "电子邮箱格式不正确", name: "请填写姓名" },
      values: { membership: `${gazetteId}:editor` },
    });
    const { email } = await addUser();
    expect(await createUserAction(null, given({ email: email.toUpperCase() }))).toMatchObject({
      code: "conflict",
      fields: { email: "该邮箱已有用户" },
    });
    expect(await codeOf(createUserAction(null, given({ membership: "nowhere:editor" })))).toBe("invalid");
  });

  test("gets a password that is shown once and must be changed at the first sign-in", async () => {
    await asUser("administrator");
    const membership = [`${gazetteId}:editor`, `${gazetteId}:reviewer`];
    const answer = await createUserAction(null, given({ membership, department: "云溪市林业局" }));
    const password = /口令 (\S+)/u.exec(String(answer.ok && answer.data))?.[1] ?? "";
    expect(password).toHaveLength(20);
    expect(JSON.stringify(await reads().auditEvent.findMany())).not.toContain(password);
    asNobody();
    expect(await signIn("su@yunxi.example", password)).toBe("/desk");
    await expect(signedInActor()).rejects.toThrow("请先更换口令");
    const members = await listMembers(gazetteId);
    expect(members).toContainEqual(
      expect.objectContaining({ name: "苏晚舟", department: "云溪市林业局", roles: ["editor", "reviewer"] }),
    );
  });
});

describe("changing a user", () => {
  test("holds from the next click on and is recorded with what was changed", async () => {
    const { email, password, userId } = await addUser();
    await signIn(email, password);
    const browser = new Map(jar);
    await asUser("administrator");
    const fields = { userId, email, name: "方拾遗", department: "", membership: `${gazetteId}:printer` };
    expect(await codeOf(updateUserAction(null, form(fields)))).toBe("ok");
    expect(await lastEvent()).toEqual({ type: "user.changed", user: email, fields: ["roles"] });
    // Saved once more without a change: nothing to record.
    const rows = await reads().auditEvent.count();
    expect(await codeOf(updateUserAction(null, form(fields)))).toBe("ok");
    expect(await reads().auditEvent.count()).toBe(rows);
    asNobody();
    for (const [name, value] of browser) jar.set(name, value);
    expect((await signedInActor()).memberships).toEqual([{ gazetteId, role: "printer" }]);
  });

  test("of someone who is not there is not found", async () => {
    await asUser("administrator");
    const fields = { userId: "none", email: "none@yunxi.example", name: "无", department: "" };
    expect(await codeOf(updateUserAction(null, form(fields)))).toBe("not-found");
    for (const action of [disableUserAction, enableUserAction, removeTwoFactorAction]) {
      expect(await codeOf(action(null, form({ userId: "none" })))).toBe("not-found");
    }
    expect(await codeOf(resetPasswordAction(null, form({ email: "none@yunxi.example" })))).toBe("not-found");
  });
});

describe("a disabled user", () => {
  test("is out at once, and signing in answers as to a wrong password", async () => {
    const { email, password, userId } = await addUser();
    await signIn(email, password);
    const browser = new Map(jar);
    await asUser("administrator");
    expect(await codeOf(disableUserAction(null, form({ userId })))).toBe("ok");
    expect(await lastEvent()).toEqual({ type: "user.disabled", user: email });
    expect(await codeOf(disableUserAction(null, form({ userId })))).toBe("not-found");
    asNobody();
    for (const [name, value] of browser) jar.set(name, value);
    await expect(signedInActor()).rejects.toThrow("登录已过期");
    asNobody();
    expect(await signIn(email, password)).toMatchObject({
      code: "unauthenticated",
      message: "邮箱或口令不正确",
    });
    expect(await reads().session.count({ where: { userId } })).toBe(0);
  });

  test("is let in again when enabled", async () => {
    const { email, password, userId } = await addUser();
    await asUser("administrator");
    await disableUserAction(null, form({ userId }));
    expect((await listUsers()).at(-1)).toMatchObject({ isDisabled: true });
    expect(await codeOf(enableUserAction(null, form({ userId })))).toBe("ok");
    asNobody();
    expect(await signIn(email, password)).toBe("/desk");
  });

  test("is never oneself", async () => {
    await asUser("administrator");
    const { id } = await signedInActor();
    expect(await codeOf(disableUserAction(null, form({ userId: id ?? "" })))).toBe("blocked");
  });
});

describe("the last active administrator", () => {
  test("is neither disabled nor takes the role off, until there is another", async () => {
    const { email } = await asUser("administrator");
    const me = await signedInActor();
    const userId = me.id ?? "";
    // All others that this file has made go first.
    for (const user of await listUsers()) {
      if (user.isAdministrator && user.id !== userId && !user.isDisabled) {
        await disableUser({ actor: COMMAND_LINE, now, userId: user.id });
      }
    }
    const fields = { email, name: "甲", department: "", isAdministrator: false, memberships: [] };
    const drop = () =>
      codeOf(Promise.resolve(updateUserAction(null, form({ userId, email, name: "甲", department: "" }))));
    expect(await drop()).toBe("blocked");
    await expect(disableUser({ actor: COMMAND_LINE, now, userId })).rejects.toThrow("至少须保留一名");
    const other = await addUser();
    await updateUser({
      actor: COMMAND_LINE,
      now,
      userId: other.userId,
      fields: { ...fields, email: other.email, isAdministrator: true },
    });
    expect(await drop()).toBe("ok");
  });
});

describe("a password reset", () => {
  test("is another's: one's own is changed with the old one", async () => {
    const { email } = await asUser("administrator");
    expect(await codeOf(resetPasswordAction(null, form({ email })))).toBe("blocked");
    const other = await addUser();
    const answer = await resetPasswordAction(null, form({ email: other.email }));
    expect(String(answer.ok && answer.data)).toMatch(/^新口令 [a-z2-9-]{20} /u);
    expect(await lastEvent()).toEqual({ type: "user.password-reset", user: other.email });
    asNobody();
    expect(await signIn(other.email, other.password)).toMatchObject({ code: "unauthenticated" });
  });
});

describe("organs", () => {
  const given = (more = {}) =>
    form({
      name: "云溪市水务局",
      rank: "150",
      nameType: ["short", "code-word"],
      nameText: ["市水务局", "云水发"],
      nameFrom: ["", "2019-01-01"],
      nameTo: ["", ""],
      ...more,
    });

  test("a wrong code word is refused beside its row, and nothing that was typed is lost", async () => {
    await asUser("administrator");
    const answer = await createOrganAction(null, given({ nameText: ["市水务局", "YSF"] }));
    expect(answer).toMatchObject({
      code: "invalid",
      fields: { "nameText.1": "代字应为 1 至 12 个汉字，如 云政发" },
      values: { nameText: ["市水务局", "YSF"] },
    });
    expect(await listOrgans()).toEqual([]);
  });

  test("are kept with rank, short names and code words, and recorded", async () => {
    await asUser("administrator");
    expect(await destinationOf(createOrganAction(null, given()))).toBe("/desk/organs");
    expect(await lastEvent()).toEqual({ type: "organ.created", organ: "云溪市水务局" });
    const [organ] = await listOrgans();
    expect(organ).toEqual({
      id: expect.any(String),
      name: "云溪市水务局",
      rank: 150,
      shortNames: ["市水务局"],
      codeWords: [{ name: "云水发", fromDate: "2019-01-01", toDate: null }],
      documents: 0,
    });
    expect(await createOrganAction(null, given())).toMatchObject({
      code: "conflict",
      fields: { name: "已有同名机关" },
    });
  });

  test("change: rows that were cleared go, the same name is not written twice", async () => {
    await asUser("administrator");
    const [organ] = await listOrgans();
    const organId = organ?.id ?? "";
    const twice = given({ organId, nameType: ["short", "short"], nameText: ["市水务局", "市水务局"] });
    expect(await codeOf(updateOrganAction(null, twice))).toBe("invalid");
    const cleared = given({ organId, name: "云溪市水务管理局", rank: "20", nameText: ["", "云水发"] });
    expect(await codeOf(updateOrganAction(null, cleared))).toBe("ok");
    expect(await getOrgan(organId)).toMatchObject({
      name: "云溪市水务管理局",
      rank: 20,
      names: [{ type: "code-word", name: "云水发" }],
    });
    expect(await lastEvent()).toEqual({ type: "organ.changed", organ: "云溪市水务管理局" });
    expect(await codeOf(updateOrganAction(null, given({ organId: "none", name: "无此机关" })))).toBe(
      "not-found",
    );
  });
});
