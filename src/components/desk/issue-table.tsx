import Link from "next/link";
import type { DeskIssueRow } from "@/lib/issues/queries";
import { issueLabel } from "@/lib/issues/rules";
import { ISSUE_STATE_LABELS, type IssueState } from "@/lib/issues/schema";
import { StateLabel } from "./state-label";

/** Issues as rows: number, date, documents, state. */
export function IssueTable({ issues }: { issues: readonly DeskIssueRow[] }) {
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">期号</th>
          <th scope="col" className="figure optional">
            总期号
          </th>
          <th scope="col">出版日期</th>
          <th scope="col" className="figure">
            文件
          </th>
          <th scope="col" className="figure optional">
            页数
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <tr key={issue.id}>
            <th scope="row">
              <Link href={`/desk/issues/${issue.id}`}>{issueLabel(issue)}</Link>
            </th>
            <td className="figure optional">{issue.totalNumber ?? "—"}</td>
            <td className="date">{issue.issueDate ?? "—"}</td>
            <td className="figure">{issue.documents}</td>
            <td className="figure optional">{issue.pages ?? "—"}</td>
            <td>
              <StateLabel state={issue.state}>{issueStateLabel(issue)}</StateLabel>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The state of an issue in words; a back issue that is not public yet waits to be checked. */
export function issueStateLabel({ state, isBackIssue }: { state: IssueState; isBackIssue: boolean }): string {
  return isBackIssue && state !== "published" ? "待核对" : ISSUE_STATE_LABELS[state];
}
