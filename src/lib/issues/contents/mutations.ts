import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { assertMay } from "../../documents/policy";
import { resolveSection } from "../../gazettes/mutations";
import type { Actor } from "../../users/schema";
import { issueGateSelect } from "../queries";

type Act = { readonly actor: Actor; readonly now: Date };

/** Puts a document of the gazette at the end of a section of an issue that is being compiled. */
export async function placeDocument({
  actor,
  now,
  issueId,
  documentId,
  section,
}: Act & { issueId: string; documentId: string; section: string }): Promise<void> {
  await changeOrder({ actor, now, issueId }, async (tx, { gazetteId }) => {
    const document = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: { gazetteId: true },
    });
    if (document.gazetteId !== gazetteId) throw new AppError("forbidden", "该文件属于另一公报");
    const sectionId = await resolveSection(tx, { gazetteId, name: section });
    const last = await tx.placement.findFirst({
      where: { issueId },
      orderBy: { position: "desc" },
      select: { position: true },
    });
    await tx.placement.create({
      data: { issueId, documentId, sectionId, position: (last?.position ?? -1) + 1 },
    });
  });
}

/** Takes a document out of an issue that is being compiled; it waits without one again. */
export async function unplaceDocument({
  actor,
  now,
  issueId,
  documentId,
}: Act & { issueId: string; documentId: string }): Promise<void> {
  await changeOrder({ actor, now, issueId }, async (tx) => {
    await tx.placement.delete({ where: { issueId_documentId: { issueId, documentId } } });
  });
}

/** Moves a document one place up or down in an issue that is being compiled. At the end it stays. */
export async function movePlacement({
  actor,
  now,
  issueId,
  documentId,
  by,
}: Act & { issueId: string; documentId: string; by: -1 | 1 }): Promise<void> {
  await changeOrder({ actor, now, issueId }, async (tx) => {
    const rows = await tx.placement.findMany({
      where: { issueId },
      orderBy: { position: "asc" },
      select: { id: true, documentId: true, position: true },
    });
    const at = rows.findIndex((row) => row.documentId === documentId);
    const [moved, other] = [rows[at], rows[at + by]];
    if (!moved) throw new AppError("not-found", "本期没有这个文件");
    if (!other) return;
    // Through a free position, since two rows may not hold the same one even for a moment.
    await tx.placement.update({ where: { id: moved.id }, data: { position: -1 } });
    await tx.placement.update({ where: { id: other.id }, data: { position: moved.position } });
    await tx.placement.update({ where: { id: moved.id }, data: { position: other.position } });
  });
}

async function changeOrder(
  { actor, now, issueId }: Act & { issueId: string },
  work: (tx: Transaction, issue: { gazetteId: string }) => Promise<void>,
): Promise<void> {
  await transact(async (tx) => {
    const issue = await tx.issue.findUniqueOrThrow({
      where: { id: issueId },
      select: issueGateSelect,
    });
    assertMay(actor, "edit", issue.gazetteId);
    if (issue.state !== "compiling") throw new AppError("blocked", "只有编排中的一期可以调整文件");
    await work(tx, issue);
    await recordEvent(tx, {
      actor,
      now,
      event: {
        type: "issue.changed",
        gazette: issue.gazette.slug,
        issue: `${issue.year}/${issue.number}`,
      },
    });
  });
}
