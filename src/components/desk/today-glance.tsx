import Link from "next/link";
import { DOCUMENT_STATE_LABELS, type DocumentState } from "@/lib/documents/schema";
import { issueLabel } from "@/lib/issues/rules";
import { ISSUE_STATE_LABELS } from "@/lib/issues/schema";
import type { IssueGlance } from "@/lib/issues/tasks/queries";

/** The issue that is being compiled, at a glance. */
export function TodayGlance({ issue, gazetteName }: { issue: IssueGlance; gazetteName: string | null }) {
  const states = Object.entries(issue.byState) as [DocumentState, number][];
  return (
    <section className="glance">
      <h2>
        {gazetteName && `${gazetteName} `}
        <Link href={`/desk/issues/${issue.id}`}>{issueLabel(issue)}</Link>
      </h2>
      <dl>
        <div>
          <dt>状态</dt>
          <dd>{ISSUE_STATE_LABELS[issue.state]}</dd>
        </div>
        <div>
          <dt>出版日期</dt>
          <dd>{issue.issueDate === null ? "未定" : `${issue.issueDate}，${issue.daysLeft}`}</dd>
        </div>
        <div>
          <dt>文件</dt>
          <dd>
            {issue.documents} 件
            {states.length > 0 &&
              `：${states.map(([state, count]) => `${DOCUMENT_STATE_LABELS[state]} ${count}`).join("，")}`}
          </dd>
        </div>
        {issue.proofs.wanted > 0 && (
          <div>
            <dt>校次</dt>
            <dd>
              {issue.proofs.standing} / {issue.proofs.wanted}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
