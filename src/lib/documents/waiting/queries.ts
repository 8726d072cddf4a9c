import "server-only";
import { reads } from "../../core/db";
import { may } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { type DeskDocumentRow, deskRow, deskRowSelect } from "../desk/queries";
import { mayView } from "../policy";
import { type DocumentState, DocumentStateSchema } from "../schema";
import { guardSelect, ownOf } from "../workflow/queries";
import type { WaitingSearch } from "./schema";

export type WaitingDocuments = {
  readonly rows: readonly DeskDocumentRow[];
  /** How many there are in each state, whatever state is asked for. */
  readonly counts: Readonly<Partial<Record<DocumentState, number>>>;
};

/** Most rows that are shown at a time. */
const MOST_SHOWN = 200;

/**
 * What has come in for a gazette (来稿): for its staff all that no issue holds yet, for a contributor all of the own
 * department, wherever it stands now. Nothing for whoever may see neither.
 */
export async function findWaitingDocuments({
  actor,
  gazetteId,
  state,
  sort,
}: WaitingSearch & { actor: Actor; gazetteId: string }): Promise<WaitingDocuments> {
  if (!may(actor, "desk.open", gazetteId)) return { rows: [], counts: {} };
  const found = await reads().document.findMany({
    where: { gazetteId, ...seenBy(actor, gazetteId) },
    orderBy: [ORDERS[sort], { id: "desc" }],
    select: { ...guardSelect, ...deskRowSelect },
  });
  const seen = found
    .map((row) => ({ row, state: DocumentStateSchema.parse(row.state) }))
    .filter((one) => mayView(actor, { ...one.row, state: one.state }));
  const counts: Partial<Record<DocumentState, number>> = {};
  for (const one of seen) counts[one.state] = (counts[one.state] ?? 0) + 1;
  const shown = seen.filter((one) => state === undefined || one.state === state);
  return { rows: shown.slice(0, MOST_SHOWN).map(({ row }) => deskRow(row)), counts };
}

/** A wide net: the policy decides. */
function seenBy(actor: Actor, gazetteId: string) {
  return may(actor, "document.view", gazetteId) ? { placements: { none: {} } } : ownOf(actor);
}

const ORDERS = {
  newest: { createdAt: "desc" },
  changed: { updatedAt: "desc" },
  written: { headRevision: { writtenOn: { sort: "desc", nulls: "last" } } },
  title: { headRevision: { title: "asc" } },
} as const;
