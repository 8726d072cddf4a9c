import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentTable } from "@/components/desk/document-table";
import { EmptyNote } from "@/components/desk/empty-note";
import { IssueTable } from "@/components/desk/issue-table";
import { listWaitingDocuments } from "@/lib/documents/desk/queries";
import { mayDocuments } from "@/lib/documents/policy";
import { listDeskIssues } from "@/lib/issues/queries";
import { type Desk, openDesk } from "./access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "待办" };

export default async function TodayPage() {
  const desk = await openDesk("/desk");
  const work = await readWork(desk);
  return (
    <DeskFrame desk={desk} place="today" title="待办">
      {work.length === 0 && <NextStep desk={desk} />}
      {work.map(({ gazette, compiling, unchecked, waiting }) => (
        <div key={gazette.id} className="blocks">
          {desk.gazettes.length > 1 && <h2 className="gazette-name">{gazette.name}</h2>}
          {compiling.length > 0 && (
            <section>
              <h3>正在编排</h3>
              <IssueTable issues={compiling} />
            </section>
          )}
          {unchecked.length > 0 && (
            <section>
              <h3>往期，待核对发布</h3>
              <IssueTable issues={unchecked} />
            </section>
          )}
          {waiting.length > 0 && (
            <section>
              <h3>来稿，待编入</h3>
              <DocumentTable documents={waiting} />
            </section>
          )}
        </div>
      ))}
    </DeskFrame>
  );
}

async function readWork({ actor, gazettes }: Desk) {
  const work = await Promise.all(
    gazettes
      .filter(({ id }) => mayDocuments(actor, "view", id))
      .map(async (gazette) => {
        const open = (await listDeskIssues(gazette.id)).filter(({ state }) => state !== "published");
        const waiting = await listWaitingDocuments(gazette.id);
        return {
          gazette,
          compiling: open.filter(({ isBackIssue }) => !isBackIssue),
          unchecked: open.filter(({ isBackIssue }) => isBackIssue),
          waiting: waiting.filter(({ state }) => state !== "published" && state !== "withdrawn"),
        };
      }),
  );
  return work.filter(
    ({ compiling, unchecked, waiting }) => compiling.length + unchecked.length + waiting.length > 0,
  );
}

function NextStep({ desk: { actor, gazette } }: { desk: Desk }) {
  if (!gazette) {
    return actor.isAdministrator ? (
      <EmptyNote
        text="还没有公报。录入一期公报的文本，系统会按其中的名称建立公报、期和文件。"
        href="/desk/import"
        step="录入一期"
      />
    ) : (
      <p className="empty">您还没有参与任何公报，请与管理员联系。</p>
    );
  }
  return (
    <EmptyNote
      text="没有待办的事。可以新建一期，开始收集文件。"
      href={`/desk/gazettes/${gazette.slug}/issues/new`}
      step="新建一期"
    />
  );
}
