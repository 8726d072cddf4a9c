import { reads } from "@/lib/core/db";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { recordProofs } from "@/lib/issues/proofs/mutations";
import { getProofSheet } from "@/lib/issues/proofs/queries";
import { ROUNDS } from "@/lib/issues/proofs/schema";
import type { Actor } from "@/lib/users/schema";
import { ADMINISTRATOR, NOW } from "../factories";

const EDITOR: Actor = { ...ADMINISTRATOR, id: "tests-editor", name: "许知夏" };
const REVIEWER: Actor = { ...ADMINISTRATOR, id: "tests-reviewer", name: "顾南枝" };

/** Submits a document and has a second person approve it. */
export async function approveDocument(documentId: string, now: Date = NOW): Promise<void> {
  for (const [actor, type] of [
    [EDITOR, "submit"],
    [REVIEWER, "approve"],
  ] as const) {
    const { headRevision } = await reads().document.findUniqueOrThrow({
      where: { id: documentId },
      select: { headRevision: { select: { sequence: true } } },
    });
    const expectedSequence = headRevision?.sequence ?? 0;
    await takeStep({ actor, now, step: { documentId, expectedSequence, type, reason: "" } });
  }
}

/** Takes every document of an issue through approval by a second person and three proofs, so that it can be signed off. */
export async function passDocuments(issueId: string, now: Date = NOW): Promise<void> {
  for (const { id, state } of await getProofSheet(issueId)) {
    if (state === "draft") await approveDocument(id, now);
  }
  const read = (await getProofSheet(issueId)).map(({ id, textHash }) => ({ documentId: id, textHash }));
  for (const round of ROUNDS) await recordProofs({ actor: EDITOR, now, issueId, round, read });
}
