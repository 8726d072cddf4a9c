import { z } from "zod";

/** 批注: what the desk says of a document among itself, never public. */

const MAX_BODY = 2000;
const MAX_QUOTE = 1000;

const documentId = z.string().min(1).max(40);
const commentId = z.string().min(1).max(40);
const body = z.string().trim().min(1, "请写批注").max(MAX_BODY, `批注不超过 ${MAX_BODY} 字`);
const context = z.string().max(100).default("");

/** A remark on a place in the text; without a quote, on the document as a whole. */
export const AddCommentSchema = z.object({
  documentId,
  body,
  /** Index of the part that the quote stands in. */
  part: z.coerce.number().int().min(0).max(199).default(0),
  quote: z.string().max(MAX_QUOTE, `选中的文字太长，请选 ${MAX_QUOTE} 字以内`).default(""),
  prefix: context,
  suffix: context,
});
export type NewComment = Omit<z.infer<typeof AddCommentSchema>, "documentId">;

export const AnswerCommentSchema = z.object({ commentId, body });
export const CommentSchema = z.object({ commentId });
