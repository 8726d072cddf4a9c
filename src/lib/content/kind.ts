import { z } from "zod";

/** What a document mainly is (docs/GLOSSARY.md). Independent of its genre: a 通知 may be a plan. */
export const KINDS = [
  "notice",
  "plan",
  "emergency-plan",
  "responsibility-list",
  "personnel",
  "approval",
  "decision",
  "rules",
  "other",
] as const;

export const KindSchema = z.enum(KINDS);
export type Kind = z.infer<typeof KindSchema>;

/** 文种: the fifteen genres of 《党政机关公文处理工作条例》 art. 8 (rules.md section 1); 令 is the short form of 命令. */
export const GENRES = [
  "决议",
  "决定",
  "命令",
  "令",
  "公报",
  "公告",
  "通告",
  "意见",
  "通知",
  "通报",
  "报告",
  "请示",
  "批复",
  "议案",
  "函",
  "纪要",
] as const;

/** 部分: what a part of a document is. An `instrument` (印发的文本) has its own title and validity. */
const PART_TYPES = ["body", "instrument", "annex"] as const;
export const PartTypeSchema = z.enum(PART_TYPES);
export type PartType = z.infer<typeof PartTypeSchema>;
