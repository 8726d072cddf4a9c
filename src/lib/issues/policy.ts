import { AppError } from "../core/errors";
import type { Actor } from "../users/schema";

/** Reading a file for import is an editor's of any gazette; storing it asks again, for the gazette it belongs to. */
export function assertMayImport(actor: Actor): void {
  if (!actor.isAdministrator && !actor.memberships.some(({ role }) => role === "editor")) {
    throw new AppError("forbidden", "只有编辑可以录入");
  }
}
