"use client";

import { useRef } from "react";
import type { Arrangement } from "@/lib/issues/contents/rules";
import { useDropList } from "./board-drag";
import { BoardEntry } from "./board-entry";
import type { BoardPages } from "./board-pages";
import { RecordAll } from "./board-proofs";
import { buttonOf, type PlacedDocument } from "./board-types";

/** A section of the board with its documents; an empty one says so and can be dropped on. */
export function BoardSection({
  section,
  documents,
  arrangement,
  pages,
  formId,
  issueId,
  mayProof,
}: {
  section: string;
  documents: readonly PlacedDocument[];
  arrangement: Arrangement;
  pages: BoardPages;
  formId: string | null;
  issueId: string;
  mayProof: boolean;
}) {
  const element = useRef<HTMLElement>(null);
  const isOver = useDropList(element, section);
  const set = pages.pages;
  return (
    <section ref={element} className="board-section" data-over={isOver || undefined} aria-label={section}>
      <header>
        <h3>{section}</h3>
        <span className="hint">{documents.length} 件</span>
        {formId && documents.length > 1 && (
          <button
            className="button quiet"
            aria-label={`按机关和文号排序：${section}`}
            {...buttonOf(formId, { type: "sort", section })}
          >
            按机关和文号排序
          </button>
        )}
        {mayProof && documents.length > 1 && (
          <RecordAll issueId={issueId} documents={documents} what={section} />
        )}
      </header>
      {documents.length === 0 ? (
        <p className="hint">此栏目还没有文件</p>
      ) : (
        <ol>
          {documents.map((document) => (
            <BoardEntry
              key={document.id}
              document={document}
              section={section}
              arrangement={arrangement}
              pages={document.printed ?? set?.documents[document.id] ?? null}
              problem={set?.problem?.documents.includes(document.id) ? set.problem.message : null}
              formId={formId}
              issueId={issueId}
              mayProof={mayProof}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
