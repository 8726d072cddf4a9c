import "server-only";
import { reads } from "../../core/db";
import { readRevision } from "../revisions/queries";
import { inTextOrder, type PlacedAnchor } from "./rules";

/** A remark with what was answered to it. Instants are ISO text. */
export type CommentThread = PlacedAnchor & {
  readonly id: string;
  readonly body: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedName: string | null;
  readonly answers: readonly {
    readonly id: string;
    readonly body: string;
    readonly authorName: string;
    readonly createdAt: string;
  }[];
};

const saidSelect = { id: true, body: true, authorName: true, createdAt: true } as const;
const threadSelect = {
  ...saidSelect,
  part: true,
  quote: true,
  prefix: true,
  suffix: true,
  resolvedAt: true,
  resolvedName: true,
  answers: { orderBy: { createdAt: "asc" }, select: saidSelect },
} as const;

/** The remarks on a document in the order of its newest text, resolved ones among them. The caller checks the actor. */
export async function listComments(documentId: string): Promise<CommentThread[]> {
  const rows = await reads().comment.findMany({
    where: { documentId, parentId: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: threadSelect,
  });
  if (rows.length === 0) return [];
  const document = await reads().document.findUnique({
    where: { id: documentId },
    select: { headRevisionId: true },
  });
  if (!document?.headRevisionId) return [];
  const { parts } = await readRevision(reads(), document.headRevisionId);
  return inTextOrder(rows, parts).map(({ answers, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    answers: answers.map((answer) => ({ ...answer, createdAt: answer.createdAt.toISOString() })),
  }));
}
