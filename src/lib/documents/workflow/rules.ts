import type { Permission } from "../../users/policy";
import type { DocumentState } from "../schema";
import { CORRECTION_TYPE_LABELS, type StepType } from "./schema";

type Step = {
  readonly label: string;
  readonly from: readonly DocumentState[];
  readonly to: DocumentState;
  readonly permission: Permission;
  /** Whether another person must take it than the one whose work it passes. */
  readonly isSecondPerson: boolean;
  /** Whether it is for documents that have a public version alone. */
  readonly isPublic: boolean;
  /** Whether the text as it is has been passed with it: what was written before needs no other person any more. */
  readonly passes: boolean;
};

/** 状态: the one table of what may follow what, who may do it, and for which documents (docs/GLOSSARY.md). */
export const STEPS: Readonly<Record<StepType, Step>> = {
  submit: step("送审", ["draft"], "submitted", "document.submit"),
  recall: step("撤回送审", ["submitted"], "draft", "document.submit"),
  // A save that changes the text of what was submitted or approved: it must be passed (again).
  revise: step("改动后送审", ["submitted", "approved"], "submitted", "document.edit"),
  approve: step("通过", ["submitted"], "approved", "document.review", { isSecondPerson: true, passes: true }),
  reject: step("退回修改", ["submitted", "approved"], "draft", "document.review"),
  publish: step("发布", ["approved"], "published", "document.publish"),
  // With its back issue, which one administrator confirms: no second person is asked.
  confirm: step("核对发布", ["draft", "submitted", "approved"], "published", "issue.confirm", {
    passes: true,
  }),
  emergency: step("应急发布", ["draft", "submitted"], "published", "document.publish-unreviewed"),
  look: step("复核", ["published"], "published", "document.look", {
    isSecondPerson: true,
    isPublic: true,
    passes: true,
  }),
  correct: step("开始更正", ["published"], "draft", "document.correct", { isPublic: true }),
  abandon: step("放弃更正", ["draft", "submitted", "approved"], "published", "document.correct", {
    isPublic: true,
    passes: true,
  }),
  withdraw: step("撤回", ["draft", "submitted", "approved", "published"], "withdrawn", "document.withdraw", {
    isPublic: true,
  }),
};

/** A step that was taken, as the rules look at it; oldest first in a list. */
export type TakenStep = {
  readonly type: StepType;
  readonly userId: string | null;
  readonly reasonType: string | null;
  readonly reason: string;
  /** The revision that it was taken with. */
  readonly sequence: number;
};

/** A document as the rules of its steps look at it. */
export type SteppingDocument = {
  readonly state: DocumentState;
  readonly hasPublicVersion: boolean;
  /** Who published it without a second person, until another one has looked at it. */
  readonly emergencyById: string | null;
  /** Whether it stands in an issue that is signed off and not published yet. */
  readonly isInSignedOffIssue: boolean;
  readonly revisions: readonly { readonly sequence: number; readonly authorId: string | null }[];
  readonly steps: readonly TakenStep[];
};

/** What leaves a signed-off issue as it was signed. */
const FREE_IN_SIGNED_OFF: readonly StepType[] = ["publish", "look", "withdraw"];

/** Why a step cannot be taken now, whoever takes it; null where it can. */
export function stepProblem(document: SteppingDocument, type: StepType): string | null {
  const { label, from, isPublic } = STEPS[type];
  if (!from.includes(document.state)) return `该文件现在的状态不能${label}`;
  if (document.isInSignedOffIssue && !FREE_IN_SIGNED_OFF.includes(type)) {
    return "所在的一期已签发，要改动请先把该期退回编排";
  }
  if (isPublic && !document.hasPublicVersion) return `该文件尚未公开，不能${label}`;
  if (type === "look" && document.emergencyById === null) return "该文件没有待复核的应急发布";
  return null;
}

/** Why a document cannot be deleted now, whoever asks; null where it can: a draft that was never public, in no issue. */
export function removalProblem({
  state,
  isPublic,
  isPlaced,
}: {
  state: DocumentState;
  /** Whether it has a public version. */
  isPublic: boolean;
  isPlaced: boolean;
}): string | null {
  if (isPublic) return "已公开的文件不能删除，只能撤回";
  if (state !== "draft") return "送审的文件不能删除，请先撤回送审或退回修改";
  if (isPlaced) return "该文件已编入一期，请先移出再删除";
  return null;
}

/** Whether the actor is the one whose work the step would pass: neither submitter nor author may approve. */
export function isOwnWork(document: SteppingDocument, type: StepType, actorId: string | null): boolean {
  if (!STEPS[type].isSecondPerson) return false;
  if (type === "look") return document.emergencyById === actorId;
  return submittersOf(document.steps).includes(actorId) || authorsOf(document).includes(actorId);
}

/** Who submitted what is not passed yet, and who changed it since. */
export function submittersOf(steps: readonly TakenStep[]): (string | null)[] {
  const lastPassed = steps.findLastIndex(({ type }) => type !== "submit" && type !== "revise");
  return steps.slice(lastPassed + 1).map(({ userId }) => userId);
}

/** Whether an emergency publication still waits for another person's look; newest step first. */
export function isAwaitingLook(steps: readonly Pick<TakenStep, "type">[]): boolean {
  return steps.find(({ type }) => type === "emergency" || type === "look")?.type === "emergency";
}

/** Who saved a revision since the text was last passed. */
function authorsOf({ steps, revisions }: SteppingDocument): (string | null)[] {
  const passed = steps.findLast(({ type }) => STEPS[type].passes)?.sequence ?? 0;
  return revisions.filter(({ sequence }) => sequence > passed).map(({ authorId }) => authorId);
}

/** What the public is told of the correction that is under way; null where none is. */
export function correctionReason(steps: readonly TakenStep[]): string | null {
  const last = steps.findLast(({ type }) =>
    ["correct", "abandon", "publish", "confirm", "emergency"].includes(type),
  );
  if (last?.type !== "correct") return null;
  const label = Object.entries(CORRECTION_TYPE_LABELS).find(([type]) => type === last.reasonType)?.[1];
  return label && last.reasonType !== "other" ? `${label}：${last.reason}` : last.reason;
}

function step(
  label: string,
  from: readonly DocumentState[],
  to: DocumentState,
  permission: Permission,
  {
    isSecondPerson = false,
    isPublic = false,
    passes = false,
  }: Partial<Pick<Step, "isSecondPerson" | "isPublic" | "passes">> = {},
): Step {
  return { label, from, to, permission, isSecondPerson, isPublic, passes };
}
