import { may } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { type GuardedDocument, maySubmit } from "../policy";
import { isOwnWork, STEPS, type SteppingDocument, stepProblem } from "./rules";
import type { StepForm, StepType } from "./schema";

/** Whether an actor's role lets them take a step of a document, whatever state that is in. */
export function mayTake(actor: Actor, type: StepType, document: GuardedDocument): boolean {
  const { permission } = STEPS[type];
  if (permission === "document.submit") return maySubmit(actor, document);
  return may(actor, permission, document.gazetteId);
}

/** A step that someone could take now, or that only another person may take. */
export type OfferedStep = { readonly type: StepForm["type"]; readonly isForAnother: boolean };

/** The steps of a document that an actor's role allows and its state makes possible, in the order of the way. */
export function offeredSteps(actor: Actor, document: GuardedDocument & SteppingDocument): OfferedStep[] {
  return ASKED.filter((type) => mayTake(actor, type, document) && stepProblem(document, type) === null).map(
    (type) => ({ type, isForAnother: isOwnWork(document, type, actor.id) }),
  );
}

/** What somebody takes by itself; the others come with a save, or with an issue. */
const ASKED: readonly StepForm["type"][] = [
  "submit",
  "recall",
  "approve",
  "reject",
  "publish",
  "emergency",
  "look",
  "correct",
  "abandon",
  "withdraw",
];
