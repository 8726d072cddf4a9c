import type { Metadata } from "next";
import { PageFrame } from "@/components/reader/page-frame";
import { SearchBox } from "@/components/reader/search-box";
import { SearchRequestSchema } from "@/components/reader/search-request";
import { SearchResults } from "@/components/reader/search-results";
import { searchPublished } from "@/lib/documents/found/queries";
import { loadPublicGazettes } from "@/lib/gazettes/loaders";

const HITS_PER_PAGE = 20;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = SearchRequestSchema.parse(await searchParams);
  return { title: q ? `检索：${q}` : "检索公报", robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const { q, page } = SearchRequestSchema.parse(await searchParams);
  const offset = (page - 1) * HITS_PER_PAGE;
  const result = q === "" ? null : await searchPublished({ text: q, limit: HITS_PER_PAGE, offset });
  const gazettes = await loadPublicGazettes();
  return (
    <PageFrame gazette={gazettes.find((gazette) => gazette.isHome) ?? null} current="search">
      <div className="search-page">
        <h1 className={result ? "visually-hidden" : undefined}>检索公报</h1>
        <SearchBox value={q} isFirst={q === ""} />
        {result ? (
          <SearchResults query={q} page={page} perPage={HITS_PER_PAGE} result={result} />
        ) : (
          <div className="advice">
            <p>
              输入标题或正文中的词语，多个词用空格分开；给词语加引号，按原样查找；在词前加减号，排除含有它的文件。
            </p>
            <p>也可以输入发文字号，括号、空格怎样写都可以。</p>
          </div>
        )}
      </div>
    </PageFrame>
  );
}
