import "server-only";
import { reads } from "../../core/db";
import { ROUND_LABELS } from "../../issues/proofs/schema";
import { may } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { type DeskDocumentRow, deskRow, deskRowSelect } from "../desk/queries";
import { mayView } from "../policy";
import { DocumentStateSchema } from "../schema";
import { guardSelect, ownOf } from "../workflow/queries";
import { StepTypeSchema } from "../workflow/schema";
import { roundsDue, type TaskDocument, tasksOf } from "./rules";
import { TASK_TYPES, type TaskType } from "./schema";

/** A document that waits for someone. */
type Task = DeskDocumentRow & {
  readonly gazetteName: string;
  /** What there is to know before opening it: the reason of the one who sent it back, the rounds, the remarks. */
  readonly note: string | null;
  /** ISO instant of what made it wait; null where that has none. */
  readonly since: string | null;
};
export type TaskGroup = { readonly type: TaskType; readonly tasks: readonly Task[] };

/** Most rows of one group that are shown. */
const MOST_SHOWN = 50;

/**
 * What waits for an actor in these gazettes, in groups in the order of `TASK_TYPES`; groups without a document are left
 * out, and a document stands in each group in which it waits.
 */
export async function listTasks(actor: Actor, gazetteIds: readonly string[]): Promise<TaskGroup[]> {
  const seen = gazetteIds.filter((id) => may(actor, "desk.open", id));
  const userId = actor.id ?? "";
  const rows = await reads().document.findMany({
    where: { gazetteId: { in: seen }, OR: waitingFor(userId) },
    orderBy: { updatedAt: "desc" },
    select: taskSelect(userId),
  });
  const waiting = rows.map((row) => ({ row, document: toTaskDocument(row) }));
  return TASK_TYPES.map((type) => ({
    type,
    tasks: waiting
      .filter(({ document }) => tasksOf(actor, document).includes(type))
      .slice(0, MOST_SHOWN)
      .map(({ row, document }) => toTask(type, row, document)),
  })).filter(({ tasks }) => tasks.length > 0);
}

/** All that a contributor has sent in and may see, the latest first, at most 100. */
export async function listOwnDocuments(
  actor: Actor,
  gazetteIds: readonly string[],
): Promise<DeskDocumentRow[]> {
  if (actor.id === null) return [];
  const rows = await reads().document.findMany({
    where: { gazetteId: { in: [...gazetteIds] }, ...ownOf(actor) },
    orderBy: { updatedAt: "desc" },
    take: 100,
    select: { ...guardSelect, ...deskRowSelect },
  });
  return rows
    .filter((row) => mayView(actor, { ...row, state: DocumentStateSchema.parse(row.state) }))
    .map(deskRow);
}

/** A wide net: the rules decide. */
function waitingFor(userId: string) {
  return [
    { emergencyById: { not: null } },
    { state: { in: ["submitted", "approved"] } },
    { state: "draft", steps: { some: { type: "reject" } } },
    { placements: { some: { issue: { state: "compiling", isBackIssue: false } } } },
    { drafts: { some: { userId } } },
    { createdById: userId, comments: { some: { resolvedAt: null, parentId: null } } },
    { steps: { some: { userId } }, comments: { some: { resolvedAt: null, parentId: null } } },
  ];
}

function taskSelect(userId: string) {
  return {
    ...guardSelect,
    ...deskRowSelect,
    emergencyById: true,
    gazette: { select: { name: true } },
    headRevision: { select: { title: true, number: true, writtenOn: true, textHash: true } },
    steps: {
      orderBy: { id: "asc" as const },
      select: {
        type: true,
        userId: true,
        userName: true,
        reasonType: true,
        reason: true,
        sequence: true,
        at: true,
      },
    },
    revisions: { select: { sequence: true, authorId: true } },
    drafts: { where: { userId }, select: { updatedAt: true } },
    comments: {
      where: { resolvedAt: null, parentId: null, OR: [{ authorId: null }, { authorId: { not: userId } }] },
      select: { createdAt: true },
    },
    placements: {
      select: { issueId: true, issue: { select: { state: true, isBackIssue: true } } },
    },
    proofs: { select: { issueId: true, round: true, textHash: true } },
  };
}

type Row = Parameters<typeof deskRow>[0] & {
  readonly gazetteId: string;
  readonly createdBy: { readonly id: string; readonly department: string } | null;
  readonly emergencyById: string | null;
  readonly gazette: { readonly name: string };
  readonly headRevision: { readonly textHash: string } | null;
  readonly steps: readonly {
    readonly type: string;
    readonly userId: string | null;
    readonly userName: string;
    readonly reasonType: string | null;
    readonly reason: string;
    readonly sequence: number;
    readonly at: Date;
  }[];
  readonly revisions: readonly { readonly sequence: number; readonly authorId: string | null }[];
  readonly drafts: readonly { readonly updatedAt: Date }[];
  readonly comments: readonly { readonly createdAt: Date }[];
  readonly placements: readonly {
    readonly issueId: string;
    readonly issue: { readonly state: string; readonly isBackIssue: boolean };
  }[];
  readonly proofs: readonly { readonly issueId: string; readonly round: number; readonly textHash: string }[];
};

function toTaskDocument(row: Row): TaskDocument {
  const open = row.placements.find(({ issue }) => issue.state === "compiling" && !issue.isBackIssue);
  return {
    gazetteId: row.gazetteId,
    createdBy: row.createdBy,
    state: DocumentStateSchema.parse(row.state),
    hasPublicVersion: row.publicId !== null,
    emergencyById: row.emergencyById,
    isInSignedOffIssue: row.placements.some(({ issue }) => issue.state === "signed-off"),
    revisions: row.revisions,
    steps: row.steps.map((step) => ({ ...step, type: StepTypeSchema.parse(step.type) })),
    textHash: row.headRevision?.textHash ?? "",
    isPlaced: row.placements.length > 0,
    isCompiled: open !== undefined,
    openComments: row.comments.length,
    proofs: row.proofs.filter(({ issueId }) => issueId === open?.issueId),
    hasDraft: row.drafts.length > 0,
  };
}

function toTask(type: TaskType, row: Row, document: TaskDocument): Task {
  const { id, state, title, number, writtenOn, publicId } = deskRow(row);
  const given = { id, state, title, number, writtenOn, publicId, gazetteName: row.gazette.name };
  return { ...given, ...aboutTask(type, row, document) };
}

function aboutTask(type: TaskType, row: Row, document: TaskDocument): Pick<Task, "note" | "since"> {
  const last = row.steps.at(-1);
  const since = last?.at.toISOString() ?? null;
  switch (type) {
    case "sent-back":
      return { note: last ? `${last.userName}：${last.reason}` : null, since };
    case "review":
    case "publish-correction":
      return { note: last ? `${last.userName}${type === "review" ? "送审" : "审核通过"}` : null, since };
    case "look":
      return { note: last?.reason ? `理由：${last.reason}` : null, since };
    case "comment": {
      const newest = row.comments.map(({ createdAt }) => createdAt.toISOString()).sort();
      return { note: `${row.comments.length} 条`, since: newest.at(-1) ?? null };
    }
    case "proof":
      return {
        note: roundsDue(document)
          .map((round) => ROUND_LABELS[round])
          .join("、"),
        since: null,
      };
    case "unsaved":
      return { note: null, since: row.drafts[0]?.updatedAt.toISOString() ?? null };
    case "place":
      return { note: null, since };
    default:
      return type satisfies never;
  }
}
