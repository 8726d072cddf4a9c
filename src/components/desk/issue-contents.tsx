import Link from "next/link";
import { DOCUMENT_STATE_LABELS, type DocumentState } from "@/lib/documents/schema";
import { StateLabel } from "./state-label";

type Placed = {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly state: DocumentState;
  readonly section: string;
  readonly firstPage: number | null;
};

/** The contents of an issue whose order stands, in sections. */
export function IssueContents({ placements }: { placements: readonly Placed[] }) {
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
          </div>
        </li>
      ))}
    </ol>
  );
}
