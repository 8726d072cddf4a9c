import "server-only";
import { AppError } from "../../core/errors";
import type { Actor } from "../../users/schema";
import { saveDocument } from "../mutations";
import { getRevision } from "./queries";

/**
 * Saves what an earlier revision said as a new one; nothing is published by it. Throws `AppError`: `not-found` for a
 * revision that is not there, else as `saveDocument` does.
 */
export async function restoreRevision({
  actor,
  now,
  documentId,
  sequence,
  expectedSequence,
}: {
  readonly actor: Actor;
  readonly now: Date;
  documentId: string;
  sequence: number;
  expectedSequence: number;
}): Promise<{ sequence: number }> {
  // A revision never changes, so that it may be read before the transaction that writes its copy.
  const revision = await getRevision({ documentId, sequence });
  if (!revision) throw new AppError("not-found", "没有这次修订");
  const { fields, parts, attachments } = revision;
  const note = `恢复第 ${sequence} 次修订`;
  return saveDocument({ actor, now, documentId, expectedSequence, fields, parts, attachments, note });
}
