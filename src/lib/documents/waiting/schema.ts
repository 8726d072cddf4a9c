import { z } from "zod";
import { DocumentStateSchema } from "../schema";

/** 来稿: what a list of the documents that have come in is narrowed to, and how it is sorted. Nonsense falls away. */
export const WaitingSearchSchema = z.object({
  state: DocumentStateSchema.optional().catch(undefined),
  sort: z.enum(["newest", "changed", "written", "title"]).catch("newest"),
});
export type WaitingSearch = z.infer<typeof WaitingSearchSchema>;

export const WAITING_SORT_LABELS: Readonly<Record<WaitingSearch["sort"], string>> = {
  newest: "最近来稿",
  changed: "最近改动",
  written: "成文日期",
  title: "标题",
};
