import { z } from "zod";

/** 流转: the steps that a version of a document takes, from the first draft to its publication and after. */
const STEP_TYPES = [
  "submit",
  "recall",
  "revise",
  "approve",
  "reject",
  "publish",
  "confirm",
  "emergency",
  "look",
  "correct",
  "abandon",
  "withdraw",
] as const;
export const StepTypeSchema = z.enum(STEP_TYPES);
export type StepType = z.infer<typeof StepTypeSchema>;

/** Why a public text is corrected (更正). */
const CORRECTION_TYPES = ["transcription", "original", "layout", "other"] as const;
/** Why a public text is withdrawn (撤回). */
const WITHDRAWAL_TYPES = ["mistaken", "secret", "privacy", "repealed", "other"] as const;

export const CORRECTION_TYPE_LABELS: Readonly<Record<(typeof CORRECTION_TYPES)[number], string>> = {
  transcription: "录入、排版与原文不符",
  original: "发文机关更正原文",
  layout: "分段、表格、附件有误",
  other: "其他",
};
export const WITHDRAWAL_TYPE_LABELS: Readonly<Record<(typeof WITHDRAWAL_TYPES)[number], string>> = {
  mistaken: "误发",
  secret: "依法不得公开",
  privacy: "涉及个人隐私、商业秘密",
  repealed: "发文机关撤销",
  other: "其他",
};

/** Reasons for which the text may not stay readable, whatever else is said. */
export const HIDING: readonly string[] = ["secret", "privacy"];

const ReasonSchema = z.string().trim().min(4, "请写明原因，至少 4 字").max(500, "原因不超过 500 字");
const documentId = z.string().min(1).max(40);
/** The revision that the person saw: another one refuses the step. */
const expectedSequence = z.coerce.number().int().min(1);

/** The form of a step that says nothing but which. */
const PlainStepSchema = z.object({
  documentId,
  expectedSequence,
  type: z.enum(["submit", "recall", "approve", "publish", "look", "abandon"]),
  reason: z.string().trim().max(500, "说明不超过 500 字").default(""),
});
const ReasonedStepSchema = z.object({
  documentId,
  expectedSequence,
  type: z.enum(["reject", "emergency"]),
  reason: ReasonSchema,
});
const CorrectStepSchema = z.object({
  documentId,
  expectedSequence,
  type: z.literal("correct"),
  reasonType: z.enum(CORRECTION_TYPES, "请选择更正的缘由"),
  reason: ReasonSchema,
});
const WithdrawStepSchema = z.object({
  documentId,
  expectedSequence,
  type: z.literal("withdraw"),
  reasonType: z.enum(WITHDRAWAL_TYPES, "请选择撤回的缘由"),
  reason: ReasonSchema,
  /** Whether law forbids the text to stay readable. */
  hidden: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});
export const StepFormSchema = z.discriminatedUnion("type", [
  PlainStepSchema,
  ReasonedStepSchema,
  CorrectStepSchema,
  WithdrawStepSchema,
]);
export type StepForm = z.infer<typeof StepFormSchema>;

/** Deletes a draft as the person saw it. */
export const RemoveDocumentSchema = z.object({ documentId, expectedSequence });
