import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { issueStateLabel } from "@/components/desk/issue-table";
import { SearchForm } from "@/components/desk/search-form";
import { SearchHits } from "@/components/desk/search-hits";
import { StateLabel } from "@/components/desk/state-label";
import { findDocumentById, searchDesk } from "@/lib/documents/lookup/queries";
import { type Lookup, LookupSchema } from "@/lib/documents/lookup/schema";
import { findIssues } from "@/lib/issues/lookup/queries";
import { issueLabel } from "@/lib/issues/rules";
import { findOrgans } from "@/lib/organs/lookup/queries";
import { EMPTY_REASONS } from "@/lib/search/query";
import { may } from "@/lib/users/policy";
import { type Desk, openDesk } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "查找" };

const PER_PAGE = 20;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SearchPage({ searchParams }: Props) {
  const desk = await openDesk("/desk/search");
  const asked = LookupSchema.parse(await searchParams);
  return (
    <DeskFrame desk={desk} place="search" title="查找">
      <SearchForm asked={asked} gazettes={desk.gazettes} />
      {asked.q === "" ? (
        <p className="empty">
          查的是编辑部的全部文件，未公开的也在内。多个词用空格分开，整句加引号，不要的词前加减号。
        </p>
      ) : (
        <Results desk={desk} asked={asked} />
      )}
    </DeskFrame>
  );
}

async function Results({ desk: { actor, gazettes }, asked }: { desk: Desk; asked: Lookup }) {
  const { q, page, state, kind, year } = asked;
  const among = gazettes.filter(({ slug }) => asked.gazette === undefined || slug === asked.gazette);
  const seesIssues = among.filter(({ id }) => may(actor, "issue.view", id)).map(({ id }) => id);
  const isFirst = page === 1;
  const [found, byId, issues, organs] = await Promise.all([
    searchDesk({
      actor,
      gazetteIds: among.map(({ id }) => id),
      text: q,
      state,
      kind,
      year,
      limit: PER_PAGE,
      offset: (page - 1) * PER_PAGE,
    }),
    isFirst ? findDocumentById(actor, q) : null,
    isFirst ? findIssues({ gazetteIds: seesIssues, text: q, limit: 10 }) : [],
    isFirst && may(actor, "organ.manage", null) ? findOrgans(q, 10) : [],
  ]);
  const pages = Math.ceil(found.total / PER_PAGE);
  return (
    <div className="blocks desk-found">
      {byId && (
        <section>
          <h2>编号相符</h2>
          <Link href={`/desk/documents/${byId.id}`}>{byId.title}</Link>
        </section>
      )}
      {issues.length > 0 && (
        <section>
          <h2>期</h2>
          <ul className="found-list">
            {issues.map((issue) => (
              <li key={issue.id}>
                <Link href={`/desk/issues/${issue.id}`}>{issueLabel(issue)}</Link>
                <span>{issue.gazetteName}</span>
                <StateLabel state={issue.state}>{issueStateLabel(issue)}</StateLabel>
              </li>
            ))}
          </ul>
        </section>
      )}
      {organs.length > 0 && (
        <section>
          <h2>机关</h2>
          <ul className="found-list">
            {organs.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/desk/organs/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 role="status">{countWords({ ...found, page, pages })}</h2>
        {found.hits.length > 0 && <SearchHits hits={found.hits} start={(page - 1) * PER_PAGE + 1} />}
        {pages > 1 && (
          <nav className="tools" aria-label="分页">
            {page > 1 && (
              <Link href={addressOf(asked, page - 1)} rel="prev">
                上一页
              </Link>
            )}
            {page < pages && (
              <Link href={addressOf(asked, page + 1)} rel="next">
                下一页
              </Link>
            )}
          </nav>
        )}
      </section>
    </div>
  );
}

function countWords({
  reason,
  total,
  page,
  pages,
}: {
  reason: keyof typeof EMPTY_REASONS | null;
  total: number;
  page: number;
  pages: number;
}): string {
  if (reason !== null) return EMPTY_REASONS[reason];
  if (total === 0) return "没有找到文件，可换一个更短的词";
  return pages > 1 ? `${total} 件文件，第 ${page} 页，共 ${pages} 页` : `${total} 件文件`;
}

function addressOf(asked: Lookup, page: number): string {
  const given = Object.entries({ ...asked, page }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/desk/search?${new URLSearchParams(given)}`;
}
