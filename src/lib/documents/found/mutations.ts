import "server-only";
import { reads, type Transaction, transact } from "../../core/db";
import { invariant } from "../../core/errors";
import { clearIndex, ensureSearchTables, indexDocument, isIndexCurrent } from "../../search/index-table";
import { isPublic } from "../queries";
import { readRevision, searchRecordOf } from "../revisions/queries";

/** Makes the tables of search where they are missing or of an older form, and fills them. Safe to repeat. */
export async function ensureSearchIndex(): Promise<void> {
  if (await isIndexCurrent(reads())) return;
  const { rebuildNeeded } = await transact((tx) => ensureSearchTables(tx));
  if (rebuildNeeded) await reindexAll();
}

/**
 * Makes both search indexes anew in one transaction: of the public documents for the public, of the newest text of all
 * documents for the desk. Gives the number of the public ones.
 */
export async function reindexAll(): Promise<{ documents: number }> {
  return transact(async (tx) => {
    await clearIndex(tx);
    const rows = await tx.document.findMany({
      where: isPublic,
      select: {
        id: true,
        gazetteId: true,
        versions: { orderBy: { number: "desc" }, take: 1, select: { revisionId: true } },
      },
    });
    for (const { id: documentId, gazetteId, versions } of rows) {
      const latest = versions[0];
      invariant(latest, `published document ${documentId} has a version`);
      const revision = await readRevision(tx, latest.revisionId);
      await indexDocument(tx, await searchRecordOf(tx, { documentId, gazetteId, revision }));
    }
    await reindexDesk(tx);
    return { documents: rows.length };
  });
}

async function reindexDesk(tx: Transaction): Promise<void> {
  const rows = await tx.document.findMany({ select: { id: true, gazetteId: true, headRevisionId: true } });
  for (const { id: documentId, gazetteId, headRevisionId } of rows) {
    if (headRevisionId === null) continue;
    const revision = await readRevision(tx, headRevisionId);
    await indexDocument(tx, await searchRecordOf(tx, { documentId, gazetteId, revision }), "desk");
  }
}
