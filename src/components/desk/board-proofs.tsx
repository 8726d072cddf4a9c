import { dayOf } from "@/lib/core/clock";
import { recordProofsAction } from "@/lib/issues/proofs/actions";
import { nextRound, proofProblem, type StandingProofs } from "@/lib/issues/proofs/rules";
import { ROUND_LABELS, ROUNDS, type Round } from "@/lib/issues/proofs/schema";
import { ActionForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";

type Proofed = {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly textHash: string;
  readonly standing: StandingProofs | null;
};

/** The three rounds of a document in words, and the button of the next one. */
export function BoardProofs({
  document,
  issueId,
  standing,
  mayProof,
}: {
  document: Proofed;
  issueId: string;
  standing: StandingProofs;
  mayProof: boolean;
}) {
  return (
    <span className="board-proofs">
      {ROUNDS.map((round) => (
        <span key={round}>
          {ROUND_LABELS[round]} {proofWords(standing[round])}
        </span>
      ))}
      {mayProof && <NextProof document={document} issueId={issueId} />}
    </span>
  );
}

/** The button that records the next round of a document; nothing where none can be. */
export function NextProof({ document, issueId }: { document: Proofed; issueId: string }) {
  const next = document.standing && nextRound(document.standing);
  if (next === null || !readable(document, next)) return null;
  return (
    <RecordProofs
      issueId={issueId}
      round={next}
      documents={[document]}
      label={`记${ROUND_LABELS[next]}：${document.title}`}
    >
      {`记${ROUND_LABELS[next]}`}
    </RecordProofs>
  );
}

/** Who read a round when; a dash where it does not stand. */
export function proofWords(proof: StandingProofs[Round]): string {
  return proof ? `${proof.userName} ${dayOf(new Date(proof.at))}` : "—";
}

/** For each round the button that records it for all documents that can take it now; nothing where none can. */
export function RecordAll({
  issueId,
  documents,
  what,
}: {
  issueId: string;
  documents: readonly Proofed[];
  /** Of what they are all: a section, the issue. */
  what: string;
}) {
  return ROUNDS.map((round) => {
    const ready = documents.filter((one) => one.standing && !one.standing[round] && readable(one, round));
    if (ready.length === 0) return null;
    return (
      <RecordProofs
        key={round}
        issueId={issueId}
        round={round}
        documents={ready}
        label={`${what}：记全部${ROUND_LABELS[round]}，${ready.length} 件`}
      >
        {`记全部${ROUND_LABELS[round]}（${ready.length}）`}
      </RecordProofs>
    );
  });
}

function RecordProofs({
  issueId,
  round,
  documents,
  label,
  children,
}: {
  issueId: string;
  round: Round;
  documents: readonly Proofed[];
  label: string;
  children: string;
}) {
  return (
    <ActionForm action={recordProofsAction} className="board-record">
      <input type="hidden" name="issueId" value={issueId} />
      <input type="hidden" name="round" value={round} />
      {documents.map(({ id, textHash }) => (
        <input key={id} type="hidden" name="read" value={`${id} ${textHash}`} />
      ))}
      <SubmitButton kind="quiet" label={label}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}

function readable({ state, standing }: Proofed, round: Round): boolean {
  return standing !== null && proofProblem({ round, state, standing }) === null;
}
