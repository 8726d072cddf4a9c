import "server-only";
import { reads } from "../../core/db";
import { invariant } from "../../core/errors";
import type { GuardedDocument } from "../policy";
import { type RevisionText, readRevision } from "../revisions/queries";
import { closedReason } from "../rules";
import { type DocumentState, DocumentStateSchema } from "../schema";
import { guardSelect } from "../workflow/queries";

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
export async function listWaitingDocuments({ gazetteId }: { gazetteId: string }): Promise<DeskDocumentRow[]> {
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
export type DeskDocument = RevisionText &
  GuardedDocument & {
    readonly id: string;
    readonly gazetteName: string;
    /** Published without a second person, and not looked at by one since. */
    readonly isEmergency: boolean;
    readonly publicId: string | null;
    readonly publicVersion: number | null;
    readonly issue: { readonly id: string; readonly label: string } | null;
    /** Why nobody may change it now; null where it is open. */
    readonly closed: string | null;
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
      ...guardSelect,
      id: true,
      publicId: true,
      emergencyById: true,
      headRevisionId: true,
      sourceFirstLine: true,
      sourceLastLine: true,
      gazette: { select: { name: true } },
      source: { select: { sha256: true, fileName: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, revisionId: true } },
      placements: {
        orderBy: { issue: { createdAt: "desc" } },
        select: { issue: { select: { id: true, year: true, number: true, state: true } } },
      },
      revisions: {
        orderBy: { sequence: "desc" },
        select: { sequence: true, authorName: true, createdAt: true, note: true },
      },
    },
  });
  if (!row?.headRevisionId) return null;
  const latest = row.versions[0];
  const state = DocumentStateSchema.parse(row.state);
  const issue = row.placements[0]?.issue;
  return {
    ...(await readRevision(reads(), row.headRevisionId)),
    id: row.id,
    gazetteId: row.gazetteId,
    createdBy: row.createdBy,
    isEmergency: row.emergencyById !== null,
    gazetteName: row.gazette.name,
    state,
    publicId: row.publicId,
    publicVersion: latest?.number ?? null,
    closed: closedReason({
      state,
      isInSignedOffIssue: row.placements.some((placement) => placement.issue.state === "signed-off"),
    }),
    issue: issue ? { id: issue.id, label: `${issue.year}年第${issue.number}期` } : null,
    source: row.source && {
      ...row.source,
      firstLine: row.sourceFirstLine,
      lastLine: row.sourceLastLine,
    },
    revisions: row.revisions.map((r) => ({ ...r, createdAt: r.createdAt.toISOString() })),
  };
}
