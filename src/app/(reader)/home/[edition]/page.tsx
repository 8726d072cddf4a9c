import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyInstallation } from "@/components/reader/empty-installation";
import { IssueContents } from "@/components/reader/issue-contents";
import { Imprint, IssueBoard, IssueFacts, IssueNotices } from "@/components/reader/issue-imprint";
import { IssueSlips } from "@/components/reader/issue-slips";
import { Masthead } from "@/components/reader/masthead";
import { OtherGazettes } from "@/components/reader/other-gazettes";
import { PageFrame } from "@/components/reader/page-frame";
import { SearchBox } from "@/components/reader/search-box";
import { loadPublicGazette, loadPublicGazettes } from "@/lib/gazettes/loaders";
import { loadPublicIssue } from "@/lib/issues/loaders";
import { issueLabel } from "@/lib/issues/rules";

export const dynamicParams = true;
export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ edition: string }> };

/** The newest issue of the home gazette, of the first other one while home has none; null while nothing is published. */
async function loadHome() {
  const gazettes = await loadPublicGazettes();
  const slug = (gazettes.find((gazette) => gazette.isHome) ?? gazettes[0])?.slug;
  const gazette = slug === undefined ? null : await loadPublicGazette(slug);
  const newest = gazette?.issues[0];
  const issue = gazette && newest ? await loadPublicIssue(gazette.slug, newest.year, newest.number) : null;
  return gazette && issue ? { gazettes, gazette, issue } : null;
}

export async function generateMetadata(): Promise<Metadata> {
  const home = await loadHome();
  if (!home) return { title: "政府公报" };
  const { gazette, issue } = home;
  return {
    title: gazette.name,
    description: `${gazette.name}${issueLabel(issue)}目录，历期公报全文检索、下载。`,
    alternates: {
      canonical: "/",
      types: { "application/atom+xml": [{ url: "/feed.xml", title: "公报更新" }] },
    },
  };
}

export default async function HomePage({ params }: Props) {
  if ((await params).edition !== "latest") notFound();
  const home = await loadHome();
  if (!home) return <EmptyInstallation />;
  const { gazettes, gazette, issue } = home;
  return (
    <PageFrame
      gazette={gazette}
      current="home"
      hasMasthead
      headNote={gazette.motto}
      foot={<Imprint gazette={gazette} />}
    >
      <div className="front">
        <Masthead gazette={gazette} issue={issue} />
        <SearchBox />
        <div className="front-columns">
          <IssueContents sections={issue.sections} />
          <aside className="front-side" aria-label="本期与往期">
            <IssueFacts issue={issue} />
            <IssueBoard gazette={issue.gazette} board={issue.board} />
            <section className="side-block" aria-labelledby="past-title">
              <h2 id="past-title">
                <a href={`/${gazette.slug}`}>各期公报</a>
              </h2>
              <IssueSlips
                slug={gazette.slug}
                issues={gazette.issues.filter(({ year }) => year > issue.year - 2)}
                current={issue}
                headingLevel="h3"
              />
            </section>
            <OtherGazettes gazettes={gazettes} current={gazette.slug} />
            <IssueNotices notices={issue.notices} />
          </aside>
        </div>
      </div>
    </PageFrame>
  );
}
