import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { IssueFields } from "@/components/desk/issue-fields";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentTime, dayOf } from "@/lib/core/clock";
import { mayDocuments } from "@/lib/documents/policy";
import { createIssueAction } from "@/lib/issues/actions";
import { getDeskIssue, listDeskIssues } from "@/lib/issues/queries";
import { nextIssue } from "@/lib/issues/rules";
import { openGazette } from "../../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "新建一期" };

export default async function NewIssuePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const desk = await openGazette(slug, `/desk/gazettes/${slug}/issues/new`);
  if (!mayDocuments(desk.actor, "edit", desk.gazette.id)) notFound();
  const [last] = await listDeskIssues(desk.gazette.id);
  const before = last ? await getDeskIssue(last.id) : null;
  const year = Number(dayOf(currentTime()).slice(0, 4));
  return (
    <DeskFrame desk={desk} place="current" title="新建一期" lead={desk.gazette.name}>
      {before && <p className="notice">期号、编委会和声明按上一期填好，请核对。</p>}
      <ActionForm action={createIssueAction} className="form" isMain>
        <input type="hidden" name="gazette" value={slug} />
        <IssueFields issue={nextIssue({ before, year })} />
        <SubmitButton kind="main" busy="正在建立…">
          建立
        </SubmitButton>
      </ActionForm>
    </DeskFrame>
  );
}
