import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { recordEvent } from "../audit/mutations";
import type { Transaction } from "../core/db";
import { reads, transact, writes } from "../core/db";
import { AppError } from "../core/errors";
import { sha256 } from "../core/files";
import { assertMay } from "./policy";
import { type Actor, EmailSchema, type Role } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

type UserFields = {
  readonly email: string;
  readonly name: string;
  readonly department?: string;
  readonly isAdministrator: boolean;
  readonly memberships: readonly { readonly gazetteId: string; readonly role: Role }[];
};

const FIRST_ADMINISTRATOR = "admin@gongbao.local";
const FIRST_START: Actor = {
  id: null,
  name: "首次启动",
  isAdministrator: true,
  department: "",
  memberships: [],
};

/**
 * Adds a user who signs in with e-mail and password; gives the generated password, which is kept nowhere but as its
 * hash. With `mustChange` the first sign-in leads to changing it. Throws `AppError("conflict")` where the address is taken.
 */
export async function createUser({
  actor,
  now,
  email: givenEmail,
  ...given
}: Act & UserFields & { mustChange?: boolean }): Promise<{
  userId: string;
  email: string;
  password: string;
}> {
  assertMay(actor, "user.manage", null);
  const user = { ...given, email: EmailSchema.parse(givenEmail).toLowerCase() };
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const userId = await transact((tx) => addUser(tx, { actor, now, user, passwordHash }));
  return { userId, email: user.email, password };
}

/**
 * Gives a user a new password, shown once and to be changed at the next sign-in, and ends all sessions. Throws
 * `AppError`: `not-found`, `blocked` for one's own, which is changed with the old one.
 */
export async function resetPassword({
  actor,
  now,
  email,
}: Act & { email: string }): Promise<{ password: string }> {
  assertMay(actor, "user.manage", null);
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await transact(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
    if (!user) throw new AppError("not-found", `没有邮箱为 ${email} 的用户`);
    if (user.id === actor.id) throw new AppError("blocked", "自己的口令请在“我的账号”中更换");
    await tx.user.update({ where: { id: user.id }, data: { mustChange: true } });
    await tx.account.updateMany({
      where: { userId: user.id, providerId: "credential" },
      data: { password: passwordHash },
    });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.rateLimit.deleteMany({ where: { key: attemptKey(email) } });
    await recordEvent(tx, { actor, now, event: { type: "user.password-reset", user: email.toLowerCase() } });
  });
  return { password };
}

/** Makes the first administrator of an installation without users; null where there is one already. */
export async function ensureFirstAdministrator({
  now,
}: {
  now: Date;
}): Promise<{ email: string; password: string } | null> {
  if ((await reads().user.count()) > 0) return null;
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const user = { email: FIRST_ADMINISTRATOR, name: "管理员", isAdministrator: true, memberships: [] };
  const isAdded = await transact(async (tx) => {
    // Counted again in turn: two processes may start at once.
    if ((await tx.user.count()) > 0) return false;
    await addUser(tx, { actor: FIRST_START, now, user, passwordHash });
    return true;
  });
  return isAdded ? { email: user.email, password } : null;
}

/** Argon2id hash of a password (64 MiB, 3 passes: about 0.1 s a guess). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 });
}

/** Whether a password has that hash. */
export async function verifyPassword({
  hash: known,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  return verify(known, password);
}

/** Where better-auth keeps sessions: the one writer outside `transact`. `client` tells whether it is still the same. */
export function identityStore(): { client: object; database: ReturnType<typeof prismaAdapter> } {
  const client = writes();
  return { client, database: prismaAdapter(client, { provider: "sqlite" }) };
}

const ATTEMPTS = 10;
/** better-auth deletes rows of its table that are older than its longest window, so that window is at least this. */
export const ATTEMPT_WINDOW_SECONDS = 900;

/**
 * Counts an attempt to sign in to an account; false once there were ten within 15 minutes. This holds whatever
 * address the attempts seem to come from.
 */
export async function countSignInAttempt({ email, now }: { email: string; now: Date }): Promise<boolean> {
  const key = attemptKey(email);
  return transact(async (tx) => {
    const row = await tx.rateLimit.findUnique({ where: { key }, select: { count: true, lastRequest: true } });
    const isOver = !row || now.getTime() - Number(row.lastRequest) >= ATTEMPT_WINDOW_SECONDS * 1000;
    if (!isOver && row.count >= ATTEMPTS) return false;
    const fresh = { count: 1, lastRequest: now.getTime() };
    await tx.rateLimit.upsert({
      where: { key },
      create: { key, ...fresh },
      update: isOver ? fresh : { count: { increment: 1 } },
    });
    return true;
  });
}

/** Forgets the attempts of an account after a successful one. */
export async function clearSignInAttempts(email: string): Promise<void> {
  await transact((tx) => tx.rateLimit.deleteMany({ where: { key: attemptKey(email) } }));
}

function attemptKey(email: string): string {
  return `account:${sha256(email.toLowerCase())}`;
}

/** Characters that are not mistaken for one another when read from paper. */
const TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** 17 random characters in four groups (84 bits): `k7mq-2xwd-h9pc-tv4ne`. */
export function generatePassword(): string {
  const group = (length: number) =>
    Array.from({ length }, () => TYPEABLE[randomInt(TYPEABLE.length)]).join("");
  return [group(4), group(4), group(4), group(5)].join("-");
}

/** Throws `AppError("invalid")` where a role names a gazette that there is not. */
export async function assertGazettes(tx: Transaction, memberships: UserFields["memberships"]): Promise<void> {
  const ids = new Set(memberships.map(({ gazetteId }) => gazetteId));
  const known = await tx.gazette.count({ where: { id: { in: [...ids] } } });
  if (known < ids.size) throw new AppError("invalid", "有一种公报已不存在，请刷新页面");
}

/** Adds a user in the caller's transaction; gives the id. Throws `AppError("conflict")` where the address is taken. */
export async function addUser(
  tx: Transaction,
  {
    actor,
    now,
    user: { email, name, department = "", isAdministrator, memberships, mustChange = false },
    passwordHash,
  }: Act & { user: UserFields & { readonly mustChange?: boolean }; passwordHash: string },
): Promise<string> {
  const taken = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (taken)
    throw new AppError("conflict", `邮箱 ${email} 已有用户`, { fields: { email: "该邮箱已有用户" } });
  await assertGazettes(tx, memberships);
  const id = randomBytes(16).toString("hex");
  await tx.user.create({
    data: {
      id,
      email,
      name,
      department,
      isAdministrator,
      mustChange,
      emailVerified: true,
      createdAt: now,
      memberships: { create: memberships.map(({ gazetteId, role }) => ({ gazetteId, role })) },
      // better-auth finds the password in the account of this provider whose id is the user's.
      accounts: {
        create: {
          id: randomBytes(16).toString("hex"),
          accountId: id,
          providerId: "credential",
          password: passwordHash,
        },
      },
    },
  });
  await recordEvent(tx, {
    actor,
    now,
    event: { type: "user.created", user: email, administrator: isAdministrator },
  });
  return id;
}
