import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import type { ImportedDocument, ImportedFile } from "../../importing/schema";
import type { Actor } from "../../users/schema";
import { addDocument } from "../mutations";
import { assertMay } from "../policy";
import { normalisedNumber } from "../rules";
import type { DocumentFields } from "../schema";

type Act = { readonly actor: Actor; readonly now: Date };

export type DocumentsOutcome = {
  readonly outcome: "imported" | "unchanged";
  readonly gazette: string;
  /** Ids of the documents that came from the file. */
  readonly documents: readonly string[];
};

/**
 * Stores the documents of a file that is no issue (a department's Word file) as waiting documents (来稿), in one
 * transaction. The same file again changes nothing. Throws `AppError`: `not-found` where the gazette is unknown,
 * `forbidden`.
 */
export async function importDocuments({
  actor,
  now,
  file,
  bytes,
  gazetteSlug,
}: Act & { file: ImportedFile; bytes: number; gazetteSlug: string }): Promise<DocumentsOutcome> {
  return transact(async (tx) => {
    const gazette = await tx.gazette.findUnique({
      where: { slug: gazetteSlug },
      select: { id: true, slug: true },
    });
    if (!gazette) throw new AppError("not-found", `没有网址名为 ${gazetteSlug} 的公报`);
    assertMay(actor, "edit", gazette.id);
    const same = await tx.document.findMany({
      where: { gazetteId: gazette.id, source: { sha256: file.sha256 } },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    if (same.length > 0) {
      return { outcome: "unchanged", gazette: gazette.slug, documents: same.map(({ id }) => id) };
    }
    const sourceId = await keepSourceRow(tx, { now, file, bytes });
    const documents: string[] = [];
    for (const document of file.documents) {
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
    fields: documentFields(document),
    parts: document.parts.map(({ firstLine: _line, isTitlePrinted: _printed, ...part }) => part),
    source: sourceId === null ? null : { id: sourceId, firstLine, lastLine },
  });
}

function documentFields(document: ImportedDocument): DocumentFields {
  const { docNumberText, docNumber } = document;
  return {
    title: document.title,
    numberText: docNumberText ?? docNumber,
    number: docNumber ?? normalisedNumber(docNumberText),
    genre: document.genre,
    kind: document.kind,
    issuers: document.issuers,
    signatories: document.signatories,
    addressee: document.addressee,
    writtenOn: document.writtenOn,
    writtenOnText: document.writtenOnText,
    publicity: document.publicity,
    consultUnit: document.consultUnit,
    consultPhone: document.consultPhone,
  };
}
