import "server-only";
import { reads, type Transaction } from "../../core/db";
import { type DocumentState, DocumentStateSchema } from "../../documents/schema";
import { type StandingProofs, standingProofs } from "./rules";

/** A document of an issue with the rounds that stand. */
export type ProofRow = {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly section: string;
  readonly state: DocumentState;
  readonly textHash: string;
  readonly standing: StandingProofs;
};

/** What a standing round is read from: to be spread into the select of a document in an issue. */
export const proofsSelect = (issueId: string) =>
  ({
    where: { issueId },
    orderBy: { at: "asc" },
    select: { round: true, textHash: true, userName: true, at: true },
  }) as const;

/** The proof sheet (校次表) of an issue: its documents in printed order. */
export async function readProofSheet(db: Transaction, issueId: string): Promise<ProofRow[]> {
  const rows = await db.placement.findMany({
    where: { issueId },
    orderBy: { position: "asc" },
    select: {
      section: { select: { name: true } },
      document: {
        select: {
          id: true,
          state: true,
          headRevision: { select: { title: true, number: true, textHash: true } },
          proofs: proofsSelect(issueId),
        },
      },
    },
  });
  return rows.map(({ section, document: { id, state, headRevision, proofs } }) => {
    const textHash = headRevision?.textHash ?? "";
    return {
      id,
      title: headRevision?.title ?? "",
      number: headRevision?.number ?? null,
      section: section.name,
      state: DocumentStateSchema.parse(state),
      textHash,
      standing: standingProofs(proofs.map(proofEntry), textHash),
    };
  });
}

/** The proof sheet of an issue. The caller checks the actor. */
export async function getProofSheet(issueId: string): Promise<ProofRow[]> {
  return readProofSheet(reads(), issueId);
}

/** A row of proofs as plain values. */
export function proofEntry({
  at,
  ...proof
}: {
  round: number;
  textHash: string;
  userName: string;
  at: Date;
}) {
  return { ...proof, at: at.toISOString() };
}
