import "server-only";
import { reads } from "../../core/db";
import type { TextPart } from "../../search/highlight";
import type { EmptyReason } from "../../search/query";
import { searchDocuments } from "../../search/search";
import type { Snippet } from "../../search/snippets";
import { isPublic, publicTitleSelect } from "../queries";

/** A document found by search, with what a result shows. Instants are no part of it; dates are plain. */
export type PublishedHit = {
  readonly publicId: string;
  readonly title: string;
  readonly titleParts: readonly TextPart[];
  readonly number: string | null;
  readonly writtenOn: string | null;
  readonly gazette: { readonly slug: string; readonly name: string; readonly isDemonstration: boolean };
  readonly issue: { readonly gazette: string; readonly year: number; readonly number: string } | null;
  readonly snippets: readonly Snippet[];
  readonly isNumberMatch: boolean;
};

export type PublishedSearch = {
  /** Why nothing was looked for; null where it was. */
  readonly reason: EmptyReason | null;
  readonly total: number;
  readonly hits: readonly PublishedHit[];
};

/** Searches published documents. `limit` and `offset` count documents; a query that asks for nothing gives its reason. */
export async function searchPublished({
  text,
  limit,
  offset,
}: {
  text: string;
  limit: number;
  offset: number;
}): Promise<PublishedSearch> {
  const { query, total, hits } = await searchDocuments(reads(), { text, limit, offset });
  const rows = await reads().document.findMany({
    where: { id: { in: hits.map((hit) => hit.documentId) }, ...isPublic },
    select: publishedHitSelect,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    reason: query.reason,
    total,
    hits: hits.flatMap(({ documentId, titleParts, snippets, numberMatch }) => {
      const row = byId.get(documentId);
      const revision = row?.versions[0]?.revision;
      if (!row?.publicId || !revision) return [];
      const issue = row.placements[0]?.issue;
      return [
        {
          publicId: row.publicId,
          title: revision.title,
          titleParts,
          number: revision.number,
          writtenOn: revision.writtenOn,
          gazette: row.gazette,
          issue: issue ? { gazette: issue.gazette.slug, year: issue.year, number: issue.number } : null,
          snippets,
          isNumberMatch: numberMatch,
        },
      ];
    }),
  };
}

const publishedHitSelect = {
  id: true,
  publicId: true,
  gazette: { select: { slug: true, name: true, isDemonstration: true } },
  ...publicTitleSelect,
  placements: {
    where: { issue: { state: "published" } },
    orderBy: { issue: { publishedAt: "asc" } },
    take: 1,
    select: { issue: { select: { year: true, number: true, gazette: { select: { slug: true } } } } },
  },
} as const;

/** A document in a list of news. */
export type NewestDocument = {
  readonly publicId: string;
  readonly title: string;
  readonly number: string | null;
  readonly gazetteName: string;
  /** ISO instants of the first and of the latest public version. */
  readonly firstPublishedAt: string;
  readonly publishedAt: string;
  readonly version: number;
};

/** Published documents of the given gazettes, the latest version first, at most `limit`. */
export async function listNewestDocuments({
  slugs,
  limit,
}: {
  slugs: readonly string[];
  limit: number;
}): Promise<NewestDocument[]> {
  const versions = await reads().documentVersion.findMany({
    where: { document: { ...isPublic, gazette: { slug: { in: [...slugs] } } } },
    orderBy: [{ publishedAt: "desc" }, { document: { publicId: "asc" } }],
    // A document corrected often takes several rows of one page of news.
    take: limit * 2,
    select: {
      number: true,
      publishedAt: true,
      revision: { select: { title: true, number: true } },
      document: {
        select: {
          publicId: true,
          gazette: { select: { name: true } },
          versions: { orderBy: { number: "asc" }, take: 1, select: { publishedAt: true } },
        },
      },
    },
  });
  const newest = new Map<string, NewestDocument>();
  for (const { number, publishedAt, revision, document } of versions) {
    const { publicId, gazette } = document;
    if (publicId === null || newest.has(publicId)) continue;
    newest.set(publicId, {
      publicId,
      title: revision.title,
      number: revision.number,
      gazetteName: gazette.name,
      firstPublishedAt: (document.versions[0]?.publishedAt ?? publishedAt).toISOString(),
      publishedAt: publishedAt.toISOString(),
      version: number,
    });
  }
  return [...newest.values()].slice(0, limit);
}
