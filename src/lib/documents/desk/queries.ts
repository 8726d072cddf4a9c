import "server-only";
import { reads } from "../../core/db";
import { invariant } from "../../core/errors";
import { type RevisionText, readRevision } from "../revisions/queries";
import { type DocumentState, DocumentStateSchema } from "../schema";

/** A row of a list of the desk. */
export type DeskDocumentRow = {
  readonly id: string;
  readonly state: DocumentState;
  readonly title: string;
  readonly number: string | null;
  readonly writtenOn: string | null;
  readonly publicId: string | null;
};

/** Documents of a gazette that no issue holds yet (来稿), newest first. */
export async function listWaitingDocuments(gazetteId: string): Promise<DeskDocumentRow[]> {
  const rows = await reads().document.findMany({
    where: { gazetteId, placements: { none: {} } },
    orderBy: { createdAt: "desc" },
    take: 200,
    select: deskRowSelect,
  });
  return rows.map(deskRow);
}

export const deskRowSelect = {
  id: true,
  state: true,
  publicId: true,
  headRevision: { select: { title: true, number: true, writtenOn: true } },
} as const;

export function deskRow(row: {
  id: string;
  state: string;
  publicId: string | null;
  headRevision: { title: string; number: string | null; writtenOn: string | null } | null;
}): DeskDocumentRow {
  const { id, publicId, headRevision } = row;
  invariant(headRevision, `document ${id} has no revision`);
  return { id, publicId, state: DocumentStateSchema.parse(row.state), ...headRevision };
}

/** A document as the desk edits it: its head revision, public or not. */
export type DeskDocument = RevisionText & {
  readonly id: string;
  readonly gazetteId: string;
  readonly gazetteName: string;
  readonly state: DocumentState;
  readonly publicId: string | null;
  readonly publicVersion: number | null;
  readonly hasUnpublishedChanges: boolean;
  readonly issue: { readonly id: string; readonly label: string } | null;
  readonly source: {
    readonly sha256: string;
    readonly fileName: string;
    readonly firstLine: number | null;
    readonly lastLine: number | null;
  } | null;
  readonly revisions: readonly {
    readonly sequence: number;
    readonly authorName: string;
    readonly createdAt: string;
    readonly note: string;
  }[];
};

/** A document of the desk; null where there is none. The caller checks the actor against `gazetteId`. */
export async function getDeskDocument(documentId: string): Promise<DeskDocument | null> {
  const row = await reads().document.findUnique({
    where: { id: documentId },
    select: {
      id: true,
      gazetteId: true,
      state: true,
      publicId: true,
      headRevisionId: true,
      sourceFirstLine: true,
      sourceLastLine: true,
      gazette: { select: { name: true } },
      source: { select: { sha256: true, fileName: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, revisionId: true } },
      placements: {
        take: 1,
        select: { issue: { select: { id: true, year: true, number: true } } },
      },
      revisions: {
        orderBy: { sequence: "desc" },
        select: { sequence: true, authorName: true, createdAt: true, note: true },
      },
    },
  });
  if (!row?.headRevisionId) return null;
  const latest = row.versions[0];
  const issue = row.placements[0]?.issue;
  return {
    ...(await readRevision(reads(), row.headRevisionId)),
    id: row.id,
    gazetteId: row.gazetteId,
    gazetteName: row.gazette.name,
    state: DocumentStateSchema.parse(row.state),
    publicId: row.publicId,
    publicVersion: latest?.number ?? null,
    hasUnpublishedChanges: latest !== undefined && latest.revisionId !== row.headRevisionId,
    issue: issue ? { id: issue.id, label: `${issue.year}年第${issue.number}期` } : null,
    source: row.source && {
      ...row.source,
      firstLine: row.sourceFirstLine,
      lastLine: row.sourceLastLine,
    },
    revisions: row.revisions.map((r) => ({ ...r, createdAt: r.createdAt.toISOString() })),
  };
}

/** The text of one revision by its number; null where there is none. The caller checks the actor. */
export async function getRevisionText({
  documentId,
  sequence,
}: {
  documentId: string;
  sequence: number;
}): Promise<RevisionText | null> {
  const row = await reads().documentRevision.findUnique({
    where: { documentId_sequence: { documentId, sequence } },
    select: { id: true },
  });
  return row && readRevision(reads(), row.id);
}
