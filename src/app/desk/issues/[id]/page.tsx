import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { EmptyNote } from "@/components/desk/empty-note";
import { IssueContents } from "@/components/desk/issue-contents";
import { IssueFields } from "@/components/desk/issue-fields";
import { IssueSteps } from "@/components/desk/issue-steps";
import { issueStateLabel } from "@/components/desk/issue-table";
import { PlaceDocument } from "@/components/desk/place-document";
import { StateLabel } from "@/components/desk/state-label";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { listWaitingDocuments } from "@/lib/documents/desk/queries";
import { mayDocuments } from "@/lib/documents/policy";
import { updateIssueAction } from "@/lib/issues/actions";
import { getIssueBlockers } from "@/lib/issues/queries";
import { issueLabel } from "@/lib/issues/rules";
import { openIssue } from "../../access";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { issue } = await openIssue((await params).id);
  return { title: issueLabel(issue) };
}

export default async function IssuePage({ params }: Props) {
  const desk = await openIssue((await params).id);
  const { actor, gazette, issue } = desk;
  const mayEdit = mayDocuments(actor, "edit", gazette.id);
  const mayPublish = mayDocuments(actor, "publish", gazette.id);
  const isOpen = mayEdit && issue.state === "compiling";
  const mayChangeFacts = issue.state === "published" ? mayPublish : isOpen;
  const [blockers, waiting] = await Promise.all([
    getIssueBlockers(issue.id),
    isOpen ? listWaitingDocuments(gazette.id) : [],
  ]);
  return (
    <DeskFrame
      desk={desk}
      place={issue.id === desk.currentIssueId ? "current" : "issues"}
      title={issueLabel(issue)}
      lead={<IssueLead issue={issue} gazetteName={gazette.name} />}
      tools={
        <>
          {issue.state === "published" && (
            <a href={`/${gazette.slug}/${issue.year}/${issue.number}`} className="button plain">
              公开网页
            </a>
          )}
          {issue.placements.length > 0 && (
            <a href={`/desk/issues/${issue.id}/proof.pdf`} className="button plain">
              清样 PDF
            </a>
          )}
        </>
      }
    >
      <IssueSteps issue={issue} blockers={blockers} mayPublish={mayPublish} />
      <div className="blocks">
        <section>
          <h2>目录，{issue.documents} 件文件</h2>
          {issue.placements.length > 0 ? (
            <IssueContents issueId={issue.id} placements={issue.placements} isOpen={isOpen} />
          ) : (
            waiting.length === 0 && (
              <EmptyNote
                text="本期还没有文件，也没有来稿可以编入。"
                href={`/desk/documents/new?gazette=${gazette.slug}`}
                step="新建文件"
              />
            )
          )}
        </section>
        {isOpen && waiting.length > 0 && (
          <section>
            <h2>编入来稿</h2>
            {gazette.sections.length > 0 ? (
              <PlaceDocument issueId={issue.id} sections={gazette.sections} waiting={waiting} />
            ) : (
              <p>
                公报还没有栏目，请先在<Link href={`/desk/gazettes/${gazette.slug}`}>公报设置</Link>中建立。
              </p>
            )}
          </section>
        )}
        <section>
          <h2>期刊信息</h2>
          <ActionForm action={updateIssueAction} className="form" isMain>
            <fieldset disabled={!mayChangeFacts}>
              <input type="hidden" name="issueId" value={issue.id} />
              <IssueFields issue={issue} />
            </fieldset>
            {mayChangeFacts && (
              <SubmitButton kind={issue.state === "published" ? "plain" : "main"} busy="正在保存…">
                保存
              </SubmitButton>
            )}
          </ActionForm>
        </section>
      </div>
    </DeskFrame>
  );
}

function IssueLead({
  issue,
  gazetteName,
}: {
  issue: Awaited<ReturnType<typeof openIssue>>["issue"];
  gazetteName: string;
}) {
  return (
    <>
      {gazetteName}
      <StateLabel state={issue.state}>{issueStateLabel(issue)}</StateLabel>
      {issue.isBackIssue && <span>往期</span>}
      {issue.source && <span>录入自 {issue.source.fileName}</span>}
    </>
  );
}
