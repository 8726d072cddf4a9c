import "server-only";
import type { Kind } from "../../content/kind";
import { reads } from "../../core/db";
import type { TextPart } from "../../search/highlight";
import type { EmptyReason } from "../../search/query";
import { searchDocuments } from "../../search/search";
import type { Snippet } from "../../search/snippets";
import { may } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { mayView } from "../policy";
import { type DocumentState, DocumentStateSchema } from "../schema";
import { guardSelect, ownOf } from "../workflow/queries";

/** A document found at the desk, published or not. */
export type DeskHit = {
  readonly id: string;
  readonly state: DocumentState;
  readonly titleParts: readonly TextPart[];
  readonly snippets: readonly Snippet[];
  readonly number: string | null;
  readonly writtenOn: string | null;
  readonly gazetteName: string;
  readonly issue: { readonly id: string; readonly year: number; readonly number: string } | null;
};

export type DeskSearch = {
  /** Why nothing was looked for; null where it was. */
  readonly reason: EmptyReason | null;
  readonly total: number;
  readonly hits: readonly DeskHit[];
};

/**
 * Searches the newest text of the documents that an actor may see in these gazettes: all of a gazette, or the own ones
 * of a contributor. `total` counts what they may see alone. `limit` and `offset` count documents.
 */
export async function searchDesk({
  actor,
  gazetteIds,
  text,
  state,
  kind,
  year,
  limit,
  offset,
}: {
  actor: Actor;
  gazetteIds: readonly string[];
  text: string;
  state?: DocumentState | undefined;
  kind?: Kind | undefined;
  year?: number | undefined;
  limit: number;
  offset: number;
}): Promise<DeskSearch> {
  const within = await visibleTo(actor, gazetteIds);
  const asked = { text, state, kind, year, limit, offset, within, scope: "desk" } as const;
  const { query, total, hits } = await searchDocuments(reads(), asked);
  const rows = await readHits(hits.map((hit) => hit.documentId));
  return {
    reason: query.reason,
    total,
    hits: hits.flatMap(({ documentId, titleParts, snippets }) => {
      const row = rows.get(documentId);
      return row && mayView(actor, row.guarded) ? [{ ...row.shown, titleParts, snippets }] : [];
    }),
  };
}

/** The document whose own number in the database or whose public address someone typed; null where none is to be seen. */
export async function findDocumentById(
  actor: Actor,
  typed: string,
): Promise<{ id: string; title: string } | null> {
  const row = await reads().document.findFirst({
    where: { OR: [{ id: typed }, { publicId: typed.toLowerCase() }] },
    select: { ...guardSelect, id: true, headRevision: { select: { title: true } } },
  });
  if (!row?.headRevision) return null;
  const isSeen = mayView(actor, { ...row, state: DocumentStateSchema.parse(row.state) });
  return isSeen ? { id: row.id, title: row.headRevision.title } : null;
}

/** Whole gazettes, and the single documents of those in which the actor sees the own ones alone. */
async function visibleTo(actor: Actor, gazetteIds: readonly string[]) {
  const whole = gazetteIds.filter((id) => may(actor, "document.view", id));
  const partly = gazetteIds.filter((id) => !whole.includes(id) && may(actor, "desk.open", id));
  if (partly.length === 0 || actor.id === null) return { gazetteIds: whole, documentIds: [] };
  const rows = await reads().document.findMany({
    where: { gazetteId: { in: partly }, ...ownOf(actor) },
    select: { ...guardSelect, id: true },
  });
  const own = rows.filter((row) => mayView(actor, { ...row, state: DocumentStateSchema.parse(row.state) }));
  return { gazetteIds: whole, documentIds: own.map(({ id }) => id) };
}

async function readHits(ids: readonly string[]) {
  const rows = await reads().document.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...guardSelect,
      id: true,
      gazette: { select: { name: true } },
      headRevision: { select: { number: true, writtenOn: true } },
      placements: {
        take: 1,
        orderBy: { issue: { createdAt: "desc" } },
        select: { issue: { select: { id: true, year: true, number: true } } },
      },
    },
  });
  return new Map(
    rows.map(({ gazette, headRevision, placements, ...row }) => {
      const state = DocumentStateSchema.parse(row.state);
      const shown = {
        id: row.id,
        state,
        number: headRevision?.number ?? null,
        writtenOn: headRevision?.writtenOn ?? null,
        gazetteName: gazette.name,
        issue: placements[0]?.issue ?? null,
      };
      return [row.id, { guarded: { ...row, state }, shown }] as const;
    }),
  );
}
