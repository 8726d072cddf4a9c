import "server-only";
import { reads } from "../core/db";
import { type Actor, ROLES, type Role, RoleSchema } from "./schema";

const actorSelect = {
  id: true,
  name: true,
  isAdministrator: true,
  department: true,
  memberships: { select: { gazetteId: true, role: true } },
} as const;

/** The user of that id with the roles held now; null where there is none or the user is disabled (停用). */
export async function getActor(userId: string): Promise<Actor | null> {
  const row = await reads().user.findUnique({
    where: { id: userId, disabledAt: null },
    select: actorSelect,
  });
  return row && { ...row, memberships: readRoles(row.memberships) };
}

/** Whether a user must change the password before anything else. */
export async function mustChangePassword(userId: string): Promise<boolean> {
  return (await reads().user.count({ where: { id: userId, mustChange: true } })) > 0;
}

/** A user as the desk's list and form show it. */
export type DeskUser = Actor & {
  readonly id: string;
  readonly email: string;
  readonly isDisabled: boolean;
  readonly mustChange: boolean;
  readonly hasTwoFactor: boolean;
};

const deskUserSelect = {
  ...actorSelect,
  email: true,
  disabledAt: true,
  mustChange: true,
  twoFactorEnabled: true,
} as const;

/** All users in the order of their making, those who are disabled last. */
export async function listUsers(): Promise<DeskUser[]> {
  const rows = await reads().user.findMany({ orderBy: { createdAt: "asc" }, select: deskUserSelect });
  const users = rows.map(readUser);
  return [...users.filter((user) => !user.isDisabled), ...users.filter((user) => user.isDisabled)];
}

/** One user; null where there is none. */
export async function getUser(userId: string): Promise<DeskUser | null> {
  const row = await reads().user.findUnique({ where: { id: userId }, select: deskUserSelect });
  return row && readUser(row);
}

/** Who holds a role in a gazette; disabled users are left out. */
export async function listMembers(
  gazetteId: string,
): Promise<{ id: string; name: string; department: string; roles: Role[] }[]> {
  const rows = await reads().user.findMany({
    where: { disabledAt: null, memberships: { some: { gazetteId } } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      department: true,
      memberships: { where: { gazetteId }, select: { role: true } },
    },
  });
  return rows.map(({ memberships, ...user }) => {
    const held = memberships.map(({ role }) => role);
    return { ...user, roles: ROLES.filter((role) => held.includes(role)) };
  });
}

type UserRow = Omit<DeskUser, "memberships" | "isDisabled" | "hasTwoFactor"> & {
  readonly memberships: readonly { gazetteId: string; role: string }[];
  readonly disabledAt: Date | null;
  readonly twoFactorEnabled: boolean | null;
};

function readUser({ disabledAt, twoFactorEnabled, memberships, ...row }: UserRow): DeskUser {
  return {
    ...row,
    memberships: readRoles(memberships),
    isDisabled: disabledAt !== null,
    hasTwoFactor: twoFactorEnabled === true,
  };
}

function readRoles(rows: readonly { gazetteId: string; role: string }[]): Actor["memberships"] {
  return rows.map(({ gazetteId, role }) => ({ gazetteId, role: RoleSchema.parse(role) }));
}
