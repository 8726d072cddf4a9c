"use client";

import Link from "next/link";
import { useRef } from "react";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import { type Arrangement, stepMove } from "@/lib/issues/contents/rules";
import { useDraggable } from "./board-drag";
import { pageRange } from "./board-pages";
import { BoardProofs } from "./board-proofs";
import { buttonOf, type PlacedDocument } from "./board-types";
import { StateLabel } from "./state-label";

/** A document in its section: what it is, where it will stand, how far it was read, and the means to move it. */
export function BoardEntry({
  document,
  section,
  arrangement,
  pages,
  problem,
  formId,
  issueId,
  mayProof,
}: {
  document: PlacedDocument;
  section: string;
  arrangement: Arrangement;
  pages: readonly [number, number] | null;
  /** Why it cannot be set. */
  problem: string | null;
  /** Null where the order may not be changed. */
  formId: string | null;
  issueId: string;
  mayProof: boolean;
}) {
  const element = useRef<HTMLLIElement>(null);
  const edge = useDraggable(element, { documentId: document.id, section, isFixed: formId === null });
  return (
    <li
      ref={element}
      className="board-entry"
      data-entry={document.id}
      data-edge={edge ?? undefined}
      data-fixed={formId === null || undefined}
    >
      <div className="board-line board-title">
        <span>
          <Link href={`/desk/documents/${document.id}`} draggable={false} data-control="title">
            {document.title}
          </Link>
          {document.number && <span className="entry-number">{document.number}</span>}
        </span>
        <span className="board-page">{pages ? pageRange(pages) : "—"}</span>
      </div>
      <div className="board-line">
        <StateLabel state={document.state}>{DOCUMENT_STATE_LABELS[document.state]}</StateLabel>
        {document.standing && (
          <BoardProofs
            document={document}
            issueId={issueId}
            standing={document.standing}
            mayProof={mayProof}
          />
        )}
        {formId && <Tools document={document} section={section} arrangement={arrangement} formId={formId} />}
      </div>
      {problem && <p className="error">{problem}</p>}
    </li>
  );
}

function Tools({
  document: { id, title },
  section,
  arrangement,
  formId,
}: {
  document: PlacedDocument;
  section: string;
  arrangement: Arrangement;
  formId: string;
}) {
  const others = arrangement.filter((one) => one.section !== section);
  return (
    <span className="board-tools">
      <Step formId={formId} label={`上移：${title}`} change={stepMove(arrangement, id, -1)} control="up">
        上移
      </Step>
      <Step formId={formId} label={`下移：${title}`} change={stepMove(arrangement, id, 1)} control="down">
        下移
      </Step>
      {others.length > 0 && (
        <details className="board-menu">
          <summary aria-label={`移到栏目：${title}`}>移到…</summary>
          <span>
            {others.map((one) => (
              <button
                key={one.section}
                className="button quiet"
                {...buttonOf(formId, { type: "move", documentId: id, section: one.section })}
              >
                {one.section}
              </button>
            ))}
          </span>
        </details>
      )}
      <button
        className="button quiet"
        aria-label={`移出本期：${title}`}
        {...buttonOf(formId, { type: "remove", documentId: id })}
      >
        移出
      </button>
    </span>
  );
}

function Step({
  formId,
  label,
  change,
  control,
  children,
}: {
  formId: string;
  label: string;
  change: ReturnType<typeof stepMove>;
  control: string;
  children: string;
}) {
  if (!change) {
    return (
      <button type="button" className="button quiet" aria-label={label} disabled>
        {children}
      </button>
    );
  }
  return (
    <button className="button quiet" aria-label={label} data-control={control} {...buttonOf(formId, change)}>
      {children}
    </button>
  );
}
