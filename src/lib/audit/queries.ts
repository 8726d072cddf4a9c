import "server-only";
import { addDays, startOfDay } from "../core/clock";
import { reads, type Transaction } from "../core/db";
import { mayView } from "../documents/policy";
import { DocumentStateSchema } from "../documents/schema";
import { issueLabel } from "../issues/rules";
import { may } from "../users/policy";
import type { Actor } from "../users/schema";
import { auditHash, describeEvent, type Sentence, subjectOf } from "./rules";
import { type AuditFilter, type AuditPayload, AuditPayloadSchema } from "./schema";

const CHUNK = 1000;
/** How many rows are looked through for the changes that someone may see, at most. */
const MOST_LOOKED_AT = 2000;

/**
 * Walks the chain from its first row. Gives the number of rows and the sequence of the first one that does not
 * follow from the one before, or null where all do.
 */
export async function verifyAuditChain(): Promise<{ rows: number; brokenAt: number | null }> {
  // The head first: what is appended while the rows are read is no part of this look.
  const head = await reads().auditHead.findUniqueOrThrow({ where: { id: 1 } });
  let previous = "";
  let rows = 0;
  for (;;) {
    const chunk = await reads().auditEvent.findMany({
      where: { sequence: { gt: rows, lte: head.sequence } },
      orderBy: { sequence: "asc" },
      take: CHUNK,
    });
    for (const row of chunk) {
      const payload = AuditPayloadSchema.safeParse(row.payload);
      const holds =
        payload.success &&
        row.sequence === rows + 1 &&
        row.previous === previous &&
        // Rows of before the column have none.
        (row.subject === "" || row.subject === subjectOf(payload.data)) &&
        auditHash({ ...row, payload: payload.data }) === row.hash;
      if (!holds) return { rows, brokenAt: row.sequence };
      previous = row.hash;
      rows++;
    }
    if (chunk.length < CHUNK) break;
  }
  return { rows, brokenAt: head.sequence === rows && head.hash === previous ? null : rows + 1 };
}

/** An event of the record in words. */
export type AuditEntry = Sentence & {
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  readonly actorName: string;
  readonly type: AuditPayload["type"];
  /** What it was done to, as the filter takes it; empty where it was done to nothing. */
  readonly subject: string;
  /** How a reader knows that: 《title》, `2026年第3期`, a name. */
  readonly about: string;
  /** Its page of the desk; null where it has none (any more). */
  readonly href: string | null;
};

const entrySelect = {
  sequence: true,
  at: true,
  actorId: true,
  actorName: true,
  subject: true,
  payload: true,
} as const;
type EntryRow = { sequence: number; at: Date; actorName: string; payload: unknown };

/** A page of the record, newest first: at most `limit` rows before `before`. The caller checks the actor. */
export async function listAuditEvents({
  filter,
  before,
  limit,
}: {
  filter: AuditFilter;
  before?: number | undefined;
  limit: number;
}): Promise<{ entries: AuditEntry[]; total: number; next: number | null }> {
  const where = auditWhere(filter);
  const [rows, total] = await Promise.all([
    reads().auditEvent.findMany({
      where: before === undefined ? where : { AND: [where, { sequence: { lt: before } }] },
      orderBy: { sequence: "desc" },
      take: limit + 1,
      select: entrySelect,
    }),
    reads().auditEvent.count({ where }),
  ]);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null;
  return { entries: await toEntries(shown), total, next };
}

/** Rows of an export, oldest first, with what proves them: at most `limit` after `after` and up to `upTo`. */
export async function listExportRows({
  filter,
  after,
  upTo,
  limit,
}: {
  filter: AuditFilter;
  after: number;
  upTo: number;
  limit: number;
}): Promise<
  (AuditEntry & { readonly actorId: string | null; readonly payload: string; readonly hash: string })[]
> {
  const rows = await reads().auditEvent.findMany({
    where: { AND: [auditWhere(filter), { sequence: { gt: after, lte: upTo } }] },
    orderBy: { sequence: "asc" },
    take: limit,
    select: { ...entrySelect, hash: true },
  });
  const entries = await toEntries(rows);
  return entries.map((entry, index) => ({
    ...entry,
    actorId: rows[index]?.actorId ?? null,
    payload: JSON.stringify(rows[index]?.payload),
    hash: rows[index]?.hash ?? "",
  }));
}

/** How many rows a filter finds up to a row of the chain. */
export async function countAuditEvents(db: Transaction, filter: AuditFilter, upTo: number): Promise<number> {
  return db.auditEvent.count({ where: { AND: [auditWhere(filter), { sequence: { lte: upTo } }] } });
}

/** Those who stand in the record and have an account, by name. */
export async function listAuditPeople(): Promise<{ id: string; name: string }[]> {
  const users = await reads().user.findMany({
    orderBy: { name: "asc" },
    select: { id: true, name: true, email: true },
  });
  return users.map(({ id, name, email }) => ({ id, name: name === email ? name : `${name}（${email}）` }));
}

/**
 * The latest changes that an actor may see: to the gazettes, issues and documents of their gazettes; a contributor sees
 * what happened to the own documents. Users, organs and the record itself are the administrators'.
 */
export async function listRecentEvents(actor: Actor, limit: number): Promise<AuditEntry[]> {
  const seen: EntryRow[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < MOST_LOOKED_AT && seen.length < limit; ) {
    const rows = await reads().auditEvent.findMany({
      where: { sequence: { lt: before } },
      orderBy: { sequence: "desc" },
      take: 200,
      select: entrySelect,
    });
    seen.push(...(await visibleRows(actor, rows)));
    looked += rows.length;
    before = rows.at(-1)?.sequence ?? 0;
    if (rows.length < 200) break;
  }
  return toEntries(seen.slice(0, limit));
}

async function visibleRows<T extends EntryRow>(actor: Actor, rows: readonly T[]): Promise<T[]> {
  const events = rows.map((row) => ({ row, event: AuditPayloadSchema.parse(row.payload) }));
  const ids = events.flatMap(({ event }) => ("document" in event ? [event.document] : []));
  const [documents, gazettes] = await Promise.all([
    reads().document.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: {
        id: true,
        gazetteId: true,
        state: true,
        createdBy: { select: { id: true, department: true } },
      },
    }),
    reads().gazette.findMany({ select: { id: true, slug: true } }),
  ]);
  const shown = new Set(
    documents
      .filter((one) => mayView(actor, { ...one, state: DocumentStateSchema.parse(one.state) }))
      .map(({ id }) => id),
  );
  const slugs = new Set(gazettes.filter(({ id }) => may(actor, "issue.view", id)).map(({ slug }) => slug));
  return events
    .filter(({ event }) => {
      if ("document" in event) return actor.isAdministrator || shown.has(event.document);
      if ("gazette" in event) return actor.isAdministrator || slugs.has(event.gazette);
      return false;
    })
    .map(({ row }) => row);
}

function auditWhere({ person, group, subject, from, to }: AuditFilter) {
  return {
    ...(person !== undefined && { actorId: person === "-" ? null : person }),
    ...(group !== undefined && { type: { startsWith: `${group}.` } }),
    ...(subject !== undefined && { subject }),
    ...((from !== undefined || to !== undefined) && {
      at: {
        ...(from !== undefined && { gte: startOfDay(from) }),
        ...(to !== undefined && { lt: startOfDay(addDays(to, 1)) }),
      },
    }),
  };
}

/** Events in words, with the titles and addresses that their subjects have now. */
async function toEntries(rows: readonly EntryRow[]): Promise<AuditEntry[]> {
  const events = rows.map((row) => ({ row, event: AuditPayloadSchema.parse(row.payload) }));
  const ids = new Set(events.flatMap(({ event }) => ("document" in event ? [event.document] : [])));
  const [documents, gazettes, issues] = await Promise.all([
    reads().document.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, headRevision: { select: { title: true } } },
    }),
    reads().gazette.findMany({ select: { slug: true, name: true } }),
    readIssues(events.map(({ event }) => event)),
  ]);
  const titles = new Map(documents.map(({ id, headRevision }) => [id, headRevision?.title ?? id]));
  const names = new Map(gazettes.map(({ slug, name }) => [slug, name]));
  return events.map(({ row, event }) => ({
    ...describeEvent(event),
    ...placeOf(event, { titles, names, issues }),
    sequence: row.sequence,
    at: row.at.toISOString(),
    actorName: row.actorName,
    type: event.type,
    subject: subjectOf(event),
  }));
}

type Known = {
  readonly titles: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly issues: ReadonlyMap<string, string>;
};

function placeOf(
  event: AuditPayload,
  { titles, names, issues }: Known,
): { about: string; href: string | null } {
  if ("document" in event) {
    const title = titles.get(event.document);
    const given = "title" in event ? event.title : null;
    const about = title ?? given;
    return {
      about: about === null ? `已删除的文件 ${event.document}` : `《${about}》`,
      href: title === undefined ? null : `/desk/documents/${event.document}`,
    };
  }
  if ("issue" in event) {
    const [year, number = ""] = event.issue.split("/");
    const about = `${names.get(event.gazette) ?? event.gazette} ${issueLabel({ year: Number(year), number })}`;
    const id = issues.get(subjectOf(event));
    return { about, href: id === undefined ? null : `/desk/issues/${id}` };
  }
  if ("gazette" in event) {
    const name = names.get(event.gazette);
    return {
      about: name ?? ("name" in event ? event.name : event.gazette),
      href: name === undefined ? null : `/desk/gazettes/${event.gazette}`,
    };
  }
  return { about: subjectOf(event), href: null };
}

/** Ids of the issues that events name, by their subject. */
async function readIssues(events: readonly AuditPayload[]): Promise<Map<string, string>> {
  const wanted = new Map<string, { slug: string; year: number; number: string }>();
  for (const event of events) {
    if (!("issue" in event) || "document" in event) continue;
    const [year, number = ""] = event.issue.split("/");
    wanted.set(subjectOf(event), { slug: event.gazette, year: Number(year), number });
  }
  if (wanted.size === 0) return new Map();
  const rows = await reads().issue.findMany({
    where: {
      OR: [...wanted.values()].map(({ slug, year, number }) => ({ year, number, gazette: { slug } })),
    },
    select: { id: true, year: true, number: true, gazette: { select: { slug: true } } },
  });
  return new Map(rows.map((row) => [`${row.gazette.slug}/${row.year}/${row.number}`, row.id]));
}
