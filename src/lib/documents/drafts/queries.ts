import "server-only";
import { reads } from "../../core/db";
import { type DraftText, DraftTextSchema } from "./schema";

/** A draft that was kept and not saved. */
export type KeptDraft = {
  readonly text: DraftText;
  readonly baseSequence: number;
  /** ISO instant. */
  readonly keptAt: string;
};

/** Somebody's own draft of a document; null without one. A draft of an older form of the schema is none. */
export async function getDraft({
  documentId,
  userId,
}: {
  documentId: string;
  userId: string;
}): Promise<KeptDraft | null> {
  const row = await reads().documentDraft.findUnique({
    where: { documentId_userId: { documentId, userId } },
    select: { text: true, baseSequence: true, updatedAt: true },
  });
  const text = DraftTextSchema.safeParse(row?.text);
  if (!row || !text.success) return null;
  return { text: text.data, baseSequence: row.baseSequence, keptAt: row.updatedAt.toISOString() };
}
