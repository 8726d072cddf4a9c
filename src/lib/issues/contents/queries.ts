import "server-only";
import { reads, type Transaction } from "../../core/db";
import {
  type DeskDocumentRow,
  deskRow,
  deskRowSelect,
  listWaitingDocuments,
} from "../../documents/desk/queries";
import { getProofSheet } from "../proofs/queries";
import type { StandingProofs } from "../proofs/rules";
import type { DeskIssue } from "../queries";
import { type Arrangement, arrangementOf, type SortKey } from "./rules";

const sortKeySelect = {
  id: true,
  headRevision: {
    select: {
      number: true,
      writtenOn: true,
      organs: {
        where: { role: "issuer" },
        orderBy: { position: "asc" as const },
        take: 1,
        select: { organ: { select: { rank: true } } },
      },
    },
  },
} as const;

/** The contents of an issue as they are arranged now, and what they are sorted by. */
export async function readArrangement(
  db: Transaction,
  { issueId, gazetteId }: { issueId: string; gazetteId: string },
): Promise<{ arrangement: Arrangement; sortKeys: Map<string, SortKey> }> {
  const [sections, placements] = await Promise.all([
    db.section.findMany({ where: { gazetteId }, orderBy: { position: "asc" }, select: { name: true } }),
    db.placement.findMany({
      where: { issueId },
      orderBy: { position: "asc" },
      select: { section: { select: { name: true } }, document: { select: sortKeySelect } },
    }),
  ]);
  return {
    arrangement: arrangementOf({
      placed: placements.map(({ section, document }) => ({ section: section.name, documentId: document.id })),
      houseSections: sections.map(({ name }) => name),
    }),
    sortKeys: new Map(
      placements.map(({ document: { id, headRevision } }) => [
        id,
        {
          rank: headRevision?.organs[0]?.organ.rank ?? null,
          number: headRevision?.number ?? null,
          writtenOn: headRevision?.writtenOn ?? null,
        },
      ]),
    ),
  };
}

/** A document as the board of an issue shows it. */
type BoardDocument = Pick<DeskDocumentRow, "id" | "title" | "number" | "state">;

/** What the board of an issue shows. */
type Board = {
  arrangement: Arrangement;
  placed: (BoardDocument & {
    sortKey: SortKey;
    textHash: string;
    standing: StandingProofs | null;
    /** Pages of a back issue, as printed. */
    printed: readonly [number, number] | null;
  })[];
  waiting: BoardDocument[];
  reprints: BoardDocument[] | null;
};

/** The board of an issue: its documents, those that wait, and what `words` find to be printed once more. */
export async function getBoard({ issue, words }: { issue: DeskIssue; words: string }): Promise<Board> {
  const { id: issueId, gazetteId, isBackIssue, placements } = issue;
  const [{ arrangement, sortKeys }, sheet, waiting, reprints] = await Promise.all([
    readArrangement(reads(), { issueId, gazetteId }),
    getProofSheet(issueId),
    listWaitingDocuments({ gazetteId }),
    findReprints({ gazetteId, issueId, words }),
  ]);
  const pages = new Map(placements.map(({ id, firstPage, lastPage }) => [id, { firstPage, lastPage }]));
  return {
    arrangement,
    placed: sheet.map(({ id, title, number, state, textHash, standing }) => {
      const { firstPage = null, lastPage = null } = pages.get(id) ?? {};
      return {
        ...{ id, title, number, state, textHash },
        sortKey: sortKeys.get(id) ?? { rank: null, number, writtenOn: null },
        standing: isBackIssue ? null : standing,
        printed: isBackIssue && firstPage !== null ? [firstPage, lastPage ?? firstPage] : null,
      };
    }),
    waiting: waiting.filter(({ state }) => state !== "published" && state !== "withdrawn").map(boardDocument),
    reprints: words === "" ? null : reprints.map(boardDocument),
  };
}

function boardDocument({ id, title, number, state }: DeskDocumentRow): BoardDocument {
  return { id, title, number, state };
}

/**
 * Public documents of a gazette whose title or number has the words, which this issue does not hold: to be printed
 * once more. At most 20, the newest first.
 */
async function findReprints({
  gazetteId,
  issueId,
  words,
}: {
  gazetteId: string;
  issueId: string;
  words: string;
}): Promise<DeskDocumentRow[]> {
  if (words === "") return [];
  const rows = await reads().document.findMany({
    where: {
      gazetteId,
      state: "published",
      placements: { none: { issueId } },
      headRevision: { OR: [{ title: { contains: words } }, { number: { contains: words } }] },
    },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: deskRowSelect,
  });
  return rows.map(deskRow);
}
