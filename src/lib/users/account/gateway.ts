import "server-only";
import { z } from "zod";
import { AppError } from "../../core/errors";
import { call, identity } from "../gateway";
import type { SignedIn } from "../schema";

/** better-auth's second factor (动态口令): a secret in the user's authenticator and backup codes. */

const CODE_REFUSED = "动态口令不正确。请核对手机时间，输入正在显示的 6 位数字";
const BLOCKED = "尝试次数太多，请 15 分钟后再试";
const RefusalSchema = z.object({ code: z.string() }).catch({ code: "" });

/**
 * The second step of signing in; gives the `Set-Cookie` headers of the session. Throws `AppError`: `invalid` for a
 * wrong code, `unauthenticated` where the first step is missing or too long ago, `blocked` after too many attempts.
 */
export async function enterCode({
  code,
  requestHeaders,
}: {
  code: string;
  requestHeaders: Headers;
}): Promise<string[]> {
  const path = code.includes("-") ? "/two-factor/verify-backup-code" : "/two-factor/verify-totp";
  return (await ask(path, requestHeaders, { code })).headers.getSetCookie();
}

/** Makes a new secret, which holds from its confirmation on; the caller has asked for the password. */
export async function makeSecret({
  password,
  requestHeaders,
}: {
  password: string;
  requestHeaders: Headers;
}): Promise<{ uri: string; secret: string }> {
  const response = await ask("/two-factor/enable", requestHeaders, { password });
  const { totpURI: uri } = z.object({ totpURI: z.string() }).parse(await response.json());
  return { uri, secret: new URL(uri).searchParams.get("secret") ?? "" };
}

/** Confirms the secret with a code of it; gives the cookies of the renewed session and the backup codes. */
export async function confirmSecret({
  code,
  session,
  requestHeaders,
}: {
  code: string;
  session: SignedIn;
  requestHeaders: Headers;
}): Promise<{ cookies: string[]; backupCodes: string[] }> {
  const response = await ask("/two-factor/verify-totp", requestHeaders, { code });
  const auth = await identity();
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: session.actor.id ?? "" } });
  return { cookies: response.headers.getSetCookie(), backupCodes: z.array(z.string()).parse(backupCodes) };
}

async function ask(path: string, requestHeaders: Headers, body: object): Promise<Response> {
  const response = await call(path, requestHeaders, body);
  if (response.ok) return response;
  const { code } = RefusalSchema.parse(await response.json().catch(() => null));
  if (response.status === 429 || code.startsWith("TOO_MANY_ATTEMPTS")) throw new AppError("blocked", BLOCKED);
  if (code === "INVALID_CODE")
    throw new AppError("invalid", CODE_REFUSED, { fields: { oneTimeCode: CODE_REFUSED } });
  if (code === "INVALID_BACKUP_CODE") {
    const refused = "备用码不正确，或已经用过";
    throw new AppError("invalid", refused, { fields: { oneTimeCode: refused } });
  }
  if (code === "TOTP_ALREADY_ENABLED") throw new AppError("blocked", "动态口令已经启用");
  if (code === "TOTP_NOT_ENABLED") throw new AppError("blocked", "动态口令未启用，请从头再来");
  if (response.status === 401) throw new AppError("unauthenticated", "登录超时，请重新输入邮箱和口令");
  throw new Error(`better-auth answered ${response.status} to ${path}`);
}
