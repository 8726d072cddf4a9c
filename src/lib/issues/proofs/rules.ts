import { ROUND_LABELS, ROUNDS, type Round } from "./schema";

/** A proof that was recorded. */
export type ProofEntry = {
  readonly round: number;
  readonly textHash: string;
  readonly userName: string;
  /** ISO instant. */
  readonly at: string;
};

/** Who read a document last in each round, as far as that was the text it has now. */
export type StandingProofs = Readonly<Record<Round, { userName: string; at: string } | null>>;

/** The rounds that stand: a round counts only while its hash is the text's, so that any change reopens all. */
export function standingProofs(proofs: readonly ProofEntry[], textHash: string): StandingProofs {
  const last = (round: Round) => {
    const found = proofs
      .filter((proof) => proof.round === round && proof.textHash === textHash)
      .reduce<ProofEntry | null>((latest, proof) => (latest && latest.at >= proof.at ? latest : proof), null);
    return found && { userName: found.userName, at: found.at };
  };
  return { 1: last(1), 2: last(2), 3: last(3) };
}

/** The first round that does not stand; null where all three do. */
export function nextRound(standing: StandingProofs): Round | null {
  return ROUNDS.find((round) => standing[round] === null) ?? null;
}

/** The rounds that are missing, in words. */
export function missingRounds(standing: StandingProofs): string[] {
  return ROUNDS.filter((round) => standing[round] === null).map((round) => ROUND_LABELS[round]);
}

/** Why a round cannot be recorded for a document now; null where it can. */
export function proofProblem({
  round,
  state,
  standing,
}: {
  round: Round;
  state: string;
  standing: StandingProofs;
}): string | null {
  if (state !== "approved" && state !== "published") return "尚未审核通过，不能记校次";
  const next = nextRound(standing);
  if (next !== null && next < round) return `还没有${ROUND_LABELS[next]}，不能记${ROUND_LABELS[round]}`;
  return null;
}
