"use client";

import { useEffect, useRef } from "react";
import { addCommentAction } from "@/lib/documents/comments/actions";
import type { CommentThread } from "@/lib/documents/comments/queries";
import type { PlacedAnchor } from "@/lib/documents/comments/rules";
import { ActionForm } from "../ui/action-form";
import { TextArea } from "../ui/field";
import { useField } from "../ui/form-state";
import { SubmitButton } from "../ui/submit-button";
import { CommentThreadItem } from "./comment-thread";
import { shortQuote } from "./short-quote";

/** What the desk says of a document among itself: open remarks in the order of the text, those dealt with in a fold. */
export function CommentsPanel({
  documentId,
  threads,
  mayComment,
  mayAnswer,
  selection,
  activeId,
  lostIds,
  onActivate,
}: {
  documentId: string;
  /** In the order of the text. */
  threads: readonly CommentThread[];
  mayComment: boolean;
  mayAnswer: boolean;
  /** The text that is selected in an editor, which a new remark speaks of; null: the document as a whole. */
  selection: PlacedAnchor | null;
  /** The thread whose place in the text was chosen. */
  activeId: string | null;
  /** Threads whose words are no longer in the text. */
  lostIds: readonly string[];
  onActivate: (id: string) => void;
}) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (activeId === null) return;
    const shown = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    const fold = shown?.closest("details");
    if (fold) fold.open = true;
    shown?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null);
  if (!mayComment && threads.length === 0) return null;
  const item = (thread: CommentThread) => (
    <CommentThreadItem
      key={thread.id}
      thread={thread}
      mayResolve={mayComment}
      mayAnswer={mayAnswer}
      isActive={thread.id === activeId}
      isLost={lostIds.includes(thread.id)}
      onActivate={onActivate}
    />
  );
  return (
    <section ref={list} className="comments" aria-label="批注">
      <h2>批注{open.length > 0 && `，${open.length} 条待办`}</h2>
      {mayComment && <NewComment documentId={documentId} selection={selection} />}
      {open.length > 0 && <ol>{open.map(item)}</ol>}
      {resolved.length > 0 && (
        <details>
          <summary>已办结 {resolved.length} 条</summary>
          <ol>{resolved.map(item)}</ol>
        </details>
      )}
    </section>
  );
}

/** One form for both: what was typed stays while another text is selected. */
function NewComment({ documentId, selection }: { documentId: string; selection: PlacedAnchor | null }) {
  return (
    <ActionForm action={addCommentAction} className="form new-comment">
      <input type="hidden" name="documentId" value={documentId} />
      {selection && (
        <>
          <input type="hidden" name="part" value={selection.part} />
          <input type="hidden" name="quote" value={selection.quote} />
          <input type="hidden" name="prefix" value={selection.prefix} />
          <input type="hidden" name="suffix" value={selection.suffix} />
          <blockquote>{shortQuote(selection.quote)}</blockquote>
          <QuoteProblem />
        </>
      )}
      <TextArea
        name="body"
        label={selection ? "批注这段文字" : "批注整个文件"}
        hint={selection ? undefined : "选中正文里的文字，可以批注那一处"}
        lines={2}
      />
      <SubmitButton busy="正在批注…">批注</SubmitButton>
    </ActionForm>
  );
}

function QuoteProblem() {
  const { error } = useField("quote", "");
  return error ? <p className="hint">{error}</p> : null;
}
