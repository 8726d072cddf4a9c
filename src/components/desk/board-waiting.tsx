"use client";

import Link from "next/link";
import { useRef } from "react";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import { useDraggable, useDropList } from "./board-drag";
import { type BoardDocument, buttonOf } from "./board-types";
import { StateLabel } from "./state-label";

/** Documents that can be placed: those that wait, or those found to be printed once more. */
export function BoardWaiting({
  title,
  empty,
  documents,
  sections,
  formId,
  isTarget,
}: {
  title: string;
  empty: string;
  documents: readonly BoardDocument[];
  sections: readonly string[];
  formId: string;
  /** Whether a document of the issue can be dropped here, to be taken out. */
  isTarget: boolean;
}) {
  const element = useRef<HTMLElement>(null);
  const isOver = useDropList(element, null) && isTarget;
  return (
    <section ref={element} className="board-waiting" data-over={isOver || undefined} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="hint">{documents.length} 件</span>
      </header>
      {documents.length === 0 && <p className="hint">{empty}</p>}
      <ul>
        {documents.map((document) => (
          <Waiting key={document.id} document={document} sections={sections} formId={formId} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({
  document: { id, title, number, state },
  sections,
  formId,
}: {
  document: BoardDocument;
  sections: readonly string[];
  formId: string;
}) {
  const element = useRef<HTMLLIElement>(null);
  useDraggable(element, { documentId: id, section: null });
  return (
    <li ref={element} className="board-entry" data-entry={id}>
      <div className="board-line board-title">
        <span>
          <Link href={`/desk/documents/${id}`} draggable={false} data-control="title">
            {title}
          </Link>
          {number && <span className="entry-number">{number}</span>}
        </span>
      </div>
      <div className="board-line">
        <StateLabel state={state}>{DOCUMENT_STATE_LABELS[state]}</StateLabel>
        <span className="board-tools">
          <details className="board-menu">
            <summary aria-label={`编入栏目：${title}`}>编入…</summary>
            <span>
              {sections.map((section) => (
                <button
                  key={section}
                  className="button quiet"
                  {...buttonOf(formId, { type: "place", documentId: id, section })}
                >
                  {section}
                </button>
              ))}
            </span>
          </details>
        </span>
      </div>
    </li>
  );
}
