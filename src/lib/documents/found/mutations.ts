import "server-only";
import { reads, transact } from "../../core/db";
import { invariant } from "../../core/errors";
import { clearIndex, ensureSearchTables, indexDocument, isIndexCurrent } from "../../search/index-table";
import { readRevision, searchRecordOf } from "../revisions/queries";

/** Makes the tables of search where they are missing or of an older form, and fills them. Safe to repeat. */
export async function ensureSearchIndex(): Promise<void> {
  if (await isIndexCurrent(reads())) return;
  const { rebuildNeeded } = await transact((tx) => ensureSearchTables(tx));
  if (rebuildNeeded) await reindexAll();
}

/** Makes the search index anew from the public documents, in one transaction; gives their number. */
export async function reindexAll(): Promise<{ documents: number }> {
  return transact(async (tx) => {
    await clearIndex(tx);
    const rows = await tx.document.findMany({
      where: { state: "published" },
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
    return { documents: rows.length };
  });
}
