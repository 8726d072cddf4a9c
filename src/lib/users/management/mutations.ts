import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { assertGazettes } from "../mutations";
import { assertMay } from "../policy";
import type { Actor } from "../schema";
import { type UserFields, UserFieldsSchema } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/**
 * Changes who a user is and what they may do; holds from their next click on. Throws `AppError`: `conflict` where the
 * address is another's, `blocked` where no active administrator would be left.
 */
export async function updateUser({
  actor,
  now,
  userId,
  fields: given,
}: Act & { userId: string; fields: UserFields }): Promise<void> {
  assertMay(actor, "user.manage", null);
  const { memberships, ...fields } = UserFieldsSchema.parse(given);
  const email = fields.email.toLowerCase();
  await transact(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        email: true,
        name: true,
        department: true,
        isAdministrator: true,
        memberships: { select: { gazetteId: true, role: true } },
      },
    });
    const other = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (other && other.id !== userId) {
      throw new AppError("conflict", `邮箱 ${email} 已有用户`, { fields: { email: "该邮箱已有用户" } });
    }
    if (!fields.isAdministrator) await assertOtherAdministrator(tx, userId);
    await assertGazettes(tx, memberships);
    await tx.membership.deleteMany({ where: { userId } });
    await tx.user.update({
      where: { id: userId },
      data: { ...fields, email, memberships: { create: memberships } },
    });
    const after = { ...fields, email, memberships };
    const changed = changedFields(before, after);
    if (changed.length > 0) {
      await recordEvent(tx, { actor, now, event: { type: "user.changed", user: email, fields: changed } });
    }
  });
}

/**
 * Disables a user (停用): all sessions end and signing in is refused. Throws `AppError("blocked")` for oneself and for
 * the last active administrator.
 */
export async function disableUser({ actor, now, userId }: Act & { userId: string }): Promise<void> {
  assertMay(actor, "user.manage", null);
  if (userId === actor.id) throw new AppError("blocked", "不能停用自己的账号");
  await transact(async (tx) => {
    await assertOtherAdministrator(tx, userId);
    const { email } = await tx.user.update({
      where: { id: userId, disabledAt: null },
      data: { disabledAt: now },
      select: { email: true },
    });
    await tx.session.deleteMany({ where: { userId } });
    await recordEvent(tx, { actor, now, event: { type: "user.disabled", user: email } });
  });
}

/** Lets a disabled user sign in again. */
export async function enableUser({ actor, now, userId }: Act & { userId: string }): Promise<void> {
  assertMay(actor, "user.manage", null);
  await transact(async (tx) => {
    const { email } = await tx.user.update({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null },
      select: { email: true },
    });
    await recordEvent(tx, { actor, now, event: { type: "user.enabled", user: email } });
  });
}

/** Takes the second factor (动态口令) off a user who lost the telephone, and ends all sessions. */
export async function removeTwoFactor({ actor, now, userId }: Act & { userId: string }): Promise<void> {
  assertMay(actor, "user.manage", null);
  if (userId === actor.id) throw new AppError("blocked", "自己的动态口令请在“我的账号”中停用");
  await transact(async (tx) => {
    await dropTwoFactor(tx, { actor, now, userId });
    await tx.session.deleteMany({ where: { userId } });
  });
}

/** Removes a user's secret and codes in the caller's transaction. Throws `AppError("not-found")` without one. */
export async function dropTwoFactor(
  tx: Transaction,
  { actor, now, userId }: Act & { userId: string },
): Promise<void> {
  const { email } = await tx.user.update({
    where: { id: userId, twoFactorEnabled: true },
    data: { twoFactorEnabled: false },
    select: { email: true },
  });
  await tx.twoFactor.deleteMany({ where: { userId } });
  await recordEvent(tx, { actor, now, event: { type: "user.two-factor", user: email, isOn: false } });
}

/** Somebody must be left who can let people in. Nothing is asked where the user is no active administrator. */
async function assertOtherAdministrator(tx: Transaction, userId: string): Promise<void> {
  const active = { isAdministrator: true, disabledAt: null };
  const isOne = (await tx.user.count({ where: { ...active, id: userId } })) > 0;
  if (isOne && (await tx.user.count({ where: { ...active, id: { not: userId } } })) === 0) {
    throw new AppError("blocked", "至少须保留一名可用的管理员");
  }
}

type ComparedFields = Omit<UserFields, "memberships"> & {
  readonly memberships: readonly { readonly gazetteId: string; readonly role: string }[];
};

function changedFields(before: ComparedFields, after: ComparedFields): string[] {
  const plain = ({ memberships, ...fields }: ComparedFields): Record<string, unknown> => ({
    ...fields,
    roles: memberships
      .map(({ gazetteId, role }) => `${gazetteId}:${role}`)
      .sort()
      .join(),
  });
  const [was, is] = [plain(before), plain(after)];
  return Object.keys(is).filter((name) => was[name] !== is[name]);
}
