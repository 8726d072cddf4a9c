"use server";

import { defineAction } from "../../core/action";
import { formatInstant } from "../../core/clock";
import { signedInActor } from "../../users/gateway";
import { ChangeIssueSchema } from "../schema";
import { scheduleIssue, unscheduleIssue } from "./mutations";
import { ScheduleIssueSchema } from "./schema";

/** 定时发布. */
export const scheduleIssueAction = defineAction(
  { schema: ScheduleIssueSchema, actor: signedInActor },
  async ({ input: { issueId, at }, actor, now }) => {
    await scheduleIssue({ actor, now, issueId, at });
    return `将于 ${formatInstant(at)} 发布`;
  },
);

/** 取消定时. */
export const unscheduleIssueAction = defineAction(
  { schema: ChangeIssueSchema, actor: signedInActor },
  async ({ input: { issueId }, actor, now }) => {
    await unscheduleIssue({ actor, now, issueId });
    return "已取消定时";
  },
);
