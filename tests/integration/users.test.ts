import { describe, expect, test } from "vitest";
import { GET, POST } from "@/app/api/auth/[...all]/route";
import { verifyAuditChain } from "@/lib/audit/queries";
import { reads } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { actorOf, signIn, signOut } from "@/lib/users/gateway";
import {
  countSignInAttempt,
  createUser,
  ensureFirstAdministrator,
  resetPassword,
} from "@/lib/users/mutations";
import { type Actor, COMMAND_LINE } from "@/lib/users/schema";

const now = new Date("2026-11-22T01:00:00Z");
const nobody: Actor = { id: "x", name: "无权者", isAdministrator: false, department: "", memberships: [] };

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** Headers of a later request of the same browser. */
function withCookies(lines: readonly string[]): Headers {
  return new Headers({ cookie: lines.map((line) => line.split(";")[0]).join("; ") });
}

const addUser = (email: string) =>
  createUser({ actor: COMMAND_LINE, now, email, name: "许知夏", isAdministrator: false, memberships: [] });

describe("users", () => {
  test("someone who is no administrator makes no user and resets no password", async () => {
    const wanted = { email: "a@yunxi.example", name: "甲", isAdministrator: true, memberships: [] };
    expect(await codeOf(createUser({ actor: nobody, now, ...wanted }))).toBe("forbidden");
    expect(await codeOf(resetPassword({ actor: nobody, now, email: wanted.email }))).toBe("forbidden");
    expect(await reads().user.count()).toBe(0);
  });

  test("the first administrator is made once, however often the program starts", async () => {
    const made = await Promise.all([ensureFirstAdministrator({ now }), ensureFirstAdministrator({ now })]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await ensureFirstAdministrator({ now })).toBeNull();
    expect(await reads().user.findMany({ select: { email: true, isAdministrator: true } })).toEqual([
      { email: "admin@gongbao.local", isAdministrator: true },
    ]);
  });

  test("an address that is taken, in whatever case, is refused", async () => {
    await addUser("taken@yunxi.example");
    expect(await codeOf(addUser("Taken@Yunxi.example"))).toBe("conflict");
  });

  test("a password is twenty typeable characters and is kept as an argon2id hash alone", async () => {
    const { password, userId } = await addUser("hash@yunxi.example");
    expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(?:-[a-hj-km-np-z2-9]{4,5}){3}$/u);
    expect(password).toHaveLength(20);
    const account = await reads().account.findFirstOrThrow({ where: { userId } });
    expect(account.password).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/u);
    expect(JSON.stringify(await reads().auditEvent.findMany())).not.toContain(password);
    expect((await verifyAuditChain()).brokenAt).toBeNull();
  });
});

describe("signing in", () => {
  const requestHeaders = new Headers({ "x-forwarded-for": "192.0.2.7" });

  test("a wrong password and an unknown address get the same answer", async () => {
    await addUser("wrong@yunxi.example");
    const refusals = [];
    for (const email of ["wrong@yunxi.example", "unknown@yunxi.example"]) {
      const attempt = signIn({ email, password: "not-the-password", requestHeaders });
      refusals.push(
        await attempt.catch((error: unknown) => error instanceof AppError && [error.code, error.message]),
      );
    }
    expect(refusals[0]).toEqual(["unauthenticated", "邮箱或口令不正确"]);
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test("an account takes ten attempts in a quarter of an hour, whatever address they seem to come from", async () => {
    const { password } = await addUser("many@yunxi.example");
    for (let n = 0; n < 10; n++) {
      expect(await countSignInAttempt({ email: "many@yunxi.example", now: new Date() })).toBe(true);
    }
    const from = new Headers({ "x-forwarded-for": "198.51.100.9" });
    const attempt = signIn({ email: "Many@yunxi.example", password, requestHeaders: from });
    expect(await codeOf(attempt)).toBe("blocked");
    const later = new Date(Date.now() + 16 * 60_000);
    expect(await countSignInAttempt({ email: "many@yunxi.example", now: later })).toBe(true);
  });

  test("a session gives the actor with the roles held now, and ends on the server", async () => {
    const gazette = await reads().gazette.create({ data: { slug: "qingshi", name: "青石区公报" } });
    const { password, userId } = await createUser({
      actor: COMMAND_LINE,
      now,
      email: "editor@yunxi.example",
      name: "许知夏",
      isAdministrator: false,
      memberships: [{ gazetteId: gazette.id, role: "editor" }],
    });
    const lines = await signIn({ email: "editor@yunxi.example", password, requestHeaders });
    expect(lines[0]).toMatch(/^gongbao\.session_token=/u);
    expect(lines[0]).toMatch(/; HttpOnly/iu);
    expect(lines[0]).toMatch(/; SameSite=Lax/iu);
    const browser = withCookies(lines);
    expect(await actorOf(browser)).toEqual({
      id: userId,
      name: "许知夏",
      department: "",
      isAdministrator: false,
      memberships: [{ gazetteId: gazette.id, role: "editor" }],
    });
    await signOut(browser);
    expect(await actorOf(browser)).toBeNull();
    expect(await reads().session.count({ where: { userId } })).toBe(0);
  });

  test("a forged or absent cookie is nobody", async () => {
    expect(await actorOf(new Headers())).toBeNull();
    expect(await actorOf(new Headers({ cookie: "gongbao.session_token=abc.def" }))).toBeNull();
  });

  test("a new password ends all sessions of the user", async () => {
    const { password } = await addUser("reset@yunxi.example");
    const browser = withCookies(await signIn({ email: "reset@yunxi.example", password, requestHeaders }));
    expect(await actorOf(browser)).not.toBeNull();
    await resetPassword({ actor: COMMAND_LINE, now, email: "reset@yunxi.example" });
    expect(await actorOf(browser)).toBeNull();
    expect(await codeOf(signIn({ email: "reset@yunxi.example", password, requestHeaders }))).toBe(
      "unauthenticated",
    );
  });

  test("behind https the cookie is Secure", async () => {
    process.env.GONGBAO_URL = "https://gongbao.yunxi.example";
    try {
      const { password } = await addUser("secure@yunxi.example");
      const lines = await signIn({ email: "secure@yunxi.example", password, requestHeaders });
      expect(lines[0]).toMatch(/^__Secure-gongbao\.session_token=.*; Secure/u);
    } finally {
      delete process.env.GONGBAO_URL;
    }
  });
});

describe("/api/auth", () => {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    POST(
      new Request(`http://localhost:3000/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    );

  test("offers neither signing up nor changing a user", async () => {
    for (const path of ["/sign-up/email", "/update-user", "/change-email", "/delete-user"]) {
      expect((await post(path, {})).status).toBe(404);
    }
    expect((await GET(new Request("http://localhost:3000/api/auth/list-sessions"))).status).toBe(404);
  });

  test("refuses another site's form", async () => {
    const { password } = await addUser("csrf@yunxi.example");
    const answer = await post(
      "/sign-in/email",
      { email: "csrf@yunxi.example", password },
      { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("does not hand a session to scripts", async () => {
    const { password } = await addUser("api@yunxi.example");
    const answer = await post("/sign-in/email", { email: "api@yunxi.example", password });
    expect(answer.status).toBe(200);
    const session = await GET(
      new Request("http://localhost:3000/api/auth/get-session", {
        headers: withCookies(answer.headers.getSetCookie()),
      }),
    );
    expect(session.status).toBe(404);
  });
});
