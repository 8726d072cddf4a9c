import "server-only";
import { transact } from "../../core/db";
import { AppError } from "../../core/errors";
import type { Actor } from "../../users/schema";
import { assertAllowed, mayEdit, mayView } from "../policy";
import { readStanding } from "../workflow/queries";
import type { DraftText, PresenceAnswer } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** Milliseconds after which somebody who says nothing is no longer there: three of their page's beats. */
const PRESENCE_MS = 45_000;

/**
 * Notes that somebody has a document open in the editor and keeps what they typed as their own draft; tells who else is
 * there and which revision is the newest. A draft is nobody's record: no event is written of it. Throws
 * `AppError("forbidden")`.
 */
export async function keepPresence({
  actor,
  now,
  documentId,
  baseSequence,
  text,
}: Act & { documentId: string; baseSequence: number; text: DraftText | null }): Promise<PresenceAnswer> {
  const userId = userOf(actor);
  return transact(async (tx) => {
    const document = await readStanding(tx, documentId);
    assertAllowed(mayEdit(actor, document));
    // What comes late, after the same person saved what it says, is no draft any more.
    const isLate =
      (await tx.documentRevision.count({
        where: { documentId, authorId: userId, sequence: { gt: baseSequence } },
      })) > 0;
    if (text !== null && !isLate) {
      const draft = { baseSequence, text, updatedAt: now };
      await tx.documentDraft.upsert({
        where: { documentId_userId: { documentId, userId } },
        create: { documentId, userId, ...draft },
        update: draft,
      });
    }
    await tx.documentPresence.deleteMany({
      where: { documentId, seenAt: { lt: new Date(now.getTime() - PRESENCE_MS) } },
    });
    await tx.documentPresence.upsert({
      where: { documentId_userId: { documentId, userId } },
      create: { documentId, userId, userName: actor.name, seenAt: now },
      update: { userName: actor.name, seenAt: now },
    });
    const others = await tx.documentPresence.findMany({
      where: { documentId, userId: { not: userId } },
      orderBy: { userName: "asc" },
      select: { userName: true },
    });
    const head = await tx.documentRevision.findUniqueOrThrow({
      where: { documentId_sequence: { documentId, sequence: document.sequence } },
      select: { authorName: true },
    });
    return {
      keptAt: text === null || isLate ? null : now.toISOString(),
      others: others.map(({ userName }) => userName),
      sequence: document.sequence,
      savedBy: head.authorName,
    };
  });
}

/** Throws somebody's own draft of a document away. */
export async function discardDraft({
  actor,
  documentId,
}: {
  actor: Actor;
  documentId: string;
}): Promise<void> {
  const userId = userOf(actor);
  await transact(async (tx) => {
    assertAllowed(mayView(actor, await readStanding(tx, documentId)));
    await tx.documentDraft.deleteMany({ where: { documentId, userId } });
  });
}

function userOf(actor: Actor): string {
  if (actor.id === null) throw new AppError("forbidden", "草稿须由登录的用户保存");
  return actor.id;
}
