import { AppError } from "../core/errors";
import type { Actor } from "../users/schema";

/** What may be done to the documents of a gazette. */
export type DocumentAction = "view" | "edit" | "publish";

/** Whether an actor may do it in this gazette. Publishing is an administrator's; editing an editor's too. */
export function mayDocuments(actor: Actor, action: DocumentAction, gazetteId: string): boolean {
  if (actor.isAdministrator) return true;
  const roles = actor.memberships.filter((m) => m.gazetteId === gazetteId).map((m) => m.role);
  switch (action) {
    case "view":
      return roles.some((role) => role !== "contributor");
    case "edit":
      return roles.includes("editor");
    case "publish":
      return false;
  }
}

/** Throws `AppError("forbidden")` where the actor may not. */
export function assertMay(actor: Actor, action: DocumentAction, gazetteId: string): void {
  if (!mayDocuments(actor, action, gazetteId)) throw new AppError("forbidden", "您没有进行此操作的权限");
}
