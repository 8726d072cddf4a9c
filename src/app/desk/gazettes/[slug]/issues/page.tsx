import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { EmptyNote } from "@/components/desk/empty-note";
import { IssueTable } from "@/components/desk/issue-table";
import { listDeskIssues } from "@/lib/issues/queries";
import { may } from "@/lib/users/policy";
import { openGazette } from "../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "往期" };

export default async function IssuesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const desk = await openGazette(slug, `/desk/gazettes/${slug}/issues`);
  const issues = await listDeskIssues(desk.gazette.id);
  const mayEdit = may(desk.actor, "issue.compile", desk.gazette.id);
  const newIssue = `/desk/gazettes/${slug}/issues/new`;
  return (
    <DeskFrame
      desk={desk}
      place="issues"
      title="往期"
      lead={desk.gazette.name}
      tools={
        mayEdit &&
        issues.length > 0 && (
          <>
            <Link href={newIssue} className="button plain">
              新建一期
            </Link>
            <Link href="/desk/import" className="button plain">
              录入往期
            </Link>
          </>
        )
      }
    >
      {issues.length > 0 ? (
        <div className="blocks">
          {yearsOf(issues).map((year) => (
            <section key={year} aria-label={`${year}年`}>
              <h2>{year}年</h2>
              <IssueTable issues={issues.filter((issue) => issue.year === year)} />
            </section>
          ))}
        </div>
      ) : (
        <EmptyNote text="这种公报还没有一期。" href={newIssue} step="新建一期" />
      )}
    </DeskFrame>
  );
}

/** The years of some issues, in the order of the list: newest first. */
function yearsOf(issues: readonly { readonly year: number }[]): number[] {
  return [...new Set(issues.map(({ year }) => year))];
}
