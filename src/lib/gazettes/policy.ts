import { AppError } from "../core/errors";
import type { Actor } from "../users/schema";

/** Whether the actor may see a gazette's desk at all. */
export function mayViewDesk(actor: Actor, gazetteId: string): boolean {
  return actor.isAdministrator || actor.memberships.some((m) => m.gazetteId === gazetteId);
}

/** Settings of a gazette and of the installation are an administrator's. Throws `AppError("forbidden")`. */
export function assertMayManage(actor: Actor): void {
  if (!actor.isAdministrator) throw new AppError("forbidden", "只有管理员可以进行此操作");
}
