import type { AuditEntry } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/core/clock";
import { AuditSentence } from "./audit-sentence";

/** What was done lately, as sentences. */
export function TodayChanges({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <section>
      <h2>近来的改动</h2>
      <ol className="changes">
        {entries.map((entry) => (
          <li key={entry.sequence}>
            <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
            <span>
              {entry.actorName} <AuditSentence entry={entry} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
