import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { assertMay } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { issueGateSelect } from "../queries";
import { readProofSheet } from "./queries";
import { proofProblem } from "./rules";
import type { ReadText, Round } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/**
 * Records a round of proofreading (校次) for documents of an issue that is being compiled, each against the text that
 * the person read. A round that stands already is left as it is. Throws `AppError`: `forbidden`, `blocked` where a
 * document is not approved or the round before is missing, `conflict` where a text changed meanwhile.
 */
export async function recordProofs({
  actor,
  now,
  issueId,
  round,
  read,
}: Act & { issueId: string; round: Round; read: readonly ReadText[] }): Promise<{ recorded: number }> {
  return transact(async (tx) => {
    const issue = await tx.issue.findUniqueOrThrow({
      where: { id: issueId },
      select: { ...issueGateSelect, isBackIssue: true },
    });
    assertMay(actor, "document.proof", issue.gazetteId);
    if (issue.isBackIssue) throw new AppError("blocked", "往期按纸质公报核对，不记校次");
    if (issue.state !== "compiling") throw new AppError("blocked", "只有编排中的一期可以记校次");
    const sheet = new Map((await readProofSheet(tx, issueId)).map((row) => [row.id, row]));
    let recorded = 0;
    for (const { documentId, textHash } of read) {
      const row = sheet.get(documentId);
      if (!row) throw new AppError("not-found", "本期没有这个文件");
      if (row.textHash !== textHash) {
        throw new AppError("conflict", `《${row.title}》的文字已有改动，请看过后再记校次`);
      }
      const problem = proofProblem({ round, ...row });
      if (problem) throw new AppError("blocked", `《${row.title}》${problem}`);
      if (row.standing[round]) continue;
      await addProof(tx, {
        actor,
        now,
        issueId,
        issue: `${issue.year}/${issue.number}`,
        documentId,
        round,
        textHash,
      });
      recorded++;
    }
    return { recorded };
  });
}

/** Writes one proof with its event, in the caller's transaction, which has checked that it may be. */
export async function addProof(
  tx: Transaction,
  {
    actor,
    now,
    issue,
    ...proof
  }: Act & { issueId: string; issue: string; documentId: string; round: Round; textHash: string },
): Promise<void> {
  await tx.proof.create({ data: { ...proof, userId: actor.id, userName: actor.name, at: now } });
  await recordEvent(tx, {
    actor,
    now,
    event: { type: "document.proofed", document: proof.documentId, issue, round: proof.round },
  });
}
