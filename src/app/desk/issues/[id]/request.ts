import "server-only";
import { AppError } from "@/lib/core/errors";
import { type DeskIssue, getDeskIssue } from "@/lib/issues/queries";
import { signedInActor } from "@/lib/users/gateway";
import { may } from "@/lib/users/policy";

/** The issue that a route of the desk is asked for. Throws `AppError`: what someone may not see is not found. */
export async function requestedIssue(params: Promise<{ id: string }>): Promise<DeskIssue> {
  const actor = await signedInActor();
  const issue = await getDeskIssue((await params).id);
  if (!issue || !may(actor, "issue.view", issue.gazetteId)) throw new AppError("not-found", "没有这一期");
  return issue;
}
