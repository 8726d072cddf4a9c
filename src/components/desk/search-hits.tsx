import Link from "next/link";
import type { DeskHit } from "@/lib/documents/lookup/queries";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import { issueLabel } from "@/lib/issues/rules";
import type { TextPart } from "@/lib/search/highlight";
import { StateLabel } from "./state-label";

/** Documents that a search at the desk found, with the places that show it. */
export function SearchHits({ hits, start }: { hits: readonly DeskHit[]; start: number }) {
  return (
    <ol className="desk-hits" start={start}>
      {hits.map(({ id, state, titleParts, number, writtenOn, gazetteName, issue, snippets }) => (
        <li key={id}>
          <h3>
            <Link href={`/desk/documents/${id}`}>
              <Marked parts={titleParts} />
            </Link>
          </h3>
          <p className="hit-facts">
            <StateLabel state={state}>{DOCUMENT_STATE_LABELS[state]}</StateLabel>
            {number && <span>{number}</span>}
            {writtenOn && <span>{writtenOn}</span>}
            <span>{gazetteName}</span>
            {issue && <Link href={`/desk/issues/${issue.id}`}>{issueLabel(issue)}</Link>}
          </p>
          {snippets.map(({ anchor, parts }) => (
            <p key={`${anchor}-${parts[0]?.text}`} className="hit-text">
              <Marked parts={parts} />
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Marked({ parts }: { parts: readonly TextPart[] }) {
  return parts.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}
