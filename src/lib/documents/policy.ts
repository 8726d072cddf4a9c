import { AppError } from "../core/errors";
import { may, type Permission } from "../users/policy";
import type { Actor } from "../users/schema";
import type { DocumentState } from "./schema";

/** A document as its policy looks at it. */
export type GuardedDocument = {
  readonly gazetteId: string;
  readonly state: DocumentState;
  readonly createdBy: { readonly id: string; readonly department: string } | null;
};

/** Whether it is the actor's own: made by them, or by a contributor of the same department. */
function isOwn(actor: Actor, { createdBy }: Pick<GuardedDocument, "createdBy">): boolean {
  if (createdBy === null || actor.id === null) return false;
  return createdBy.id === actor.id || (actor.department !== "" && createdBy.department === actor.department);
}

/** Whether an actor may read a document of the desk. A contributor may read the own ones alone. */
export function mayView(actor: Actor, document: GuardedDocument): boolean {
  return mayInGazette(actor, "document.view", document) || isContributors(actor, document);
}

/** Whether an actor may change what a document says. A contributor may as long as it is an own draft. */
export function mayEdit(actor: Actor, document: GuardedDocument): boolean {
  if (mayInGazette(actor, "document.edit", document)) return true;
  return document.state === "draft" && isContributors(actor, document);
}

/** Whether an actor may submit a document (送审) and take that back. */
export function maySubmit(actor: Actor, document: GuardedDocument): boolean {
  return mayInGazette(actor, "document.submit", document) || isContributors(actor, document);
}

/** Whether an actor may remark on a document (批注), and say that a remark is dealt with. */
export function mayComment(actor: Actor, document: GuardedDocument): boolean {
  return mayInGazette(actor, "document.comment", document);
}

/** Whether an actor may answer remarks: whoever may make them, and a contributor on an own document. */
export function mayAnswer(actor: Actor, document: GuardedDocument): boolean {
  return mayComment(actor, document) || isContributors(actor, document);
}

/** Throws `AppError("forbidden")` where not allowed. */
export function assertAllowed(isAllowed: boolean): void {
  if (!isAllowed) throw new AppError("forbidden", "您没有进行此操作的权限");
}

function isContributors(actor: Actor, document: GuardedDocument): boolean {
  const contributes = actor.memberships.some(
    ({ gazetteId, role }) => gazetteId === document.gazetteId && role === "contributor",
  );
  return contributes && isOwn(actor, document);
}

function mayInGazette(actor: Actor, permission: Permission, { gazetteId }: GuardedDocument): boolean {
  return may(actor, permission, gazetteId);
}
