import Link from "next/link";
import { formatInstant } from "@/lib/core/clock";
import { correctDocumentAction, withdrawDocumentAction } from "@/lib/documents/actions";
import type { DocumentState } from "@/lib/documents/schema";
import { ActionForm } from "../ui/action-form";
import { CheckField, TextArea } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

/** The original lines of an imported document, with their numbers in the file. */
export function SourceLines({
  documentId,
  fileName,
  firstLine,
  lines,
}: {
  documentId: string;
  fileName: string;
  firstLine: number;
  lines: readonly string[];
}) {
  const numbered = lines.map((line, index) => ({ line, n: firstLine + index }));
  return (
    <details className="source" open>
      <summary>
        原文，{fileName} 第 {firstLine} 至 {firstLine + lines.length - 1} 行
      </summary>
      <p>
        <Link href={`/desk/documents/${documentId}/source`}>与录入的文字逐字对照</Link>
      </p>
      <ol start={firstLine}>
        {numbered.map(({ line, n }) => (
          <li key={n} value={n}>
            {line}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Who saved when. */
export function RevisionList({
  revisions,
}: {
  revisions: readonly {
    readonly sequence: number;
    readonly authorName: string;
    readonly createdAt: string;
    readonly note: string;
  }[];
}) {
  return (
    <section>
      <h2>修订</h2>
      <ol className="revisions" reversed>
        {revisions.map(({ sequence, authorName, createdAt, note }) => (
          <li key={sequence} value={sequence}>
            <span className="date">{formatInstant(createdAt)}</span> {authorName}
            {note && <span className="note">{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What can be done with a public document: publish the saved text as its next version, or withdraw it. */
export function PublicSteps({
  document: { id, state, publicVersion, hasUnpublishedChanges },
}: {
  document: {
    readonly id: string;
    readonly state: DocumentState;
    readonly publicVersion: number | null;
    readonly hasUnpublishedChanges: boolean;
  };
}) {
  if (state !== "published") return null;
  return (
    <section>
      <h2>公开版本，第 {publicVersion} 版</h2>
      {hasUnpublishedChanges ? (
        <ActionForm action={correctDocumentAction} className="form">
          <p>已保存的文字与公开版本不同。更正后公开新的版本，原版本仍可查阅。</p>
          <input type="hidden" name="documentId" value={id} />
          <TextArea name="reason" label="更正原因" lines={2} hint="向公众显示" />
          <SubmitButton kind="main" busy="正在更正…">
            更正发布
          </SubmitButton>
        </ActionForm>
      ) : (
        <p>与已保存的文字相同。要更正，请先编辑并保存。</p>
      )}
      <details className="withdraw">
        <summary>撤回此文件</summary>
        <ActionForm action={withdrawDocumentAction} className="form">
          <p>撤回后网址仍在，页面注明已撤回和原因。撤回不能取消。</p>
          <input type="hidden" name="documentId" value={id} />
          <TextArea name="reason" label="撤回原因" lines={2} hint="向公众显示" />
          <CheckField name="hidden" label="依法不得再公开，连同文字一并撤下" />
          <SubmitButton busy="正在撤回…">撤回</SubmitButton>
        </ActionForm>
      </details>
    </section>
  );
}
