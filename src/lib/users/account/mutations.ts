import "server-only";
import { recordEvent } from "../../audit/mutations";
import { reads, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { dropTwoFactor } from "../management/mutations";
import { clearSignInAttempts, countSignInAttempt, hashPassword, verifyPassword } from "../mutations";
import { passwordProblem } from "../rules";
import type { SignedIn } from "../schema";

type OwnAct = { readonly session: SignedIn; readonly now: Date };

/**
 * Throws `AppError("invalid")` at `field` where the password is not the signed-in user's, `blocked` after as many
 * attempts as signing in allows: a session left open must not be a way to guess it.
 */
export async function assertOwnPassword({
  session: { actor, email },
  now,
  password,
  field = "password",
}: OwnAct & { password: string; field?: string }): Promise<void> {
  if (!(await countSignInAttempt({ email, now }))) {
    throw new AppError("blocked", "尝试次数太多，请 15 分钟后再试");
  }
  const account = await reads().account.findFirst({
    where: { userId: actor.id ?? "", providerId: "credential" },
    select: { password: true },
  });
  if (!account?.password || !(await verifyPassword({ hash: account.password, password }))) {
    throw new AppError("invalid", "口令不正确", { fields: { [field]: "口令不正确" } });
  }
  await clearSignInAttempts(email);
}

/**
 * Changes one's own password and ends one's other sessions. Throws `AppError`: `invalid` for a wrong old password and
 * for a new one that the rules refuse, `blocked` after too many attempts.
 */
export async function changePassword({
  session,
  now,
  oldPassword,
  newPassword,
}: OwnAct & { oldPassword: string; newPassword: string }): Promise<void> {
  const { actor, email, sessionId } = session;
  const problem = passwordProblem({ password: newPassword, email, name: actor.name });
  if (problem) throw new AppError("invalid", problem, { fields: { newPassword: problem } });
  await assertOwnPassword({ session, now, password: oldPassword, field: "oldPassword" });
  if (oldPassword === newPassword) {
    throw new AppError("invalid", "新口令与原口令相同", { fields: { newPassword: "新口令与原口令相同" } });
  }
  const userId = actor.id ?? "";
  const passwordHash = await hashPassword(newPassword);
  await transact(async (tx) => {
    await tx.account.updateMany({
      where: { userId, providerId: "credential" },
      data: { password: passwordHash },
    });
    await tx.user.update({ where: { id: userId }, data: { mustChange: false } });
    await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    await recordEvent(tx, { actor, now, event: { type: "user.password-changed", user: email } });
  });
}

/** Ends one's sessions on all other devices; gives their number. */
export async function endOtherSessions({ actor, sessionId }: SignedIn): Promise<number> {
  const { count } = await transact((tx) =>
    tx.session.deleteMany({ where: { userId: actor.id ?? "", id: { not: sessionId } } }),
  );
  return count;
}

/** Records that the second factor holds from now on; better-auth has just kept it. */
export async function recordTwoFactor({ session: { actor, email }, now }: OwnAct): Promise<void> {
  await transact((tx) =>
    recordEvent(tx, { actor, now, event: { type: "user.two-factor", user: email, isOn: true } }),
  );
}

/** Takes one's own second factor off. Throws as `assertOwnPassword` does, `not-found` where there is none. */
export async function removeOwnTwoFactor({
  session,
  now,
  password,
}: OwnAct & { password: string }): Promise<void> {
  await assertOwnPassword({ session, now, password });
  const { actor } = session;
  await transact((tx) => dropTwoFactor(tx, { actor, now, userId: actor.id ?? "" }));
}
