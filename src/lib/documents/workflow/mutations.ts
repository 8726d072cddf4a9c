import "server-only";
import { recordEvent } from "../../audit/mutations";
import type { AuditPayload } from "../../audit/schema";
import { expireTags } from "../../core/cache";
import { type Transaction, transact } from "../../core/db";
import { AppError, invariant } from "../../core/errors";
import { removeFromIndex } from "../../search/index-table";
import type { Actor } from "../../users/schema";
import { publishDocument, recordStep, removeDraft, restorePublicText, tagsOfDocument } from "../mutations";
import { assertAllowed, mayEdit } from "../policy";
import { mayTake } from "./policy";
import { readStanding, type StandingDocument } from "./queries";
import { correctionReason, isOwnWork, removalProblem, STEPS, stepProblem } from "./rules";
import { HIDING, type StepForm } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/**
 * Takes one step of a document's way (送审, 通过, 退回, 发布, 更正, 撤回 …) with all that belongs to it, in one
 * transaction. `expectedSequence` is the revision that the person saw. Throws `AppError`: `forbidden` without the role
 * or on one's own work, `blocked` where the state does not allow it, `conflict` where the text changed meanwhile.
 */
export async function takeStep({ actor, now, step }: Act & { step: StepForm }): Promise<void> {
  await transact(async (tx) => {
    const document = await readStanding(tx, step.documentId);
    assertAllowed(mayTake(actor, step.type, document));
    const problem = stepProblem(document, step.type);
    if (problem) throw new AppError("blocked", problem);
    if (isOwnWork(document, step.type, actor.id)) {
      throw new AppError(
        "forbidden",
        `${STEPS[step.type].label}须由另一人进行，不能是送审者、撰写者或改动者本人`,
      );
    }
    if (document.sequence !== step.expectedSequence) {
      throw new AppError(
        "conflict",
        `文件已有第 ${document.sequence} 次修订，请看过后再${STEPS[step.type].label}`,
      );
    }
    const reasonType = "reasonType" in step ? step.reasonType : null;
    await recordStep(tx, { actor, now, document, type: step.type, reasonType, reason: step.reason });
    const event = await followStep(tx, { actor, now, document, step });
    await recordEvent(tx, { actor, now, event });
  });
}

/**
 * Deletes a draft with its revisions, comments and steps; the record keeps its title. Gives the slug of its gazette.
 * Throws `AppError`: `forbidden`, `blocked` by `removalProblem`, `conflict` where it was saved meanwhile.
 */
export async function removeDocument({
  actor,
  now,
  documentId,
  expectedSequence,
}: Act & { documentId: string; expectedSequence: number }): Promise<{ gazette: string }> {
  return transact(async (tx) => {
    const document = await readStanding(tx, documentId);
    assertAllowed(mayEdit(actor, document));
    const { gazette, _count } = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: { gazette: { select: { slug: true } }, _count: { select: { placements: true } } },
    });
    const { state, hasPublicVersion: isPublic, sequence } = document;
    const problem = removalProblem({ state, isPublic, isPlaced: _count.placements > 0 });
    if (problem) throw new AppError("blocked", problem);
    if (sequence !== expectedSequence) {
      throw new AppError("conflict", `文件已有第 ${sequence} 次修订，请看过后再删除`);
    }
    await removeDraft(tx, { actor, now, documentId });
    return { gazette: gazette.slug };
  });
}

/** What a step brings with it beside the state; gives what the record says of it. */
async function followStep(
  tx: Transaction,
  { actor, now, document, step }: Act & { document: StandingDocument; step: StepForm },
): Promise<AuditPayload> {
  const { id } = document;
  switch (step.type) {
    case "submit":
      return { type: "document.submitted", document: id };
    case "recall":
      return { type: "document.recalled", document: id };
    case "approve":
      return { type: "document.approved", document: id };
    case "reject":
      return { type: "document.rejected", document: id, reason: step.reason };
    case "publish": {
      const { version, reason } = await publishNow(tx, { now, document });
      if (reason !== null) return { type: "document.corrected", document: id, version, reason };
      return { type: "document.published", document: id, version };
    }
    case "emergency": {
      const { version } = await publishNow(tx, { now, document });
      await tx.document.update({ where: { id }, data: { emergencyById: actor.id ?? actor.name } });
      return { type: "document.published-unreviewed", document: id, version, reason: step.reason };
    }
    case "look":
      await tx.document.update({ where: { id }, data: { emergencyById: null } });
      return { type: "document.looked-at", document: id };
    case "correct": {
      const { reasonType, reason } = step;
      return { type: "document.correction-opened", document: id, reasonType, reason };
    }
    case "abandon":
      await restorePublicText(tx, { actor, now, documentId: id });
      return { type: "document.correction-abandoned", document: id };
    case "withdraw": {
      const hidden = step.hidden || HIDING.includes(step.reasonType);
      await withdraw(tx, { now, document, reason: step.reason, hidden });
      return {
        type: "document.withdrawn",
        document: id,
        reasonType: step.reasonType,
        reason: step.reason,
        hidden,
      };
    }
  }
}

async function publishNow(
  tx: Transaction,
  { now, document: { id: documentId, steps } }: { now: Date; document: StandingDocument },
): Promise<{ version: number; reason: string | null }> {
  const reason = correctionReason(steps);
  const { tags, version } = await publishDocument(tx, { now, documentId, reason });
  await expireTags(tx, tags);
  return { version, reason };
}

/** The page stays and says so; the text stays unless law forbids it (`hidden`). */
async function withdraw(
  tx: Transaction,
  {
    now,
    document: { id, publicId },
    reason,
    hidden,
  }: { now: Date; document: StandingDocument; reason: string; hidden: boolean },
): Promise<void> {
  invariant(publicId, `document ${id} is public`);
  await tx.document.update({
    where: { id },
    data: { withdrawnAt: now, withdrawnReason: reason, withdrawnHidden: hidden },
  });
  await removeFromIndex(tx, id);
  await expireTags(tx, await tagsOfDocument(tx, { documentId: id, publicId }));
}
