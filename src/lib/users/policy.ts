import { AppError } from "../core/errors";
import type { Actor } from "./schema";

/** Users and their roles are an administrator's. Throws `AppError("forbidden")`. */
export function assertMayManageUsers(actor: Actor): void {
  if (!actor.isAdministrator) throw new AppError("forbidden", "只有管理员可以管理用户");
}
