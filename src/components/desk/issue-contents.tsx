import Link from "next/link";
import { DOCUMENT_STATE_LABELS, type DocumentState } from "@/lib/documents/schema";
import { movePlacementAction, unplaceDocumentAction } from "@/lib/issues/actions";
import { ActionForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";
import { StateLabel } from "./state-label";

type Placed = {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly state: DocumentState;
  readonly section: string;
  readonly firstPage: number | null;
};

/** The contents of an issue in printed order, in sections; while it is compiled, with the means to change them. */
export function IssueContents({
  issueId,
  placements,
  isOpen,
}: {
  issueId: string;
  placements: readonly Placed[];
  /** Whether the order may be changed now, by this person. */
  isOpen: boolean;
}) {
  return (
    <ol className="contents">
      {placements.map((document, index) => (
        <li key={document.id}>
          {placements[index - 1]?.section !== document.section && (
            <h3 className="section-name">{document.section}</h3>
          )}
          <div className="entry">
            <span className="entry-text">
              <Link href={`/desk/documents/${document.id}`}>{document.title}</Link>
              <span className="entry-number">{document.number}</span>
            </span>
            <StateLabel state={document.state}>{DOCUMENT_STATE_LABELS[document.state]}</StateLabel>
            {document.firstPage !== null && <span className="entry-page">{document.firstPage}</span>}
            {isOpen && (
              <span className="entry-tools">
                <Move issueId={issueId} document={document} by={-1} />
                <Move issueId={issueId} document={document} by={1} />
                <ActionForm action={unplaceDocumentAction}>
                  <Target issueId={issueId} documentId={document.id} />
                  <SubmitButton kind="quiet" label={`移出本期：${document.title}`}>
                    移出
                  </SubmitButton>
                </ActionForm>
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Move({ issueId, document, by }: { issueId: string; document: Placed; by: -1 | 1 }) {
  return (
    <ActionForm action={movePlacementAction}>
      <Target issueId={issueId} documentId={document.id} />
      <input type="hidden" name="by" value={by} />
      <SubmitButton kind="quiet" label={`${by < 0 ? "上移" : "下移"}：${document.title}`}>
        {by < 0 ? "↑" : "↓"}
      </SubmitButton>
    </ActionForm>
  );
}

function Target({ issueId, documentId }: { issueId: string; documentId: string }) {
  return (
    <>
      <input type="hidden" name="issueId" value={issueId} />
      <input type="hidden" name="documentId" value={documentId} />
    </>
  );
}
