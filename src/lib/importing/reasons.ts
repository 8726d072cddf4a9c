import { z } from "zod";

/** Why text of a source stands in no document (`leftOut[].reason`), and what the reason is called in the interface. */
export const LEFT_OUT_REASONS = {
  "front-matter": "封面、扉页",
  contents: "目录",
  colophon: "封底",
  "running-head": "页眉",
  "page-number": "页码",
  repeat: "重复印出的文字",
  markup: "转换留下的标记",
  mark: "分隔字段的符号",
  "consultation-box": "咨询栏（已入字段）",
  "qr-caption": "二维码说明",
  distribution: "版记（抄送、印发）",
  "hidden-text": "隐藏文字",
  "deleted-text": "修订中删去的文字",
  comment: "批注",
  note: "注释",
} as const;

/** A reason of the table above. */
export const LeftOutReasonSchema = z.enum(
  Object.keys(LEFT_OUT_REASONS) as [LeftOutReason, ...LeftOutReason[]],
);
export type LeftOutReason = keyof typeof LEFT_OUT_REASONS;

/** Codes of the importer's warnings (`warnings[].code`); docs/importing.md says what each means. */
export const WARNING_CODES = [
  "annex-without-text",
  "comments",
  "contents-entry-not-found",
  "converted",
  "embedded-object",
  "hidden-text",
  "macros",
  "nested-table",
  "no-date",
  "no-document-number",
  "note-not-placed",
  "number-differs",
  "page-too-complex",
  "page-without-text",
  "picture-in-table",
  "picture-not-shown",
  "picture-not-taken",
  "second-consultation-box",
  "table-not-recovered",
  "text-box",
  "title-repeated",
  "tracked-changes",
  "unaccounted",
  "unknown-genre",
  "unknown-symbol",
] as const;
