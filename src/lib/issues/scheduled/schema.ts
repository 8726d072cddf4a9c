import { z } from "zod";

/** When an issue is to be published, as typed in the gazette's zone: `2026-12-01T09:00`. */
export const ScheduleIssueSchema = z.object({
  issueId: z.string().min(1).max(40),
  at: z
    .string()
    .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/u, "请填写日期和时间")
    // Asia/Shanghai keeps one offset the year round.
    .transform((text) => new Date(`${text}:00+08:00`))
    .refine((at) => !Number.isNaN(at.getTime()), "没有这个日期或时间"),
});
