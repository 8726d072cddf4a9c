import type { TextPart } from "./highlight";
import { COLUMN_WEIGHTS } from "./index-table";
import { matchExpressions } from "./match-expression";
import { alternativesOf, type ParsedQuery, type Phrase, parseQuery } from "./query";
import type { SearchPassage } from "./schema";
import { highlightTitle, makeSnippets, type Snippet } from "./snippets";
import type { SqlRunner } from "./sql-runner";

type SearchHit = {
  readonly documentId: string;
  readonly titleParts: readonly TextPart[];
  readonly snippets: readonly Snippet[];
  /** The document bears the number, or belongs to the series, that was asked for. */
  readonly numberMatch: boolean;
};

export type SearchResult = {
  readonly query: ParsedQuery;
  /** How many documents match in all, not only on this page. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
};

export type SearchRequest = {
  readonly text: string;
  readonly gazetteId?: string | undefined;
  /** The year of the document's date; of its number where it has no date. */
  readonly year?: number | undefined;
  readonly limit: number;
  readonly offset: number;
};

const MAX_HITS_PER_PAGE = 100;

/**
 * Finds documents. Those that bear a number asked for come first, then those with all words in the title, then those
 * with all words in the issuing organs, then the others; within each by BM25 (unless thousands are found), then the
 * later date first.
 * A query that asks for nothing gives no hits and a reason.
 */
export async function searchDocuments(db: SqlRunner, request: SearchRequest): Promise<SearchResult> {
  const query = parseQuery(request.text);
  if (query.reason !== null) return { query, total: 0, hits: [] };
  const codes = await knownCodes(db, query);
  const isKnownCode = (code: string) => codes.has(code);
  const rows = await readPage(db, { request, query, isKnownCode });
  const phrases = query.terms.flatMap((term) => alternativesOf(term, isKnownCode).flat());
  const [first] = rows;
  return {
    query,
    total: Number(first?.total ?? 0),
    hits: rows.filter((row) => row.document_id !== null).map((row) => toHit(row, phrases)),
  };
}

type PageRow = {
  total: number | bigint;
  document_id: string | null;
  tier: number | bigint;
  title: string;
  passages: string;
};

const NUMBER_TIER = 0;

/**
 * A query that finds more than this is not scored: the words are in so many documents that BM25 tells them apart
 * hardly at all (its weight of a word in over half of them is nil) and takes most of the time. Newest first is better.
 */
const MAX_SCORED = 5000;

/** One statement, so that total, order and texts are of one state of the index. */
async function readPage(
  db: SqlRunner,
  {
    request,
    query,
    isKnownCode,
  }: { request: SearchRequest; query: ParsedQuery; isKnownCode: (code: string) => boolean },
): Promise<PageRow[]> {
  const { documents, within } = matchExpressions({ query, isKnownCode });
  const number = query.terms.find((term) => term.number)?.number?.query;
  const gazetteId = request.gazetteId ?? null;
  const year = request.year ?? null;
  const [matches] = await db.$queryRawUnsafe<{ total: number | bigint }[]>(COUNT_SQL, documents);
  return db.$queryRawUnsafe<PageRow[]>(
    Number(matches?.total ?? 0) > MAX_SCORED ? UNSCORED_PAGE_SQL : SCORED_PAGE_SQL,
    number?.code ?? null,
    number?.year ?? null,
    number?.serial ?? null,
    number?.serial ?? null,
    within("title"),
    within("organs"),
    documents,
    gazetteId,
    gazetteId,
    year,
    year,
    clamp(request.limit, 1, MAX_HITS_PER_PAGE),
    clamp(request.offset, 0, Number.MAX_SAFE_INTEGER),
  );
}

const COUNT_SQL = "SELECT count(*) AS total FROM search_index WHERE search_index MATCH ?";

const pageSql = (score: string) => `
WITH
ranked AS MATERIALIZED (
  SELECT d.id, d.written_on, ${score} AS score, CASE
      WHEN d.number_code = ? AND d.number_year = ? AND (? IS NULL OR d.number_serial = ?) THEN ${NUMBER_TIER}
      WHEN d.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?) THEN 1
      WHEN d.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?) THEN 2
      ELSE 3
    END AS tier
  FROM search_index CROSS JOIN search_document d ON d.id = search_index.rowid
  WHERE search_index MATCH ? AND (? IS NULL OR d.gazette_id = ?) AND (? IS NULL OR d.year = ?)
),
page AS MATERIALIZED (
  SELECT id, written_on, tier, iif(tier = ${NUMBER_TIER}, 0, score) AS merit
  FROM ranked
  ORDER BY tier, merit, written_on DESC, id
  LIMIT ? OFFSET ?
)
SELECT (SELECT count(*) FROM ranked) AS total, p.tier, d.document_id, t.title, t.passages
FROM (SELECT 1) LEFT JOIN (page p JOIN search_document d ON d.id = p.id JOIN search_text t ON t.id = p.id)
ORDER BY p.tier, p.merit, p.written_on DESC, p.id`;

const SCORED_PAGE_SQL = pageSql(`bm25(search_index, ${COLUMN_WEIGHTS})`);
const UNSCORED_PAGE_SQL = pageSql("0");

/** Which of the code words in the query some document bears: the others may be mere words. */
async function knownCodes(db: SqlRunner, query: ParsedQuery): Promise<ReadonlySet<string>> {
  const asked = [...query.terms, ...query.excluded].flatMap((term) => term.number?.query.code ?? []);
  const known = new Set<string>();
  for (const code of new Set(asked)) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      "SELECT 1 AS known FROM search_document WHERE number_code = ? LIMIT 1",
      code,
    );
    if (rows.length > 0) known.add(code);
  }
  return known;
}

function toHit(row: PageRow, phrases: readonly Phrase[]): SearchHit {
  // Written by indexDocument, which is the only writer.
  const passages = JSON.parse(row.passages) as SearchPassage[];
  return {
    documentId: row.document_id ?? "",
    titleParts: highlightTitle(row.title, phrases),
    snippets: makeSnippets(passages, phrases),
    numberMatch: Number(row.tier) === NUMBER_TIER,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least;
}
