import "server-only";
import { dayOf } from "../../core/clock";
import { reads } from "../../core/db";
import { invariant } from "../../core/errors";
import type { PrintSingle } from "../../print/schema";
import { freePublicId } from "../mutations";
import { type PublicDocument, placeInIssue } from "../queries";
import { readPrintDocument, readRevision } from "../revisions/queries";
import { correctionReason } from "../workflow/rules";
import { StepTypeSchema } from "../workflow/schema";

/**
 * A document as the public would see it were its head revision published at `now`. The address of one that was never
 * public is the one that it would get. The caller checks the actor.
 */
export async function getPreview({
  documentId,
  now,
}: {
  documentId: string;
  now: Date;
}): Promise<PublicDocument> {
  const row = await reads().document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      publicId: true,
      headRevisionId: true,
      gazette: { select: { slug: true, name: true, isDemonstration: true } },
      versions: {
        orderBy: { number: "asc" },
        select: { number: true, publishedAt: true, reason: true, revisionId: true },
      },
      steps: {
        orderBy: { at: "asc" },
        select: { type: true, userId: true, reasonType: true, reason: true, sequence: true },
      },
    },
  });
  invariant(row.headRevisionId, `document ${documentId} has no revision`);
  const revision = await readRevision(reads(), row.headRevisionId);
  const { number, writtenOn } = revision.fields;
  const latest = row.versions.at(-1);
  const steps = row.steps.map((step) => ({ ...step, type: StepTypeSchema.parse(step.type) }));
  const next = { number: (latest?.number ?? 0) + 1, publishedAt: now, reason: correctionReason(steps) };
  const versions = latest?.revisionId === row.headRevisionId ? row.versions : [...row.versions, next];
  const shown = versions.at(-1) ?? next;
  return {
    ...revision,
    publicId:
      row.publicId ?? (await freePublicId(reads(), { number, writtenOn, gazetteSlug: row.gazette.slug })),
    gazette: row.gazette,
    version: shown.number,
    versions: versions.map((version) => ({
      number: version.number,
      publishedAt: version.publishedAt.toISOString(),
      reason: version.reason,
    })),
    publishedAt: shown.publishedAt.toISOString(),
    withdrawn: null,
    ...(await placeInIssue(documentId)),
  };
}

/** The head revision of a document as print sets it alone; an address is printed once it is fixed. */
export async function getPreviewPrintSingle({
  documentId,
  now,
  publicUrl,
}: {
  documentId: string;
  now: Date;
  publicUrl: string | null;
}): Promise<PrintSingle> {
  const row = await reads().document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      publicId: true,
      headRevisionId: true,
      headRevision: { select: { writtenOn: true } },
      gazette: { select: { name: true } },
      placements: {
        where: { issue: { state: "published" } },
        take: 1,
        select: {
          section: { select: { name: true } },
          issue: { select: { year: true, number: true, totalNumber: true } },
        },
      },
    },
  });
  const { publicId, headRevisionId: revisionId, placements } = row;
  invariant(revisionId, `document ${documentId} has no revision`);
  const placement = placements[0];
  return {
    gazette: row.gazette,
    document: await readPrintDocument({ id: documentId, publicId, revisionId, publicUrl }),
    source: placement ? { ...placement.issue, section: placement.section.name } : null,
    date: row.headRevision?.writtenOn ?? dayOf(now),
  };
}
