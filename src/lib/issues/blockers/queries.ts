import "server-only";
import { AuditPayloadSchema } from "../../audit/schema";
import { reads, type Transaction } from "../../core/db";
import { sha256 } from "../../core/files";
import { proofEntry, proofsSelect } from "../proofs/queries";
import { missingRounds, standingProofs } from "../proofs/rules";
import type { DeskIssue } from "../queries";
import { IssueStateSchema } from "../schema";
import {
  type Blocker,
  type IssueForBlockers,
  publicationBlockers,
  signOffBlockers,
  signOffWarnings,
} from "./rules";

export type BlockerFacts = Omit<IssueForBlockers, "documents"> & {
  readonly gazetteId: string;
  readonly slug: string;
  readonly year: number;
  readonly number: string;
  readonly scheduledAt: Date | null;
  readonly scheduledBy: string | null;
  /** Changes with everything that is printed of the issue: its facts, its order, the revisions in it. */
  readonly seen: string;
  readonly documents: readonly (IssueForBlockers["documents"][number] & {
    readonly revisionId: string | null;
  })[];
};

/** What the blockers of an issue are read from. Throws where the issue is not there. */
export async function readBlockerFacts(db: Transaction, issueId: string): Promise<BlockerFacts> {
  const row = await db.issue.findUniqueOrThrow({
    where: { id: issueId },
    select: {
      gazetteId: true,
      year: true,
      number: true,
      state: true,
      isBackIssue: true,
      issueDate: true,
      scheduledAt: true,
      scheduledBy: true,
      updatedAt: true,
      gazette: { select: { slug: true } },
      placements: {
        orderBy: { position: "asc" },
        select: { sectionId: true, document: { select: documentSelect(issueId) } },
      },
    },
  });
  const { gazette, placements, state, updatedAt, ...facts } = row;
  const order = placements.map(({ sectionId, document }) => [
    sectionId,
    document.id,
    document.headRevisionId,
  ]);
  return {
    ...facts,
    seen: sha256(JSON.stringify([updatedAt.toISOString(), order])),
    slug: gazette.slug,
    state: IssueStateSchema.parse(state),
    documents: placements.map(({ document: { headRevision, headRevisionId, proofs, ...document } }) => ({
      id: document.id,
      revisionId: headRevisionId,
      state: document.state,
      title: headRevision?.title ?? "",
      writtenOn: headRevision?.writtenOn ?? null,
      hasText: headRevision?.parts.some((part) => hasBlocks(part.content)) ?? false,
      hasPublicVersion: document.publicId !== null,
      isUnlooked: document.emergencyById !== null,
      missingRounds: missingRounds(standingProofs(proofs.map(proofEntry), headRevision?.textHash ?? "")),
      openComments: document._count.comments,
    })),
  };
}

const documentSelect = (issueId: string) =>
  ({
    id: true,
    state: true,
    publicId: true,
    emergencyById: true,
    headRevisionId: true,
    headRevision: {
      select: { title: true, writtenOn: true, textHash: true, parts: { select: { content: true } } },
    },
    proofs: proofsSelect(issueId),
    _count: { select: { comments: { where: { parentId: null, resolvedAt: null } } } },
  }) as const;

/** Every reason why an issue cannot be signed off, why it cannot be published, and what should be looked at, now. */
export async function getIssueBlockers(issueId: string): Promise<{
  seen: string;
  signOff: Blocker[];
  publication: Blocker[];
  warnings: { message: string; documentId: string }[];
}> {
  const facts = await readBlockerFacts(reads(), issueId);
  return {
    seen: facts.seen,
    signOff: signOffBlockers(facts),
    publication: publicationBlockers(facts),
    warnings: signOffWarnings(facts),
  };
}

/** A blocker that an issue was signed off in spite of. */
export type Override = { readonly by: string; readonly reason: string; readonly blockers: readonly string[] };

/** What an issue was signed off in spite of, at its last signing off. */
export async function listOverrides({
  gazetteSlug,
  year,
  number,
  signedOff,
}: Pick<DeskIssue, "gazetteSlug" | "year" | "number" | "signedOff">): Promise<Override[]> {
  if (!signedOff) return [];
  const rows = await reads().auditEvent.findMany({
    where: {
      type: "issue.blockers-overridden",
      subject: `${gazetteSlug}/${year}/${number}`,
      at: new Date(signedOff.at),
    },
    orderBy: { sequence: "asc" },
    select: { actorName: true, payload: true },
  });
  return rows.flatMap(({ actorName, payload }) => {
    const event = AuditPayloadSchema.parse(payload);
    if (event.type !== "issue.blockers-overridden") return [];
    return [{ by: actorName, reason: event.reason, blockers: event.blockers }];
  });
}

function hasBlocks(content: unknown): boolean {
  return (
    typeof content === "object" &&
    content !== null &&
    "content" in content &&
    Array.isArray(content.content) &&
    content.content.length > 0
  );
}
