/** 待办: the kinds of thing that wait for a person, in the order in which the desk lists them. */
export const TASK_TYPES = [
  "look",
  "sent-back",
  "review",
  "publish-correction",
  "comment",
  "proof",
  "unsaved",
  "place",
] as const;
export type TaskType = (typeof TASK_TYPES)[number];

export const TASK_LABELS: Readonly<Record<TaskType, string>> = {
  look: "待复核的应急发布",
  "sent-back": "退回修改",
  review: "待审核",
  "publish-correction": "更正已通过，待发布",
  comment: "未办结的批注",
  proof: "待校对",
  unsaved: "未保存的改动",
  place: "已通过，待编入",
};
