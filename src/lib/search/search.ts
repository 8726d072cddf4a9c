import type { TextPart } from "./highlight";
import { COLUMN_WEIGHTS, type SearchScope, searchTables } from "./index-table";
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
  /** Which index; what the public may read where it is not said. */
  readonly scope?: SearchScope;
  /** Documents of these gazettes, and these documents besides: all that the one who asks may see. */
  readonly within?:
    | { readonly gazetteIds: readonly string[]; readonly documentIds: readonly string[] }
    | undefined;
  /** State of the document and kind of its newest text, for the desk. */
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
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
  const tables = searchTables(request.scope ?? "public");
  const codes = await knownCodes(db, query, tables.document);
  const isKnownCode = (code: string) => codes.has(code);
  const rows = await readPage(db, { request, query, isKnownCode, tables });
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
    tables,
  }: { request: SearchRequest; query: ParsedQuery; isKnownCode: (code: string) => boolean; tables: Tables },
): Promise<PageRow[]> {
  const { documents, within } = matchExpressions({ query, isKnownCode });
  const number = query.terms.find((term) => term.number)?.number?.query;
  const conditions = conditionsOf(request);
  const [matches] = await db.$queryRawUnsafe<{ total: number | bigint }[]>(
    `SELECT count(*) AS total FROM ${tables.index} WHERE ${tables.index} MATCH ?`,
    documents,
  );
  const isScored = Number(matches?.total ?? 0) <= MAX_SCORED;
  return db.$queryRawUnsafe<PageRow[]>(
    pageSql(tables, { isScored, conditions: conditions.map(({ sql }) => ` AND ${sql}`).join("") }),
    number?.code ?? null,
    number?.year ?? null,
    number?.serial ?? null,
    number?.serial ?? null,
    within("title"),
    within("organs"),
    documents,
    ...conditions.flatMap(({ values }) => values),
    clamp(request.limit, 1, MAX_HITS_PER_PAGE),
    clamp(request.offset, 0, Number.MAX_SAFE_INTEGER),
  );
}

type Tables = ReturnType<typeof searchTables>;
type Condition = { readonly sql: string; readonly values: readonly unknown[] };

/** What narrows a search besides its words; values are bound, the SQL is made of constants. */
function conditionsOf({ gazetteId, year, within, state, kind }: SearchRequest): Condition[] {
  const conditions: Condition[] = [];
  const add = (sql: string, ...values: unknown[]) => conditions.push({ sql, values });
  if (gazetteId !== undefined) add("d.gazette_id = ?", gazetteId);
  if (year !== undefined) add("d.year = ?", year);
  if (within !== undefined) {
    add(
      `(d.gazette_id IN (SELECT value FROM json_each(?)) OR d.document_id IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(within.gazetteIds),
      JSON.stringify(within.documentIds),
    );
  }
  // Read where they change, so that the index need not follow each step that a document takes.
  if (state !== undefined) add(`d.document_id IN (SELECT id FROM "Document" WHERE state = ?)`, state);
  if (kind !== undefined) {
    add(
      `EXISTS (SELECT 1 FROM "Document" o JOIN "DocumentRevision" r ON r.id = o."headRevisionId"
        WHERE o.id = d.document_id AND r.kind = ?)`,
      kind,
    );
  }
  return conditions;
}

const pageSql = (
  { index, document, text }: Tables,
  { isScored, conditions }: { isScored: boolean; conditions: string },
) => `
WITH
ranked AS MATERIALIZED (
  SELECT d.id, d.written_on, ${isScored ? `bm25(${index}, ${COLUMN_WEIGHTS})` : "0"} AS score, CASE
      WHEN d.number_code = ? AND d.number_year = ? AND (? IS NULL OR d.number_serial = ?) THEN ${NUMBER_TIER}
      WHEN d.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?) THEN 1
      WHEN d.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?) THEN 2
      ELSE 3
    END AS tier
  FROM ${index} CROSS JOIN ${document} d ON d.id = ${index}.rowid
  WHERE ${index} MATCH ?${conditions}
),
page AS MATERIALIZED (
  SELECT id, written_on, tier, iif(tier = ${NUMBER_TIER}, 0, score) AS merit
  FROM ranked
  ORDER BY tier, merit, written_on DESC, id
  LIMIT ? OFFSET ?
)
SELECT (SELECT count(*) FROM ranked) AS total, p.tier, d.document_id, t.title, t.passages
FROM (SELECT 1) LEFT JOIN (page p JOIN ${document} d ON d.id = p.id JOIN ${text} t ON t.id = p.id)
ORDER BY p.tier, p.merit, p.written_on DESC, p.id`;

/** Which of the code words in the query some document bears: the others may be mere words. */
async function knownCodes(db: SqlRunner, query: ParsedQuery, table: string): Promise<ReadonlySet<string>> {
  const asked = [...query.terms, ...query.excluded].flatMap((term) => term.number?.query.code ?? []);
  const known = new Set<string>();
  for (const code of new Set(asked)) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `SELECT 1 AS known FROM ${table} WHERE number_code = ? LIMIT 1`,
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
