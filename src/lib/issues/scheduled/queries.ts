import "server-only";
import { reads, type Transaction } from "../../core/db";
import { may } from "../../users/policy";
import { getActor } from "../../users/queries";
import type { Actor } from "../../users/schema";
import { type BlockerFacts, readBlockerFacts } from "../blockers/queries";
import { publicationBlockers } from "../blockers/rules";

/** A scheduled publication as it would run now: by whom, or why it cannot. */
export type DuePublication =
  | { readonly actor: Actor; readonly facts: BlockerFacts }
  | { readonly problem: string };

/** Looks at a scheduled publication with the rights that its person has now. */
export async function readDuePublication(db: Transaction, issueId: string): Promise<DuePublication> {
  const facts = await readBlockerFacts(db, issueId);
  const actor = facts.scheduledBy === null ? null : await getActor(facts.scheduledBy);
  if (!actor || !may(actor, "issue.publish", facts.gazetteId)) {
    return { problem: "定时的人已没有发布的权限，请重新定时或直接发布" };
  }
  const blockers = publicationBlockers(facts).map(({ message }) => message);
  return blockers.length > 0 ? { problem: blockers.join("；") } : { actor, facts };
}

/** Why a scheduled publication cannot run now, in words; null where it can. */
export async function getScheduleProblem(issueId: string): Promise<string | null> {
  const due = await readDuePublication(reads(), issueId);
  return "problem" in due ? due.problem : null;
}

/** Ids of the signed-off issues whose time has come, the earliest first. */
export async function listDueIssues(now: Date): Promise<string[]> {
  const rows = await reads().issue.findMany({
    where: { state: "signed-off", scheduledAt: { lte: now } },
    orderBy: { scheduledAt: "asc" },
    take: 20,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
