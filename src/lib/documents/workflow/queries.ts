import "server-only";
import { reads, type Transaction } from "../../core/db";
import { invariant } from "../../core/errors";
import type { Actor } from "../../users/schema";
import type { GuardedDocument } from "../policy";
import { DocumentStateSchema } from "../schema";
import type { SteppingDocument } from "./rules";
import { type StepType, StepTypeSchema } from "./schema";

/** What policy looks at of a document: to be spread into a select. */
export const guardSelect = {
  gazetteId: true,
  state: true,
  createdBy: { select: { id: true, department: true } },
} as const;

/** Ids count on within the lock under which steps are written; their times were taken before it. */
const AS_TAKEN = { id: "asc" } as const;

/** Documents that are an actor's own, as `isOwn` of the policy says: to be spread into a where. The policy decides. */
export function ownOf({ id, department }: Pick<Actor, "id" | "department">) {
  return {
    OR: [{ createdById: id ?? "" }, ...(department === "" ? [] : [{ createdBy: { department } }])],
  };
}

/** A document as its steps and their policy look at it. */
export type StandingDocument = GuardedDocument &
  SteppingDocument & {
    readonly id: string;
    readonly publicId: string | null;
    readonly sequence: number;
    readonly textHash: string;
  };

/** A document with the steps that it took. Throws where it is not there. */
export async function readStanding(db: Transaction, documentId: string): Promise<StandingDocument> {
  const row = await db.document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      ...guardSelect,
      id: true,
      publicId: true,
      emergencyById: true,
      headRevision: { select: { sequence: true, textHash: true } },
      steps: {
        orderBy: AS_TAKEN,
        select: { type: true, userId: true, reasonType: true, reason: true, sequence: true },
      },
      revisions: { select: { sequence: true, authorId: true } },
      placements: { where: { issue: { state: "signed-off" } }, take: 1, select: { id: true } },
    },
  });
  const { headRevision, steps: rows, placements, ...document } = row;
  invariant(headRevision, `document ${documentId} has no revision`);
  const steps = rows.map((step) => ({ ...step, type: StepTypeSchema.parse(step.type) }));
  return {
    ...document,
    ...headRevision,
    state: DocumentStateSchema.parse(row.state),
    hasPublicVersion: row.publicId !== null,
    isInSignedOffIssue: placements.length > 0,
    steps,
  };
}

/** What the page of a document's steps needs of it. Throws where it is not there; the caller checks the actor. */
export function getStanding(documentId: string): Promise<StandingDocument> {
  return readStanding(reads(), documentId);
}

/** A step in the history of a document. */
export type StepEntry = {
  readonly type: StepType;
  /** ISO instant. */
  readonly at: string;
  readonly userName: string;
  readonly reasonType: string | null;
  readonly reason: string;
  readonly sequence: number;
};

/** The steps of a document, newest first. The caller checks the actor. */
export async function listSteps(documentId: string): Promise<StepEntry[]> {
  const rows = await reads().documentStep.findMany({
    where: { documentId },
    orderBy: { id: "desc" },
    select: { type: true, at: true, userName: true, reasonType: true, reason: true, sequence: true },
  });
  return rows.map((row) => ({ ...row, type: StepTypeSchema.parse(row.type), at: row.at.toISOString() }));
}
