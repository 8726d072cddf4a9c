import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentTable } from "@/components/desk/document-table";
import { EmptyNote } from "@/components/desk/empty-note";
import { SetupNotice } from "@/components/desk/setup-notice";
import { TodayChanges } from "@/components/desk/today-changes";
import { TodayGlance } from "@/components/desk/today-glance";
import { DocumentTasks, IssueTaskList } from "@/components/desk/today-tasks";
import { listRecentEvents } from "@/lib/audit/queries";
import { currentTime } from "@/lib/core/clock";
import { listOwnDocuments, listTasks } from "@/lib/documents/tasks/queries";
import { getCurrentIssueId } from "@/lib/issues/queries";
import { getIssueGlance, listIssueTasks } from "@/lib/issues/tasks/queries";
import { may } from "@/lib/users/policy";
import { type Desk, openDesk } from "./access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "待办" };

const RECENT = 20;

export default async function TodayPage() {
  const desk = await openDesk("/desk");
  const { groups, issues, glances, own, recent } = await readToday(desk);
  const showGazette = desk.gazettes.length > 1;
  const waits = groups.length + issues.due.length + issues.toConfirm.length > 0;
  return (
    <DeskFrame desk={desk} place="today" title="待办">
      <SetupNotice desk={desk} />
      <div className="blocks">
        {glances.map(({ issue, gazetteName }) => (
          <TodayGlance key={issue.id} issue={issue} gazetteName={showGazette ? gazetteName : null} />
        ))}
        {waits ? (
          <div className="tasks">
            {issues.due.length > 0 && (
              <IssueTaskList
                heading="临近或已过出版日期、定时发布的期"
                issues={issues.due}
                showGazette={showGazette}
              />
            )}
            {groups.map((group) => (
              <DocumentTasks key={group.type} group={group} showGazette={showGazette} />
            ))}
            {issues.toConfirm.length > 0 && (
              <IssueTaskList heading="往期，待核对发布" issues={issues.toConfirm} showGazette={showGazette} />
            )}
          </div>
        ) : (
          <NextStep desk={desk} />
        )}
        {own.length > 0 && (
          <section>
            <h2>我单位的文件</h2>
            <DocumentTable documents={own} />
          </section>
        )}
        {recent.length > 0 && <TodayChanges entries={recent} />}
      </div>
    </DeskFrame>
  );
}

async function readToday({ actor, gazettes }: Desk) {
  const ids = gazettes.map(({ id }) => id);
  const compiling = gazettes.filter(({ id }) => may(actor, "issue.view", id));
  const contributes = gazettes.filter(({ id }) => !may(actor, "document.view", id)).map(({ id }) => id);
  const now = currentTime();
  const [groups, issues, found, own, recent] = await Promise.all([
    listTasks(actor, ids),
    listIssueTasks(actor, ids, now),
    Promise.all(
      compiling.map(async ({ id, name: gazetteName }) => {
        const issueId = await getCurrentIssueId(id);
        const issue = issueId && (await getIssueGlance(issueId, now));
        return issue ? [{ issue, gazetteName }] : [];
      }),
    ),
    listOwnDocuments(actor, contributes),
    listRecentEvents(actor, RECENT),
  ]);
  return { groups, issues, glances: found.flat(), own, recent };
}

function NextStep({ desk: { actor, gazette, currentIssueId } }: { desk: Desk }) {
  if (!gazette) {
    // The notice above tells an administrator the first step.
    return actor.isAdministrator ? null : <p className="empty">您还没有参与任何公报，请与管理员联系。</p>;
  }
  if (may(actor, "issue.compile", gazette.id) && currentIssueId === null) {
    return (
      <EmptyNote
        text="没有待办的事。可以新建一期，开始收集文件。"
        href={`/desk/gazettes/${gazette.slug}/issues/new`}
        step="新建一期"
      />
    );
  }
  if (may(actor, "document.create", gazette.id)) {
    return (
      <EmptyNote
        text="没有待办的事。可以新建文件，写好后送审。"
        href={`/desk/documents/new?gazette=${gazette.slug}`}
        step="新建文件"
      />
    );
  }
  return <EmptyNote text="没有待办的事。" href={`/desk/gazettes/${gazette.slug}/issues`} step="查看各期" />;
}
