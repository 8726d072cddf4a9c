import { formatDocumentNumber, parseDocumentNumber } from "../content/document-number";
import { invariant } from "../core/errors";
import { passageText, type SearchRecord } from "./schema";
import type { SqlRunner } from "./sql-runner";
import { indexTokens } from "./tokens";

/**
 * Raised whenever the tables, the tokens or the normalisation change: an index of another version is dropped.
 */
export const INDEX_VERSION = 2;

/**
 * Which index: `public` holds what the public may read and nothing else; `desk` holds the newest text of every document.
 * Each has tables of its own, so that no condition forgotten in a query can let out what is not published.
 */
export type SearchScope = "public" | "desk";
const PREFIXES = { public: "search", desk: "desk_search" } as const satisfies Record<SearchScope, string>;

/** Names of the tables of an index: constants, never typed text. */
export function searchTables(scope: SearchScope) {
  const prefix = PREFIXES[scope];
  return { index: `${prefix}_index`, text: `${prefix}_text`, document: `${prefix}_document` } as const;
}

/**
 * Creates the tables of search where they are missing, and drops those of another version first. Repeatable.
 * Gives `rebuildNeeded` until `clearIndex` has begun a rebuild: clear and index all documents in one transaction.
 */
export async function ensureSearchTables(db: SqlRunner): Promise<{ rebuildNeeded: boolean }> {
  await db.$executeRawUnsafe(CREATE_STATE);
  const [state] = await readState(db);
  if (state && Number(state.version) !== INDEX_VERSION) {
    for (const table of TABLES) await db.$executeRawUnsafe(`DROP TABLE IF EXISTS ${table}`);
    await db.$executeRawUnsafe("DELETE FROM search_state");
  }
  for (const statement of CREATE) await db.$executeRawUnsafe(statement);
  await db.$executeRawUnsafe(
    "INSERT INTO search_state (id, version, filled) VALUES (1, ?, 0) ON CONFLICT (id) DO NOTHING",
    INDEX_VERSION,
  );
  const [now] = await readState(db);
  return { rebuildNeeded: Number(now?.filled) !== 1 };
}

/** Whether the tables are there in the present form and filled: a read alone, so that nothing waits for a turn to write. */
export async function isIndexCurrent(db: SqlRunner): Promise<boolean> {
  const tables = await db.$queryRawUnsafe<unknown[]>(
    "SELECT 1 FROM sqlite_master WHERE name = 'search_state'",
  );
  if (tables.length === 0) return false;
  const [state] = await readState(db);
  return Number(state?.version) === INDEX_VERSION && Number(state?.filled) === 1;
}

/** Empties both indexes, as the first step of a rebuild in the same transaction. */
export async function clearIndex(tx: SqlRunner): Promise<void> {
  for (const table of TABLES) await tx.$executeRawUnsafe(`DELETE FROM ${table}`);
  await tx.$executeRawUnsafe("UPDATE search_state SET filled = 1");
}

/** How the columns of an index weigh in the ranking, in their order: title, organs, number, body. */
export const COLUMN_WEIGHTS = "10.0, 4.0, 6.0, 1.0";

/** Puts a document into the index in place of what the index held of it. */
export async function indexDocument(
  tx: SqlRunner,
  record: SearchRecord,
  scope: SearchScope = "public",
): Promise<void> {
  const tables = searchTables(scope);
  const id = await writeDocument(tx, record, tables.document);
  const { title, organs, passages } = record;
  await tx.$executeRawUnsafe(
    `INSERT OR REPLACE INTO ${tables.text} (id, title, passages) VALUES (?, ?, ?)`,
    id,
    title,
    JSON.stringify(passages),
  );
  await tx.$executeRawUnsafe(`DELETE FROM ${tables.index} WHERE rowid = ?`, id);
  await tx.$executeRawUnsafe(
    `INSERT INTO ${tables.index} (rowid, title, organs, number, body) VALUES (?, ?, ?, ?, ?)`,
    id,
    indexTokens(title),
    indexTokens(organs.join("\n")),
    indexTokens(numberText(record)),
    indexTokens(passages.map(passageText).join("\n")),
  );
}

/** Takes a document out of an index; does nothing where it is not in it. */
export async function removeFromIndex(
  tx: SqlRunner,
  documentId: string,
  scope: SearchScope = "public",
): Promise<void> {
  const tables = searchTables(scope);
  const held = `(SELECT id FROM ${tables.document} WHERE document_id = ?)`;
  await tx.$executeRawUnsafe(`DELETE FROM ${tables.index} WHERE rowid = ${held}`, documentId);
  await tx.$executeRawUnsafe(`DELETE FROM ${tables.text} WHERE id = ${held}`, documentId);
  await tx.$executeRawUnsafe(`DELETE FROM ${tables.document} WHERE document_id = ?`, documentId);
}

async function writeDocument(tx: SqlRunner, record: SearchRecord, table: string): Promise<number> {
  const number = record.number === null ? null : parseDocumentNumber(record.number);
  const year = record.writtenOn?.slice(0, 4) ?? number?.year ?? null;
  const rows = await tx.$queryRawUnsafe<{ id: number | bigint }[]>(
    `INSERT INTO ${table} (document_id, gazette_id, year, written_on, number_code, number_year, number_serial)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (document_id) DO UPDATE SET gazette_id = excluded.gazette_id, year = excluded.year,
       written_on = excluded.written_on, number_code = excluded.number_code, number_year = excluded.number_year,
       number_serial = excluded.number_serial
     RETURNING id`,
    record.documentId,
    record.gazetteId,
    year === null ? null : Number(year),
    record.writtenOn ?? "",
    number?.code ?? null,
    number?.year ?? null,
    number?.serial ?? null,
  );
  const [row] = rows;
  invariant(row, "the table of documents returns the id of the row it wrote");
  return Number(row.id);
}

function numberText({ number }: SearchRecord): string {
  if (number === null) return "";
  const parsed = parseDocumentNumber(number);
  return parsed ? formatDocumentNumber(parsed) : number;
}

function readState(db: SqlRunner) {
  return db.$queryRawUnsafe<{ version: number | bigint; filled: number | bigint }[]>(
    "SELECT version, filled FROM search_state WHERE id = 1",
  );
}

const SCOPES = ["public", "desk"] as const;
const TABLES = SCOPES.flatMap((scope) => Object.values(searchTables(scope)));

const CREATE_STATE =
  "CREATE TABLE IF NOT EXISTS search_state (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, filled INTEGER NOT NULL)";

const CREATE = SCOPES.flatMap((scope) => createStatements(searchTables(scope)));

function createStatements({ index, text, document }: ReturnType<typeof searchTables>): string[] {
  return [
    // What filters and sorts, apart from the text: a common word reads thousands of these rows.
    `CREATE TABLE IF NOT EXISTS ${document} (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE,
    gazette_id TEXT NOT NULL,
    year INTEGER,
    written_on TEXT NOT NULL,
    number_code TEXT,
    number_year INTEGER,
    number_serial INTEGER
  )`,
    `CREATE INDEX IF NOT EXISTS ${document}_number ON ${document} (number_code, number_year, number_serial)`,
    // What is shown of a hit.
    `CREATE TABLE IF NOT EXISTS ${text} (id INTEGER PRIMARY KEY, title TEXT NOT NULL, passages TEXT NOT NULL)`,
    // Contentless: the tokens would store each text twice over. Rows are deleted by rowid.
    `CREATE VIRTUAL TABLE IF NOT EXISTS ${index} USING fts5 (
    title, organs, number, body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1'
  )`,
  ];
}
