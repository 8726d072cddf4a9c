import "server-only";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { cookies, headers } from "next/headers";
import { currentTime } from "../core/clock";
import { readEnv } from "../core/env";
import { AppError } from "../core/errors";
import { readSecret } from "../core/files";
import { log, logDefect } from "../core/log";
import {
  ATTEMPT_WINDOW_SECONDS,
  clearSignInAttempts,
  countSignInAttempt,
  hashPassword,
  identityStore,
  verifyPassword,
} from "./mutations";
import { getActor, mustChangePassword } from "./queries";
import { type Actor, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type SignedIn, SignInSchema } from "./schema";

/** better-auth: who is signed in. What they may do is ours (policy.ts of each domain). */

/** A working day: a session ends after it, whatever was done in between. */
const SESSION_SECONDS = 12 * 3600;
const SIGN_IN = "/sign-in/email";
const COOKIE_PREFIX = "gongbao";
/** The cookie of a sign-in whose password was right and whose code is still asked for. */
const CODE_COOKIE = new RegExp(`^(?:__Secure-)?${COOKIE_PREFIX}\\.two_factor$`, "u");

type Auth = Awaited<ReturnType<typeof buildAuth>>;
let held: { client: object; origin: string; auth: Promise<Auth> } | undefined;

/** The instance of this process, made at first use. */
export async function identity(): Promise<Auth> {
  const { client, database } = identityStore();
  const origin = publicOrigin();
  if (held?.client !== client || held.origin !== origin) {
    held = { client, origin, auth: buildAuth(origin, database) };
  }
  return held.auth;
}

/** The session of these request headers, with the roles held now; null without one. */
export async function sessionOf(requestHeaders: Headers): Promise<SignedIn | null> {
  const auth = await identity();
  const found = await auth.api.getSession({ headers: requestHeaders });
  const actor = found && (await getActor(found.user.id));
  if (!actor) return null;
  const mustChange = await mustChangePassword(found.user.id);
  return { actor, email: found.user.email, sessionId: found.session.id, mustChange };
}

/** The signed-in user of these request headers; null without one, and as long as the password must be changed. */
export async function actorOf(requestHeaders: Headers): Promise<Actor | null> {
  const session = await sessionOf(requestHeaders);
  return session && !session.mustChange ? session.actor : null;
}

/**
 * The signed-in user of the current request, for actions and routes. Throws `AppError`: `unauthenticated`, or `forbidden` as
 * long as the password must be changed.
 */
export async function signedInActor(): Promise<Actor> {
  return (await signedInSession()).actor;
}

/** The session of the current request, for actions on one's own account; throws as `signedInActor` does. */
export async function signedInSession(): Promise<SignedIn> {
  const session = await signedInBeforeChange();
  if (session.mustChange) throw new AppError("forbidden", "请先更换口令");
  return session;
}

/** The session of the current request, be the password to be changed or not. Throws `AppError("unauthenticated")`. */
export async function signedInBeforeChange(): Promise<SignedIn> {
  const session = await sessionOf(await headers());
  if (session) return session;
  throw new AppError("unauthenticated", "登录已过期。请在另一窗口重新登录，再回到这里提交");
}

/**
 * Tries to sign in; gives the `Set-Cookie` headers of the new session, or those that ask for a code first. Goes through better-auth's handler, since its
 * limits hold only there. Throws `AppError`: `unauthenticated` (the same for a wrong address, a wrong password and a
 * disabled user), `blocked` after too many attempts.
 */
export async function signIn({
  email,
  password,
  requestHeaders,
}: {
  email: string;
  password: string;
  requestHeaders: Headers;
}): Promise<string[]> {
  const response = await call(SIGN_IN, requestHeaders, { email, password });
  if (response.status === 429) throw new AppError("blocked", "尝试次数太多，请 15 分钟后再试");
  if (response.status === 400 || response.status === 401) {
    throw new AppError("unauthenticated", "邮箱或口令不正确");
  }
  if (!response.ok) throw new Error(`Signing in answered ${response.status}`);
  return response.headers.getSetCookie();
}

/** Whether these `Set-Cookie` headers ask for a code before there is a session. */
export function asksForCode(lines: readonly string[]): boolean {
  return lines.some((line) => CODE_COOKIE.test(line.split("=")[0] ?? "") && !/;\s*max-age=0/iu.test(line));
}

/** Hands `Set-Cookie` headers on to the browser of the current request. */
export async function keepCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const line of lines) {
    for (const [name, cookie] of parseSetCookieHeader(line))
      jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}

/** Ends the session of these request headers; gives the `Set-Cookie` headers that clear it. */
export async function signOut(requestHeaders: Headers): Promise<string[]> {
  const response = await call("/sign-out", requestHeaders, {});
  return response.headers.getSetCookie();
}

/** Calls an endpoint of better-auth on behalf of the browser that sent these headers. */
export async function call(path: string, from: Headers, body: object): Promise<Response> {
  const origin = publicOrigin();
  const sent = new Headers({ "content-type": "application/json", origin });
  for (const name of ["cookie", "user-agent", "x-forwarded-for"]) {
    const value = from.get(name);
    if (value) sent.set(name, value);
  }
  const auth = await identity();
  return auth.handler(
    new Request(`${origin}/api/auth${path}`, { method: "POST", headers: sent, body: JSON.stringify(body) }),
  );
}

function publicOrigin(): string {
  const { publicUrl, port } = readEnv();
  return new URL(publicUrl ?? `http://localhost:${port}`).origin;
}

async function buildAuth(origin: string, database: ReturnType<typeof identityStore>["database"]) {
  return betterAuth({
    appName: "公报",
    baseURL: origin,
    basePath: "/api/auth",
    secret: await readSecret("auth"),
    database,
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (_level, message, ...details) => log.error({ details }, `better-auth: ${message}`),
    },
    onAPIError: {
      // A refusal is an answer; only what better-auth did not foresee is a defect.
      onError: (error) => {
        if (!(error instanceof APIError)) logDefect(error);
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // No renewal: a page may not set cookies while it is rendered, and a working day is enough.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    plugins: [twoFactor({ issuer: "公报" })],
    databaseHooks: {
      session: {
        create: {
          // Whatever way leads to a session, a disabled user gets none.
          before: async ({ userId }) => {
            if (!(await getActor(userId))) throw new APIError("UNAUTHORIZED");
          },
        },
      },
    },
    trustedOrigins: (request) => [origin, ...ownLocalOrigin(request)],
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      // By address of origin, behind which a whole office may stand; codes have a limit of their own for each account.
      customRules: {
        [SIGN_IN]: { window: ATTEMPT_WINDOW_SECONDS, max: 60 },
        "/two-factor/*": { window: ATTEMPT_WINDOW_SECONDS, max: 60 },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: origin.startsWith("https:"),
      // Said outright, since better-auth turns both checks off where it believes itself in a test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== SIGN_IN) return;
        const given = SignInSchema.safeParse(context.body);
        if (!given.success) return;
        const isAllowed = await countSignInAttempt({ email: given.data.email, now: currentTime() });
        if (!isAllowed) throw new APIError("TOO_MANY_REQUESTS");
      }),
      after: createAuthMiddleware(async (context) => {
        // Where a code is still asked for, the right password alone must not open the way to ten more attempts.
        const user = context.context.newSession?.user;
        const isAllowedIn =
          user && (context.path !== SIGN_IN || !("twoFactorEnabled" in user && user.twoFactorEnabled));
        if (isAllowedIn) await clearSignInAttempts(user.email);
      }),
    },
  });
}

/** A browser on the machine itself may come under another name than the public one. */
function ownLocalOrigin(request: Request | undefined): string[] {
  if (!request) return [];
  const { hostname, origin } = new URL(request.url);
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) ? [origin] : [];
}
