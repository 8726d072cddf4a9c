"use client";

import { formatInstant } from "@/lib/core/clock";
import {
  answerCommentAction,
  reopenCommentAction,
  resolveCommentAction,
} from "@/lib/documents/comments/actions";
import type { CommentThread } from "@/lib/documents/comments/queries";
import { ActionForm } from "../ui/action-form";
import { TextArea } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { shortQuote } from "./short-quote";

/** A remark with what was answered to it, and what may be done about it. */
export function CommentThreadItem({
  thread: { id, quote, body, authorName, createdAt, resolvedAt, resolvedName, answers },
  mayResolve,
  mayAnswer,
  isActive,
  isLost,
  onActivate,
}: {
  thread: CommentThread;
  mayResolve: boolean;
  mayAnswer: boolean;
  isActive: boolean;
  isLost: boolean;
  onActivate: (id: string) => void;
}) {
  const isOpen = resolvedAt === null;
  return (
    <li className="comment" aria-current={isActive || undefined}>
      {quote !== "" && <Quote id={id} quote={quote} isLost={isLost} onActivate={onActivate} />}
      <Said by={authorName} at={createdAt} body={body} />
      {answers.length > 0 && (
        <ol className="answers" aria-label="答复">
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said by={answer.authorName} at={answer.createdAt} body={answer.body} />
            </li>
          ))}
        </ol>
      )}
      {!isOpen && (
        <p className="hint">
          {resolvedName} {formatInstant(resolvedAt)} 办结
        </p>
      )}
      {mayAnswer && isOpen && (
        <details>
          <summary>答复</summary>
          <ActionForm action={answerCommentAction} className="form">
            <input type="hidden" name="commentId" value={id} />
            <TextArea name="body" label="答复" lines={2} />
            <SubmitButton busy="正在答复…">答复</SubmitButton>
          </ActionForm>
        </details>
      )}
      {mayResolve && (
        <ActionForm action={isOpen ? resolveCommentAction : reopenCommentAction}>
          <input type="hidden" name="commentId" value={id} />
          <SubmitButton kind="quiet">{isOpen ? "办结" : "重新打开"}</SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}

/** Leads to the place in the text, as long as it is there. */
function Quote({
  id,
  quote,
  isLost,
  onActivate,
}: {
  id: string;
  quote: string;
  isLost: boolean;
  onActivate: (id: string) => void;
}) {
  if (isLost) {
    return (
      <>
        <blockquote>{shortQuote(quote)}</blockquote>
        <p className="lost">原文已改动</p>
      </>
    );
  }
  return (
    <blockquote>
      <button type="button" onClick={() => onActivate(id)} title="在正文中查看">
        {shortQuote(quote)}
      </button>
    </blockquote>
  );
}

function Said({ by, at, body }: { by: string; at: string; body: string }) {
  return (
    <>
      <p className="by">
        {by} <time dateTime={at}>{formatInstant(at)}</time>
      </p>
      <p className="body">{body}</p>
    </>
  );
}
