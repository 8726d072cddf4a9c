import "server-only";
import { dayOf, formatInstant } from "../../core/clock";
import { reads } from "../../core/db";
import { type DocumentState, DocumentStateSchema } from "../../documents/schema";
import { may } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { ROUNDS } from "../proofs/schema";
import { type IssueState, IssueStateSchema } from "../schema";
import { daysLeftWords, isDue } from "./rules";

/** An issue that waits for someone. */
export type IssueTask = {
  readonly id: string;
  readonly year: number;
  readonly number: string;
  readonly gazetteName: string;
  readonly state: IssueState;
  readonly isBackIssue: boolean;
  readonly note: string;
};
export type IssueTasks = {
  /** Their day has passed or is near, or they will be published by themselves. */
  readonly due: readonly IssueTask[];
  /** Back issues that somebody must compare with the printed ones. */
  readonly toConfirm: readonly IssueTask[];
};

/** Issues of these gazettes that wait for an actor. */
export async function listIssueTasks(
  actor: Actor,
  gazetteIds: readonly string[],
  now: Date,
): Promise<IssueTasks> {
  const seen = gazetteIds.filter((id) => may(actor, "issue.view", id));
  const rows = await reads().issue.findMany({
    where: { gazetteId: { in: seen }, state: { not: "published" } },
    orderBy: [{ issueDate: "asc" }, { year: "asc" }, { createdAt: "asc" }],
    select: {
      id: true,
      gazetteId: true,
      year: true,
      number: true,
      state: true,
      isBackIssue: true,
      issueDate: true,
      scheduledAt: true,
      gazette: { select: { name: true } },
      _count: { select: { placements: true } },
    },
  });
  const today = dayOf(now);
  const issues = rows.map(({ gazette, _count, ...row }) => ({
    ...row,
    gazetteName: gazette.name,
    documents: _count.placements,
    state: IssueStateSchema.parse(row.state),
  }));
  return {
    due: issues
      .filter((issue) => !issue.isBackIssue && (isDue(issue, today) || issue.scheduledAt !== null))
      .map(({ issueDate, scheduledAt, ...issue }) => ({
        ...toTask(issue),
        note: [
          issueDate === null ? null : `出版日期 ${issueDate}，${daysLeftWords(today, issueDate)}`,
          scheduledAt && `定于 ${formatInstant(scheduledAt)} 自动发布`,
        ]
          .filter(Boolean)
          .join("；"),
      })),
    toConfirm: issues
      .filter(({ isBackIssue, gazetteId }) => isBackIssue && may(actor, "issue.confirm", gazetteId))
      .map((issue) => ({ ...toTask(issue), note: `${issue.documents} 件文件` })),
  };
}

/** The issue that is being compiled, in numbers. */
export type IssueGlance = {
  readonly id: string;
  readonly year: number;
  readonly number: string;
  readonly state: IssueState;
  readonly issueDate: string | null;
  /** `还有 3 天`; null without a date. */
  readonly daysLeft: string | null;
  readonly documents: number;
  readonly byState: Readonly<Partial<Record<DocumentState, number>>>;
  /** Rounds that stand for the text as it is now, of all that are asked for. */
  readonly proofs: { readonly standing: number; readonly wanted: number };
};

/** An issue in numbers; null where it is not there. The caller checks the actor. */
export async function getIssueGlance(issueId: string, now: Date): Promise<IssueGlance | null> {
  const row = await reads().issue.findUnique({
    where: { id: issueId },
    select: {
      id: true,
      year: true,
      number: true,
      state: true,
      issueDate: true,
      placements: {
        select: {
          document: {
            select: { id: true, state: true, headRevision: { select: { textHash: true } } },
          },
        },
      },
      proofs: { select: { documentId: true, round: true, textHash: true } },
    },
  });
  if (!row) return null;
  const { placements, proofs, ...facts } = row;
  const byState: Partial<Record<DocumentState, number>> = {};
  const standing = new Set<string>();
  for (const { document } of placements) {
    const state = DocumentStateSchema.parse(document.state);
    byState[state] = (byState[state] ?? 0) + 1;
    for (const { documentId, round, textHash } of proofs) {
      if (documentId === document.id && textHash === document.headRevision?.textHash)
        standing.add(`${documentId} ${round}`);
    }
  }
  return {
    ...facts,
    state: IssueStateSchema.parse(row.state),
    daysLeft: row.issueDate === null ? null : daysLeftWords(dayOf(now), row.issueDate),
    documents: placements.length,
    byState,
    proofs: { standing: standing.size, wanted: placements.length * ROUNDS.length },
  };
}

function toTask({
  id,
  year,
  number,
  gazetteName,
  state,
  isBackIssue,
}: Omit<IssueTask, "note">): Omit<IssueTask, "note"> {
  return { id, year, number, gazetteName, state, isBackIssue };
}
