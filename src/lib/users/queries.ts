import "server-only";
import { reads } from "../core/db";
import { type Actor, RoleSchema } from "./schema";

const actorSelect = {
  id: true,
  name: true,
  isAdministrator: true,
  memberships: { select: { gazetteId: true, role: true } },
} as const;

/** The user of that id with the roles held now; null where there is none. */
export async function getActor(userId: string): Promise<Actor | null> {
  const row = await reads().user.findUnique({ where: { id: userId }, select: actorSelect });
  if (!row) return null;
  const memberships = row.memberships.map(({ gazetteId, role }) => ({
    gazetteId,
    role: RoleSchema.parse(role),
  }));
  return { ...row, memberships };
}
