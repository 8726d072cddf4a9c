import type { PublishedHit, PublishedSearch } from "@/lib/documents/found/queries";
import { issueLabel } from "@/lib/issues/rules";
import type { TextPart } from "@/lib/search/highlight";
import { EMPTY_REASONS } from "@/lib/search/query";
import { formatDay } from "./format-day";
import { Paging } from "./paging";

/** The results of a search, or why there are none and what to try. */
export function SearchResults({
  query,
  page,
  perPage,
  result: { reason, total, hits },
}: {
  query: string;
  page: number;
  perPage: number;
  result: PublishedSearch;
}) {
  if (reason !== null) return <p className="advice">{EMPTY_REASONS[reason]}</p>;
  if (total === 0) return <NoResults query={query} />;
  const pages = Math.ceil(total / perPage);
  return (
    <>
      <p className="result-count" role="status">
        {`找到 ${total} 件文件`}
        {pages > 1 && `，第 ${page} 页，共 ${pages} 页`}
      </p>
      {hits.length === 0 && <p className="advice">没有这一页。</p>}
      <ol className="results" start={(page - 1) * perPage + 1}>
        {hits.map((hit) => (
          <Result key={hit.publicId} hit={hit} />
        ))}
      </ol>
      <Paging query={query} page={page} pages={pages} />
    </>
  );
}

function Result({ hit }: { hit: PublishedHit }) {
  const { publicId, titleParts, number, writtenOn, gazette, issue, snippets } = hit;
  return (
    <li>
      <h2>
        <a href={`/documents/${publicId}`}>
          <Marked parts={titleParts} />
        </a>
      </h2>
      <p className="result-facts">
        {number && <span>{number}</span>}
        {writtenOn && <time dateTime={writtenOn}>{formatDay(writtenOn)}</time>}
        {issue ? (
          <span>
            {gazette.name} <a href={`/${issue.gazette}/${issue.year}/${issue.number}`}>{issueLabel(issue)}</a>
          </span>
        ) : (
          <span>{gazette.name}</span>
        )}
        {gazette.isDemonstration && <span>示范</span>}
      </p>
      {snippets.map(({ anchor, parts }) => (
        <p key={`${anchor}-${parts[0]?.text}`} className="snippet">
          <a href={`/documents/${publicId}${anchor ? `#${anchor}` : ""}`}>
            <Marked parts={parts} />
          </a>
        </p>
      ))}
    </li>
  );
}

function Marked({ parts }: { parts: readonly TextPart[] }) {
  return parts.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}

function NoResults({ query }: { query: string }) {
  return (
    <div className="advice" role="status">
      <p>{`没有找到含有“${query}”的已公开文件。`}</p>
      <ul>
        <li>核对有无错字，或者换一个更短的词；</li>
        <li>多个词请用空格分开，不必输入完整标题；</li>
        <li>查发文字号可以只输入代字、年份和序号。</li>
      </ul>
    </div>
  );
}
