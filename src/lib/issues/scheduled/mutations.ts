import "server-only";
import { recordEvent } from "../../audit/mutations";
import { reads, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { assertMay } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { publishWhole } from "../mutations";
import { issueGateSelect } from "../queries";
import { listDueIssues, readDuePublication } from "./queries";

type Act = { readonly actor: Actor; readonly now: Date };

/**
 * Sets the time at which a signed-off issue is published by itself, on behalf of the actor (定时发布); another time
 * replaces it. Throws `AppError`: `forbidden`, `blocked` where it is not signed off, `invalid` for a time that is past
 * and for an actor who is no user.
 */
export async function scheduleIssue({
  actor,
  now,
  issueId,
  at,
}: Act & { issueId: string; at: Date }): Promise<void> {
  await changeSchedule({ actor, now, issueId, at });
}

/** Gives up the time set for the publication of an issue. */
export async function unscheduleIssue({ actor, now, issueId }: Act & { issueId: string }): Promise<void> {
  await changeSchedule({ actor, now, issueId, at: null });
}

/**
 * Publishes the issues whose time has come, each in a transaction of its own, as the user who set the time; gives the
 * ids of those that it published. Safe to run often and in several processes: the transaction looks once more whether
 * the issue is still due. What may not be published now stays, and the desk says why.
 */
export async function publishDueIssues({ now }: { now: Date }): Promise<string[]> {
  const published: string[] = [];
  for (const issueId of await listDueIssues(now)) {
    // Looked at without the lock first: what cannot be published is asked for again every few seconds.
    if ("problem" in (await readDuePublication(reads(), issueId))) continue;
    const isDone = await transact(async (tx) => {
      const due = await readDuePublication(tx, issueId);
      if ("problem" in due) return false;
      const { actor, facts } = due;
      if (facts.scheduledAt === null || facts.scheduledAt > now) return false;
      await publishWhole(tx, { actor, now, issueId, facts });
      return true;
    });
    if (isDone) published.push(issueId);
  }
  return published;
}

async function changeSchedule({
  actor,
  now,
  issueId,
  at,
}: Act & { issueId: string; at: Date | null }): Promise<void> {
  await transact(async (tx) => {
    const { gazetteId, gazette, state, year, number, scheduledAt } = await tx.issue.findUniqueOrThrow({
      where: { id: issueId },
      select: { ...issueGateSelect, scheduledAt: true },
    });
    assertMay(actor, "issue.publish", gazetteId);
    if (state !== "signed-off") throw new AppError("blocked", "只有已签发而未发布的一期可以定时发布");
    if (at !== null && actor.id === null) throw new AppError("invalid", "定时发布须由登录的用户进行");
    if (at !== null && at <= now) {
      throw new AppError("invalid", "发布时间须在现在之后", { fields: { at: "须在现在之后" } });
    }
    if (at === null && scheduledAt === null) throw new AppError("blocked", "本期没有定时发布");
    await tx.issue.update({
      where: { id: issueId },
      data: { scheduledAt: at, scheduledBy: at === null ? null : actor.id },
    });
    const subject = { gazette: gazette.slug, issue: `${year}/${number}` };
    const event =
      at === null
        ? ({ type: "issue.unscheduled", ...subject } as const)
        : ({ type: "issue.scheduled", ...subject, at: at.toISOString() } as const);
    await recordEvent(tx, { actor, now, event });
  });
}
