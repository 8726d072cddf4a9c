import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import type { ImportedDocument, ImportedFile } from "../../importing/schema";
import { assertMay } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { addDocument } from "../mutations";
import { importedFields, importedParts } from "./rules";

type Act = { readonly actor: Actor; readonly now: Date };

export type DocumentsOutcome = {
  readonly outcome: "imported" | "unchanged";
  readonly gazette: string;
  /** Ids of the documents that came from the file. */
  readonly documents: readonly string[];
};

/**
 * Stores the documents of a file that is no issue (a department's Word file) as waiting documents (来稿), in one
 * transaction. The same file again changes nothing; where some were chosen, those that are not there yet are added. Throws `AppError`: `not-found` where the gazette is unknown,
 * `forbidden`.
 */
export async function importDocuments({
  actor,
  now,
  file,
  bytes,
  gazetteSlug,
  chosen,
}: Act & {
  file: ImportedFile;
  bytes: number;
  gazetteSlug: string;
  /** Indexes of the documents that are taken; absent: all. */
  chosen?: readonly number[] | undefined;
}): Promise<DocumentsOutcome> {
  return transact(async (tx) => {
    const gazette = await tx.gazette.findUnique({
      where: { slug: gazetteSlug },
      select: { id: true, slug: true },
    });
    if (!gazette) throw new AppError("not-found", `没有网址名为 ${gazetteSlug} 的公报`);
    assertMay(actor, "import.store", gazette.id);
    const same = await tx.document.findMany({
      where: { gazetteId: gazette.id, source: { sha256: file.sha256 } },
      orderBy: { createdAt: "asc" },
      select: { id: true, sourceFirstLine: true, headRevision: { select: { title: true } } },
    });
    const isThere = ({ title, firstLine }: ImportedDocument) =>
      same.some(
        (row) =>
          row.headRevision?.title === title || (firstLine !== null && row.sourceFirstLine === firstLine),
      );
    const wanted =
      chosen === undefined
        ? file.documents.filter(() => same.length === 0)
        : file.documents.filter((one, index) => chosen.includes(index) && !isThere(one));
    if (wanted.length === 0) {
      return { outcome: "unchanged", gazette: gazette.slug, documents: same.map(({ id }) => id) };
    }
    const sourceId = await keepSourceRow(tx, { now, file, bytes });
    const documents: string[] = [];
    for (const document of wanted) {
      const note = `录入自 ${file.source}`;
      documents.push(
        await addImportedDocument(tx, { actor, now, gazetteId: gazette.id, document, note, sourceId }),
      );
    }
    const event = {
      type: "document.imported",
      gazette: gazette.slug,
      source: file.sha256,
      documents: documents.length,
      ...leftOf(file.documents.length - wanted.length - same.length),
    } as const;
    await recordEvent(tx, { actor, now, event });
    return { outcome: "imported", gazette: gazette.slug, documents };
  });
}

/** The row of an imported file, made at its first import; gives its id. */
export async function keepSourceRow(
  tx: Transaction,
  { now, file, bytes }: { now: Date; file: ImportedFile; bytes: number },
): Promise<string> {
  const source = await tx.source.upsert({
    where: { sha256: file.sha256 },
    create: { sha256: file.sha256, fileName: file.source, bytes, importedAt: now },
    update: {},
    select: { id: true },
  });
  return source.id;
}

/** Adds one document as it was read, in the caller's transaction; gives its id. */
export async function addImportedDocument(
  tx: Transaction,
  {
    document,
    sourceId,
    ...act
  }: Act & { gazetteId: string; document: ImportedDocument; note: string; sourceId: string | null },
): Promise<string> {
  const { firstLine, lastLine } = document;
  return addDocument(tx, {
    ...act,
    fields: importedFields(document),
    parts: importedParts(document),
    source: sourceId === null ? null : { id: sourceId, firstLine, lastLine },
  });
}

/** What the record says of documents of a file that were not taken: nothing where all were. */
export function leftOf(left: number): { left?: number } {
  return left > 0 ? { left } : {};
}
