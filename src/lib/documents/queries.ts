import "server-only";
import { dayOf } from "../core/clock";
import { reads } from "../core/db";
import type { PrintSingle } from "../print/schema";
import { type RevisionText, readPrintDocument, readRevision } from "./revisions/queries";

/** Where a published issue prints a document. */
type PrintedIn = {
  readonly gazette: string;
  readonly year: number;
  readonly number: string;
  readonly issueDate: string | null;
  readonly section: string;
  readonly firstPage: number | null;
  readonly lastPage: number | null;
};

type DocumentLink = { readonly publicId: string; readonly title: string };

/** What the public sees of a document. Instants are ISO text. */
export type PublicDocument = RevisionText & {
  readonly publicId: string;
  readonly gazette: { readonly slug: string; readonly name: string; readonly isDemonstration: boolean };
  readonly version: number;
  readonly versions: readonly {
    readonly number: number;
    readonly publishedAt: string;
    readonly reason: string | null;
  }[];
  readonly publishedAt: string;
  readonly withdrawn: {
    readonly at: string;
    readonly reason: string;
    readonly isTextHidden: boolean;
  } | null;
  readonly printedIn: PrintedIn | null;
  readonly previous: DocumentLink | null;
  readonly next: DocumentLink | null;
};

/**
 * A document as the public sees it, in its latest or the given public version; null where there is none.
 * What was never published, and a later revision that is not public, cannot be reached here.
 */
export async function getPublicDocument({
  publicId,
  version,
}: {
  publicId: string;
  version?: number;
}): Promise<PublicDocument | null> {
  const row = await reads().document.findUnique({
    where: { publicId },
    select: {
      id: true,
      state: true,
      withdrawnAt: true,
      withdrawnReason: true,
      withdrawnHidden: true,
      gazette: { select: { slug: true, name: true, isDemonstration: true } },
      versions: {
        orderBy: { number: "asc" },
        select: { number: true, publishedAt: true, reason: true, revisionId: true },
      },
    },
  });
  const shown = version ? row?.versions.find((v) => v.number === version) : row?.versions.at(-1);
  if (!row || !shown) return null;
  const revision = await readRevision(reads(), shown.revisionId);
  const isTextHidden = row.state === "withdrawn" && row.withdrawnHidden;
  return {
    ...(isTextHidden ? withoutText(revision) : revision),
    publicId,
    gazette: row.gazette,
    version: shown.number,
    versions: row.versions.map(({ number, publishedAt, reason }) => ({
      number,
      publishedAt: publishedAt.toISOString(),
      reason,
    })),
    publishedAt: shown.publishedAt.toISOString(),
    withdrawn:
      row.state === "withdrawn" && row.withdrawnAt
        ? { at: row.withdrawnAt.toISOString(), reason: row.withdrawnReason ?? "", isTextHidden }
        : null,
    ...(await placeInIssue(row.id)),
  };
}

/** What stays of a text that law forbids: what it was called, and nothing that it said. */
function withoutText({ sequence, fields }: RevisionText): RevisionText {
  const { title, number, numberText, genre, kind, issuers, writtenOn, writtenOnText } = fields;
  const kept = { title, number, numberText, genre, kind, issuers, writtenOn, writtenOnText };
  const nothing = { addressee: null, publicity: null, consultUnit: null, consultPhone: null };
  return {
    sequence,
    textHash: "",
    fields: { ...kept, ...nothing, signatories: [] },
    parts: [],
    attachments: [],
  };
}

/** The id under which a document can be read now, for one that it had before; null for an unknown one. */
export async function getCurrentPublicId(oldPublicId: string): Promise<string | null> {
  const row = await reads().addressRedirect.findUnique({
    where: { publicId: oldPublicId },
    select: { document: { select: { publicId: true } } },
  });
  return row?.document.publicId ?? null;
}

/** Where a published issue prints a document, and what stands before and after it there. */
export async function placeInIssue(
  documentId: string,
): Promise<Pick<PublicDocument, "printedIn" | "previous" | "next">> {
  const placement = await reads().placement.findFirst({
    where: { documentId, issue: { state: "published" } },
    orderBy: { issue: { publishedAt: "asc" } },
    select: {
      position: true,
      firstPage: true,
      lastPage: true,
      issueId: true,
      section: { select: { name: true } },
      issue: {
        select: { year: true, number: true, issueDate: true, gazette: { select: { slug: true } } },
      },
    },
  });
  if (!placement) return { printedIn: null, previous: null, next: null };
  const near = async (position: { lt: number } | { gt: number }): Promise<DocumentLink | null> => {
    const row = await reads().placement.findFirst({
      where: { issueId: placement.issueId, position, document: { publicId: { not: null } } },
      orderBy: { position: "lt" in position ? "desc" : "asc" },
      select: { document: { select: { publicId: true, ...publicTitleSelect } } },
    });
    const title = row?.document.versions[0]?.revision.title;
    return row?.document.publicId && title ? { publicId: row.document.publicId, title } : null;
  };
  const { issue, section, firstPage, lastPage, position } = placement;
  return {
    printedIn: {
      gazette: issue.gazette.slug,
      year: issue.year,
      number: issue.number,
      issueDate: issue.issueDate,
      section: section.name,
      firstPage,
      lastPage,
    },
    previous: await near({ lt: position }),
    next: await near({ gt: position }),
  };
}

/** Documents with a text that the public reads now: published once and not withdrawn, whatever the desk makes of them. */
export const isPublic = { publicId: { not: null }, withdrawnAt: null } as const;

/** Title and number of the latest public version. */
export const publicTitleSelect = {
  versions: {
    orderBy: { number: "desc" },
    take: 1,
    select: {
      number: true,
      publishedAt: true,
      revision: { select: { title: true, number: true, numberText: true, writtenOn: true } },
    },
  },
} as const;

/** A public document as print sets it alone, in its latest public version; null where there is none, or it was withdrawn: paper would not say so. */
export async function getPublicPrintSingle({
  publicId,
  publicUrl,
}: {
  publicId: string;
  publicUrl: string | null;
}): Promise<PrintSingle | null> {
  const row = await reads().document.findUnique({
    where: { publicId },
    select: {
      id: true,
      withdrawnAt: true,
      gazette: { select: { name: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { revisionId: true, publishedAt: true } },
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
  const latest = row?.versions[0];
  if (!row || !latest || row.withdrawnAt) return null;
  const placement = row.placements[0];
  return {
    gazette: row.gazette,
    document: await readPrintDocument({ id: row.id, publicId, revisionId: latest.revisionId, publicUrl }),
    source: placement ? { ...placement.issue, section: placement.section.name } : null,
    date: dayOf(latest.publishedAt),
  };
}
