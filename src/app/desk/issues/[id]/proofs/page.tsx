import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RecordAll } from "@/components/desk/board-proofs";
import { DeskFrame } from "@/components/desk/desk-frame";
import { ProofSheet } from "@/components/desk/issue-proof-sheet";
import { getProofSheet } from "@/lib/issues/proofs/queries";
import { issueLabel } from "@/lib/issues/rules";
import { may } from "@/lib/users/policy";
import { openIssue } from "../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "校次表" };

/** 校次表: the documents of an issue and who read them in which round; to be printed too. */
export default async function ProofsPage({ params }: { params: Promise<{ id: string }> }) {
  const desk = await openIssue((await params).id);
  const { actor, gazette, issue } = desk;
  if (issue.isBackIssue) notFound();
  const sheet = await getProofSheet(issue.id);
  const mayProof = issue.state === "compiling" && may(actor, "document.proof", gazette.id);
  return (
    <DeskFrame
      desk={desk}
      place={issue.id === desk.currentIssueId ? "current" : "issues"}
      title={`${issueLabel(issue)}校次表`}
      lead={<Link href={`/desk/issues/${issue.id}`}>回到本期</Link>}
      tools={mayProof && <RecordAll issueId={issue.id} documents={sheet} what="本期" />}
    >
      <p className="notice">校次按文件现在的文字计；文字一有改动，该文件的各校次重新进行。</p>
      <ProofSheet issueId={issue.id} sheet={sheet} mayProof={mayProof} />
    </DeskFrame>
  );
}
