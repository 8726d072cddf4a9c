import { formatInstant } from "@/lib/core/clock";
import { DOCUMENT_STATE_LABELS, type DocumentState } from "@/lib/documents/schema";
import type { Override } from "@/lib/issues/blockers/queries";
import type { ProofRow } from "@/lib/issues/proofs/queries";
import { ROUND_LABELS, ROUNDS } from "@/lib/issues/proofs/schema";
import type { DeskIssue } from "@/lib/issues/queries";

/** How an issue stands: its date, its documents by state, its proofs, who signed it off and in spite of what. */
export function IssueOverview({
  issue,
  sheet,
  overrides,
  today,
}: {
  issue: DeskIssue;
  sheet: readonly ProofRow[];
  overrides: readonly Override[];
  /** YYYY-MM-DD */
  today: string;
}) {
  const { isBackIssue, issueDate, signedOff, publishedAt, scheduledAt, pages } = issue;
  const rows: readonly (readonly [string, string | null])[] = [
    ["出版日期", dateWords(issueDate, issue.state === "published" || isBackIssue ? null : today)],
    ["文件", stateWords(sheet)],
    ["校次", isBackIssue || sheet.length === 0 ? null : proofWords(sheet)],
    ["正文页数", pages === null ? null : `${pages} 页`],
    ["签发", signedOff && `${signedOff.by}，${formatInstant(signedOff.at)}`],
    ["定时发布", scheduledAt && formatInstant(scheduledAt)],
    ["发布", publishedAt && formatInstant(publishedAt)],
  ];
  return (
    <>
      <dl className="facts issue-overview">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {overrides.map(({ by, reason, blockers }) => (
        <div key={reason} className="overrides">
          <p>
            {by}越过下列事项签发，理由：{reason}
          </p>
          <ul>
            {blockers.map((blocker) => (
              <li key={blocker}>{blocker.replace(/^[a-z-]+：/u, "")}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function dateWords(issueDate: string | null, today: string | null): string {
  if (issueDate === null) return "未填写";
  if (today === null) return issueDate;
  const days = Math.round((Date.parse(issueDate) - Date.parse(today)) / 86_400_000);
  if (days === 0) return `${issueDate}，今天`;
  return days > 0 ? `${issueDate}，还有 ${days} 天` : `${issueDate}，已过 ${-days} 天`;
}

function stateWords(sheet: readonly ProofRow[]): string {
  const count = (state: DocumentState) => sheet.filter((row) => row.state === state).length;
  const states = Object.entries(DOCUMENT_STATE_LABELS) as [DocumentState, string][];
  const parts = states.filter(([state]) => count(state) > 0);
  const words = parts.map(([state, label]) => `${label} ${count(state)}`).join("，");
  return words === "" ? "0 件" : `${sheet.length} 件：${words}`;
}

function proofWords(sheet: readonly ProofRow[]): string {
  return ROUNDS.map((round) => {
    const done = sheet.filter(({ standing }) => standing[round] !== null).length;
    return `${ROUND_LABELS[round]} ${done}/${sheet.length}`;
  }).join("，");
}
