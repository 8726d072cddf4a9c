import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { EmptyNote } from "@/components/desk/empty-note";
import { IssueBoard } from "@/components/desk/issue-board";
import { IssueContents } from "@/components/desk/issue-contents";
import { IssueFields } from "@/components/desk/issue-fields";
import { IssueOverview } from "@/components/desk/issue-overview";
import { IssueSteps } from "@/components/desk/issue-steps";
import { issueStateLabel } from "@/components/desk/issue-table";
import { StateLabel } from "@/components/desk/state-label";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentTime, dayOf } from "@/lib/core/clock";
import { updateIssueAction } from "@/lib/issues/actions";
import { getIssueBlockers, listOverrides } from "@/lib/issues/blockers/queries";
import { getBoard } from "@/lib/issues/contents/queries";
import { ReprintQuerySchema } from "@/lib/issues/contents/schema";
import { getProofSheet } from "@/lib/issues/proofs/queries";
import { issueLabel } from "@/lib/issues/rules";
import { getScheduleProblem } from "@/lib/issues/scheduled/queries";
import { may } from "@/lib/users/policy";
import { openIssue } from "../../access";

export const dynamic = "force-dynamic";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ reprint?: string | string[] }>;
};
type OpenIssue = Awaited<ReturnType<typeof openIssue>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { issue } = await openIssue((await params).id);
  return { title: issueLabel(issue) };
}

export default async function IssuePage({ params, searchParams }: Props) {
  const desk = await openIssue((await params).id);
  const { actor, gazette, issue } = desk;
  const reprint = ReprintQuerySchema.parse((await searchParams).reprint ?? "");
  const [blockers, sheet, overrides, scheduleProblem] = await Promise.all([
    getIssueBlockers(issue.id),
    getProofSheet(issue.id),
    listOverrides(issue),
    issue.scheduledAt === null ? null : getScheduleProblem(issue.id),
  ]);
  return (
    <DeskFrame
      desk={desk}
      place={issue.id === desk.currentIssueId ? "current" : "issues"}
      title={issueLabel(issue)}
      lead={<IssueLead issue={issue} gazetteName={gazette.name} />}
      tools={<IssueTools issue={issue} slug={gazette.slug} />}
      record={`${gazette.slug}/${issue.year}/${issue.number}`}
    >
      <IssueOverview issue={issue} sheet={sheet} overrides={overrides} today={dayOf(currentTime())} />
      <IssueSteps
        issue={issue}
        blockers={blockers}
        scheduleProblem={scheduleProblem}
        may={{
          signOff: may(actor, "issue.sign-off", gazette.id),
          override: may(actor, "issue.override", gazette.id),
          publish: may(actor, issue.isBackIssue ? "issue.confirm" : "issue.publish", gazette.id),
        }}
      />
      <div className="blocks">
        <section>
          <h2>{issue.state === "compiling" ? "编排" : "目录"}</h2>
          <Contents desk={desk} reprint={reprint} />
        </section>
        <Facts desk={desk} />
      </div>
    </DeskFrame>
  );
}

async function Contents({ desk: { actor, gazette, issue }, reprint }: { desk: OpenIssue; reprint: string }) {
  if (issue.state !== "compiling") return <IssueContents placements={issue.placements} />;
  const mayArrange = may(actor, "issue.compile", gazette.id);
  const board = await getBoard({ issue, words: mayArrange ? reprint : "" });
  if (gazette.sections.length === 0) {
    return (
      <p>
        公报还没有栏目，请先在<Link href={`/desk/gazettes/${gazette.slug}`}>公报设置</Link>中建立。
      </p>
    );
  }
  const isEmpty = board.placed.length === 0 && board.waiting.length === 0;
  return (
    <>
      {isEmpty && mayArrange && (
        <EmptyNote
          text="本期还没有文件，也没有来稿可以编入。"
          href={`/desk/documents/new?gazette=${gazette.slug}`}
          step="新建文件"
        />
      )}
      <IssueBoard
        {...board}
        issueId={issue.id}
        isBackIssue={issue.isBackIssue}
        mayArrange={mayArrange}
        mayProof={!issue.isBackIssue && may(actor, "document.proof", gazette.id)}
      />
    </>
  );
}

function Facts({ desk: { actor, gazette, issue } }: { desk: OpenIssue }) {
  const mayChange =
    issue.state === "published"
      ? may(actor, "issue.change-published", gazette.id)
      : issue.state === "compiling" && may(actor, "issue.compile", gazette.id);
  return (
    <section>
      <h2>期刊信息</h2>
      <ActionForm action={updateIssueAction} className="form" isMain>
        <fieldset disabled={!mayChange}>
          <input type="hidden" name="issueId" value={issue.id} />
          <IssueFields issue={issue} gazette={gazette} />
        </fieldset>
        {mayChange && (
          <SubmitButton kind={issue.state === "published" ? "plain" : "main"} busy="正在保存…">
            保存
          </SubmitButton>
        )}
      </ActionForm>
    </section>
  );
}

function IssueTools({ issue, slug }: { issue: OpenIssue["issue"]; slug: string }) {
  return (
    <>
      {issue.state === "published" && (
        <a href={`/${slug}/${issue.year}/${issue.number}`} className="button plain">
          公开网页
        </a>
      )}
      {issue.placements.length > 0 && !issue.isBackIssue && (
        <Link href={`/desk/issues/${issue.id}/proofs`} className="button plain">
          校次表
        </Link>
      )}
      {issue.placements.length > 0 && (
        <a href={`/desk/issues/${issue.id}/proof.pdf`} className="button plain">
          清样 PDF
        </a>
      )}
    </>
  );
}

function IssueLead({ issue, gazetteName }: { issue: OpenIssue["issue"]; gazetteName: string }) {
  return (
    <>
      {gazetteName}
      <StateLabel state={issue.state}>{issueStateLabel(issue)}</StateLabel>
      {issue.isBackIssue && <span>往期</span>}
      {issue.source && <span>录入自 {issue.source.fileName}</span>}
    </>
  );
}
