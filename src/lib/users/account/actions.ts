"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "../../core/action";
import { drawQr } from "../../print/qr";
import { keepCookies, signedInBeforeChange, signedInSession } from "../gateway";
import { confirmSecret, makeSecret } from "./gateway";
import {
  assertOwnPassword,
  changePassword,
  endOtherSessions,
  recordTwoFactor,
  removeOwnTwoFactor,
} from "./mutations";
import {
  type BackupCodes,
  ChangePasswordSchema,
  ConfirmSecretSchema,
  type NewSecret,
  OwnPasswordSchema,
} from "./schema";

/** Changes one's own password; whoever had to goes on to the desk. */
export const changePasswordAction = defineAction(
  { schema: ChangePasswordSchema, actor: signedInBeforeChange },
  async ({ input: { oldPassword, newPassword }, actor: session, now }) => {
    await changePassword({ session, now, oldPassword, newPassword });
    if (session.mustChange) redirect("/desk");
    return "口令已更换，其他设备已退出";
  },
);

/** Ends one's sessions on all other devices. */
export const endOtherSessionsAction = defineAction(
  { schema: z.object({}), actor: signedInSession },
  async ({ actor: session }) => {
    const ended = await endOtherSessions(session);
    return ended === 0 ? "没有其他设备" : `已退出 ${ended} 台设备`;
  },
);

/** The first step of the second factor: a secret to take into the authenticator. */
export const makeSecretAction = defineAction(
  { schema: OwnPasswordSchema, actor: signedInSession },
  async ({ input: { password }, actor: session, now }): Promise<NewSecret> => {
    await assertOwnPassword({ session, now, password });
    const { uri, secret } = await makeSecret({ password, requestHeaders: await headers() });
    return { qr: drawQr(uri), secret };
  },
);

/** The second step: a code of it; from here on signing in asks for one. */
export const confirmSecretAction = defineAction(
  { schema: ConfirmSecretSchema, actor: signedInSession },
  async ({ input: { oneTimeCode: code }, actor: session, now }): Promise<BackupCodes> => {
    const { cookies, backupCodes } = await confirmSecret({ code, session, requestHeaders: await headers() });
    await recordTwoFactor({ session, now });
    await keepCookies(cookies);
    return { backupCodes };
  },
);

/** Takes one's second factor off. */
export const removeOwnTwoFactorAction = defineAction(
  { schema: OwnPasswordSchema, actor: signedInSession },
  async ({ input: { password }, actor: session, now }) => {
    await removeOwnTwoFactor({ session, now, password });
    return "动态口令已停用";
  },
);
