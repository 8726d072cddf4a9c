import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import type { Actor } from "../../users/schema";
import { assertAllowed, mayAnswer, mayComment } from "../policy";
import { readStanding, type StandingDocument } from "../workflow/queries";
import type { NewComment } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** Adds a remark (批注) and gives its id. Throws `AppError`: `forbidden`, or `blocked` for a withdrawn document. */
export async function addComment({
  actor,
  now,
  documentId,
  comment,
}: Act & { documentId: string; comment: NewComment }): Promise<string> {
  return transact(async (tx) => {
    const document = await readStanding(tx, documentId);
    assertAllowed(mayComment(actor, document));
    assertOpen(document);
    return write(tx, { actor, now, documentId, comment });
  });
}

/** Answers a remark. Throws as `addComment`, and `blocked` where the remark is resolved. */
export async function answerComment({
  actor,
  now,
  commentId,
  body,
}: Act & { commentId: string; body: string }): Promise<void> {
  await transact(async (tx) => {
    const { document, resolvedAt } = await readThread(tx, commentId);
    assertAllowed(mayAnswer(actor, document));
    assertOpen(document);
    if (resolvedAt !== null) throw new AppError("blocked", "该批注已办结，要答复请先重新打开");
    await write(tx, { actor, now, documentId: document.id, comment: { body, parentId: commentId } });
  });
}

/** Marks a remark as dealt with (办结), or opens it again. Throws as `addComment`, and `blocked` where it is so already. */
export async function setResolved({
  actor,
  now,
  commentId,
  isResolved,
}: Act & { commentId: string; isResolved: boolean }): Promise<void> {
  await transact(async (tx) => {
    const { document, resolvedAt } = await readThread(tx, commentId);
    assertAllowed(mayComment(actor, document));
    assertOpen(document);
    if ((resolvedAt !== null) === isResolved) {
      throw new AppError("blocked", isResolved ? "该批注已办结" : "该批注没有办结");
    }
    await tx.comment.update({
      where: { id: commentId },
      data: isResolved
        ? { resolvedAt: now, resolvedName: actor.name }
        : { resolvedAt: null, resolvedName: null },
    });
    const type = isResolved ? "document.comment-resolved" : "document.comment-reopened";
    await recordEvent(tx, { actor, now, event: { type, document: document.id } });
  });
}

async function write(
  tx: Transaction,
  {
    actor,
    now,
    documentId,
    comment,
  }: Act & { documentId: string; comment: NewComment | { body: string; parentId: string } },
): Promise<string> {
  const { id } = await tx.comment.create({
    data: { ...comment, documentId, authorId: actor.id, authorName: actor.name, createdAt: now },
    select: { id: true },
  });
  await recordEvent(tx, { actor, now, event: { type: "document.commented", document: documentId } });
  return id;
}

/** A remark that is no answer, with its document. */
async function readThread(
  tx: Transaction,
  commentId: string,
): Promise<{ document: StandingDocument; resolvedAt: Date | null }> {
  const row = await tx.comment.findUnique({
    where: { id: commentId, parentId: null },
    select: { documentId: true, resolvedAt: true },
  });
  if (!row) throw new AppError("not-found", "没有这条批注");
  return { document: await readStanding(tx, row.documentId), resolvedAt: row.resolvedAt };
}

function assertOpen({ state }: StandingDocument): void {
  if (state === "withdrawn") throw new AppError("blocked", "该文件已撤回，不再批注");
}
