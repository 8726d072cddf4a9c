import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Imprint } from "@/components/reader/issue-imprint";
import { IssueSlips } from "@/components/reader/issue-slips";
import { MastheadName } from "@/components/reader/masthead";
import { OtherGazettes } from "@/components/reader/other-gazettes";
import { PageFrame } from "@/components/reader/page-frame";
import { SearchBox } from "@/components/reader/search-box";
import { loadPublicGazette, loadPublicGazettes } from "@/lib/gazettes/loaders";
import { SlugSchema } from "@/lib/gazettes/schema";

export const dynamicParams = true;
export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ gazette: string }> };

async function loadGazette(params: Props["params"]) {
  const slug = SlugSchema.safeParse((await params).gazette);
  return (slug.success ? await loadPublicGazette(slug.data) : null) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const gazette = await loadGazette(params);
  return {
    title: `各期公报 - ${gazette.name}`,
    description: `${gazette.name}已上网的${gazette.issues.length}期，按年份排列。`,
    alternates: {
      canonical: `/${gazette.slug}`,
      types: { "application/atom+xml": [{ url: `/${gazette.slug}/feed.xml`, title: gazette.name }] },
    },
  };
}

export default async function ArchivePage({ params }: Props) {
  const gazette = await loadGazette(params);
  const gazettes = await loadPublicGazettes();
  const documents = gazette.issues.reduce((sum, issue) => sum + issue.documents, 0);
  return (
    <PageFrame
      gazette={gazette}
      current="archive"
      hasMasthead
      headNote={gazette.motto}
      foot={<Imprint gazette={gazette} />}
    >
      <div className="archive">
        <header className="masthead small" data-length={Math.min(20, [...gazette.name].length)}>
          <h1>
            <MastheadName name={gazette.name} />
          </h1>
          <p className="issue-line">
            <span>各期公报</span>
            {gazette.frequency && <span>{gazette.frequency}</span>}
            <span>{`已上网 ${gazette.issues.length} 期，${documents} 件文件`}</span>
          </p>
        </header>
        {gazette.issues.length === 0 ? (
          <p className="quiet">尚未发布任何一期。</p>
        ) : (
          <IssueSlips slug={gazette.slug} issues={gazette.issues} headingLevel="h2" />
        )}
        <SearchBox />
        <OtherGazettes gazettes={gazettes} current={gazette.slug} />
      </div>
    </PageFrame>
  );
}
