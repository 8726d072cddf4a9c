import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { IssueFields } from "@/components/desk/issue-fields";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentTime, dayOf } from "@/lib/core/clock";
import { createIssueAction } from "@/lib/issues/actions";
import { getDeskIssue, listDeskIssues } from "@/lib/issues/queries";
import { nextIssue } from "@/lib/issues/rules";
import { may } from "@/lib/users/policy";
import { openGazette } from "../../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "新建一期" };

export default async function NewIssuePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const desk = await openGazette(slug, `/desk/gazettes/${slug}/issues/new`);
  if (!may(desk.actor, "issue.compile", desk.gazette.id)) notFound();
  const { gazette } = desk;
  const issues = await listDeskIssues(gazette.id);
  // A special issue (z1) has a count of its own.
  const regular = issues.filter(({ number }) => /^\d/u.test(number));
  const before = regular[0] ? await getDeskIssue(regular[0].id) : null;
  const proposed = nextIssue({
    before,
    dates: regular.flatMap(({ issueDate }) => issueDate ?? []),
    gazette,
    today: dayOf(currentTime()),
  });
  return (
    <DeskFrame desk={desk} place="current" title="新建一期" lead={desk.gazette.name}>
      {before && <p className="notice">期号、日期、编委会、声明、联系方式和封面按上一期填好，请核对。</p>}
      <ActionForm action={createIssueAction} className="form" isMain>
        <input type="hidden" name="gazette" value={slug} />
        <IssueFields issue={proposed} gazette={gazette} />
        <SubmitButton kind="main" busy="正在建立…">
          建立
        </SubmitButton>
      </ActionForm>
    </DeskFrame>
  );
}
