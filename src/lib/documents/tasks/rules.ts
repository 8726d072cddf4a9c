import { ROUNDS, type Round } from "../../issues/proofs/schema";
import { may } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { type GuardedDocument, mayEdit, mayView } from "../policy";
import { isOwnWork, type SteppingDocument } from "../workflow/rules";
import type { TaskType } from "./schema";

/** A document as the tasks look at it. */
export type TaskDocument = GuardedDocument &
  SteppingDocument & {
    readonly textHash: string;
    readonly isPlaced: boolean;
    /** Whether it stands in an issue that is being compiled. */
    readonly isCompiled: boolean;
    /** Remarks of others that are not settled. */
    readonly openComments: number;
    /** Proofs in the issue that is being compiled. */
    readonly proofs: readonly { readonly round: number; readonly textHash: string }[];
    /** Whether the actor has typed something that is not saved. */
    readonly hasDraft: boolean;
  };

/** What of a document waits for the actor; empty where nothing does or they may not see it. */
export function tasksOf(actor: Actor, document: TaskDocument): TaskType[] {
  if (!mayView(actor, document)) return [];
  const { state, gazetteId, hasPublicVersion, emergencyById } = document;
  const holds: Readonly<Record<TaskType, boolean>> = {
    look: emergencyById !== null && emergencyById !== actor.id && may(actor, "document.look", gazetteId),
    "sent-back": state === "draft" && isSentBackTo(actor, document),
    review:
      state === "submitted" &&
      may(actor, "document.review", gazetteId) &&
      !isOwnWork(document, "approve", actor.id),
    "publish-correction":
      state === "approved" && hasPublicVersion && may(actor, "document.publish", gazetteId),
    comment: document.openComments > 0 && state !== "withdrawn" && isWorkOf(actor, document),
    proof: may(actor, "document.proof", gazetteId) && roundsDue(document).length > 0,
    unsaved: document.hasDraft && mayEdit(actor, document),
    place:
      state === "approved" &&
      !hasPublicVersion &&
      !document.isPlaced &&
      may(actor, "issue.compile", gazetteId),
  };
  return (Object.keys(holds) as TaskType[]).filter((type) => holds[type]);
}

/** The rounds that have no proof of the text as it is now, for a document that is passed and stands in an open issue. */
export function roundsDue({ state, isCompiled, proofs, textHash }: TaskDocument): Round[] {
  if (!isCompiled || (state !== "approved" && state !== "published")) return [];
  const stands = (round: number) => proofs.some((one) => one.round === round && one.textHash === textHash);
  return ROUNDS.filter((round) => !stands(round));
}

function isSentBackTo(actor: Actor, document: TaskDocument): boolean {
  return document.steps.at(-1)?.type === "reject" && isWorkOf(actor, document);
}

/** Whether the actor made it or submitted it last. */
function isWorkOf(actor: Actor, { createdBy, steps }: TaskDocument): boolean {
  if (actor.id === null) return false;
  const submitted = steps.findLast(({ type }) => type === "submit" || type === "revise");
  return createdBy?.id === actor.id || submitted?.userId === actor.id;
}
