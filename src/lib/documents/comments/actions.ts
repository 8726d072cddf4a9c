"use server";

import { defineAction } from "../../core/action";
import { signedInActor } from "../../users/gateway";
import { addComment, answerComment, setResolved } from "./mutations";
import { AddCommentSchema, AnswerCommentSchema, CommentSchema } from "./schema";

/** Adds a remark on a place in the text, or on the document as a whole. */
export const addCommentAction = defineAction(
  { schema: AddCommentSchema, actor: signedInActor },
  async ({ input: { documentId, ...comment }, actor, now }) => {
    await addComment({ actor, now, documentId, comment });
    return "已批注";
  },
);

/** Answers a remark. */
export const answerCommentAction = defineAction(
  { schema: AnswerCommentSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await answerComment({ actor, now, ...input });
    return "已答复";
  },
);

/** 办结. */
export const resolveCommentAction = defineAction(
  { schema: CommentSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await setResolved({ actor, now, ...input, isResolved: true });
    return "已办结";
  },
);

/** 重新打开. */
export const reopenCommentAction = defineAction(
  { schema: CommentSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await setResolved({ actor, now, ...input, isResolved: false });
    return "已重新打开";
  },
);
