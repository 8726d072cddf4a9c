import Link from "next/link";
import { formatInstant } from "@/lib/core/clock";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import type { TaskGroup } from "@/lib/documents/tasks/queries";
import { TASK_LABELS } from "@/lib/documents/tasks/schema";
import { issueLabel } from "@/lib/issues/rules";
import type { IssueTask } from "@/lib/issues/tasks/queries";
import { issueStateLabel } from "./issue-table";
import { StateLabel } from "./state-label";

/** Documents that wait, a list for each thing that is to be done. */
export function DocumentTasks({
  group: { type, tasks },
  showGazette,
}: {
  group: TaskGroup;
  showGazette: boolean;
}) {
  return (
    <section>
      <h2>
        {TASK_LABELS[type]} <span className="count">{tasks.length}</span>
      </h2>
      <ul>
        {tasks.map(({ id, title, state, note, since, gazetteName }) => (
          <li key={id}>
            <Link href={`/desk/documents/${id}`}>{title}</Link>
            <StateLabel state={state}>{DOCUMENT_STATE_LABELS[state]}</StateLabel>
            <p className="note">
              {[showGazette ? gazetteName : null, note, since && formatInstant(since)]
                .filter((part) => part !== null)
                .join("　")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Issues that wait. */
export function IssueTaskList({
  heading,
  issues,
  showGazette,
}: {
  heading: string;
  issues: readonly IssueTask[];
  showGazette: boolean;
}) {
  return (
    <section>
      <h2>
        {heading} <span className="count">{issues.length}</span>
      </h2>
      <ul>
        {issues.map((issue) => (
          <li key={issue.id}>
            <Link href={`/desk/issues/${issue.id}`}>{issueLabel(issue)}</Link>
            <StateLabel state={issue.state}>{issueStateLabel(issue)}</StateLabel>
            <p className="note">
              {[showGazette ? issue.gazetteName : null, issue.note]
                .filter((part) => part !== null)
                .join("　")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
