import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IssueContents } from "@/components/reader/issue-contents";
import { Imprint, IssueBoard, IssueFacts, IssueNotices } from "@/components/reader/issue-imprint";
import { Cover } from "@/components/reader/masthead";
import { PageFrame } from "@/components/reader/page-frame";
import { loadPublicIssue } from "@/lib/issues/loaders";
import { issueLabel } from "@/lib/issues/rules";
import { IssueAddressSchema } from "@/lib/issues/schema";

export const dynamicParams = true;
export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ gazette: string; year: string; number: string }> };

async function loadIssue(params: Props["params"]) {
  const { gazette, year, number } = await params;
  const address = /^\d{4}$/u.test(year)
    ? IssueAddressSchema.safeParse({ slug: gazette, year, number })
    : null;
  // A number with spaces around it would be read as the one without: one address an issue.
  if (!address?.success || address.data.number !== number) notFound();
  return (await loadPublicIssue(address.data.slug, address.data.year, address.data.number)) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const issue = await loadIssue(params);
  const { gazette, year, number, sections } = issue;
  const titles = sections.flatMap((section) => section.entries.map((entry) => entry.title));
  return {
    title: `${gazette.name} ${issueLabel(issue)}`,
    description: `${issueLabel(issue)}目录：${titles.slice(0, 3).join("；")}`,
    alternates: {
      canonical: `/${gazette.slug}/${year}/${number}`,
      types: { "application/atom+xml": [{ url: `/${gazette.slug}/feed.xml`, title: gazette.name }] },
    },
  };
}

export default async function IssuePage({ params }: Props) {
  const issue = await loadIssue(params);
  const { gazette, board, notices, sections } = issue;
  return (
    <PageFrame gazette={gazette} foot={<Imprint gazette={gazette} />}>
      <div className="issue-page">
        <div className="issue-cover">
          <Cover gazette={gazette} issue={issue} />
        </div>
        <IssueContents sections={sections} />
        <aside className="issue-side" aria-label="本期信息">
          <IssueFacts issue={issue} />
          <IssueBoard gazette={gazette} board={board} />
          <IssueNotices notices={notices} />
        </aside>
      </div>
    </PageFrame>
  );
}
