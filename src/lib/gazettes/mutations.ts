import "server-only";
import { recordEvent } from "../audit/mutations";
import { cacheTags, expireTags } from "../core/cache";
import type { Transaction } from "../core/db";
import { transact } from "../core/db";
import { AppError } from "../core/errors";
import { removeFromIndex } from "../search/index-table";
import { assertMay } from "../users/policy";
import type { Actor } from "../users/schema";
import { placeOfPublication, slugOfPublication } from "./rules";
import { type GazetteFields, GazetteFieldsSchema, GazetteNoticesSchema, SlugSchema } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

const EMPTY_FIELDS: GazetteFields = {
  name: "",
  masthead: "",
  place: "",
  sponsor: "",
  publisher: "",
  frequency: "",
  motto: "",
  address: "",
  postcode: "",
  phone: "",
  email: "",
};

/**
 * Adds a gazette in the caller's transaction; gives id and slug. Without a slug it is made from the name, counted on
 * where it is taken.
 */
export async function addGazette(
  tx: Transaction,
  {
    actor,
    now,
    fields: given,
    slug: wantedSlug,
    isDemonstration = false,
  }: Act & {
    fields: Partial<GazetteFields> & { name: string };
    slug?: string;
    isDemonstration?: boolean;
  },
): Promise<{ id: string; slug: string }> {
  const fields = GazetteFieldsSchema.parse({
    ...EMPTY_FIELDS,
    place: placeOfPublication(given.name),
    ...given,
  });
  const base = wantedSlug ?? slugOfPublication(fields.name);
  let slug = SlugSchema.parse(base);
  for (let n = 2; await tx.gazette.findUnique({ where: { slug }, select: { id: true } }); n++) {
    slug = `${base}-${n}`;
  }
  const row = await tx.gazette.create({
    data: { ...fields, slug, isDemonstration, createdAt: now },
    select: { id: true, slug: true },
  });
  await expireTags(tx, [cacheTags.gazettes(), cacheTags.gazette(slug)]);
  await recordEvent(tx, {
    actor,
    now,
    event: { type: "gazette.created", gazette: slug, name: fields.name },
  });
  return row;
}

/** Id of the section of that name, added behind the others where it is new. */
export async function resolveSection(
  tx: Transaction,
  { gazetteId, name }: { gazetteId: string; name: string },
): Promise<string> {
  const known = await tx.section.findUnique({
    where: { gazetteId_name: { gazetteId, name } },
    select: { id: true },
  });
  if (known) return known.id;
  const position = await tx.section.count({ where: { gazetteId } });
  const row = await tx.section.create({ data: { gazetteId, name, position }, select: { id: true } });
  return row.id;
}

/**
 * Makes a gazette home at its first publication where no other is: none yet, or the demonstration. Until then the
 * home page must not change, nor name what is not public.
 */
export async function claimHome(tx: Transaction, gazetteId: string): Promise<void> {
  const [home, gazette] = await Promise.all([
    tx.gazette.findFirst({
      where: { isHome: true },
      select: { id: true, slug: true, isDemonstration: true },
    }),
    tx.gazette.findUniqueOrThrow({ where: { id: gazetteId }, select: { slug: true, isDemonstration: true } }),
  ]);
  if (home && (!home.isDemonstration || gazette.isDemonstration)) return;
  if (home) await tx.gazette.update({ where: { id: home.id }, data: { isHome: false } });
  await tx.gazette.update({ where: { id: gazetteId }, data: { isHome: true } });
  const slugs = [gazette.slug, ...(home ? [home.slug] : [])];
  await expireTags(tx, [cacheTags.gazettes(), ...slugs.map(cacheTags.gazette)]);
}

/** Makes a gazette home where none is: its address stands in the place of nothing. */
export async function ensureHome(tx: Transaction, { id, slug }: { id: string; slug: string }): Promise<void> {
  if ((await tx.gazette.count({ where: { isHome: true } })) > 0) return;
  await tx.gazette.update({ where: { id }, data: { isHome: true } });
  await expireTags(tx, [cacheTags.gazettes(), cacheTags.gazette(slug)]);
}

/** Changes a gazette's imprint. */
export async function updateGazette({
  actor,
  now,
  gazetteId,
  fields: given,
}: Act & { gazetteId: string; fields: GazetteFields }): Promise<void> {
  assertMay(actor, "gazette.manage", null);
  const fields = GazetteFieldsSchema.parse(given);
  await transact(async (tx) => {
    const row = await tx.gazette.update({
      where: { id: gazetteId },
      data: fields,
      select: { slug: true },
    });
    await expireGazette(tx, gazetteId, row.slug);
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "gazette.changed", gazette: row.slug, fields: Object.keys(fields) },
    });
  });
}

/** Sets the house notices. Issues that have begun keep their own. */
export async function updateNotices({
  actor,
  now,
  gazetteId,
  notices: given,
}: Act & { gazetteId: string; notices: readonly string[] }): Promise<void> {
  assertMay(actor, "gazette.manage", null);
  const notices = GazetteNoticesSchema.parse(given);
  await transact(async (tx) => {
    const { slug } = await tx.gazette.update({
      where: { id: gazetteId },
      data: { notices },
      select: { slug: true },
    });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "gazette.changed", gazette: slug, fields: ["notices"] },
    });
  });
}

/**
 * Sets the house sections in this order: those with an id keep it and may have a new name, those without are new,
 * those left out are removed. Throws `AppError("blocked")` where an issue still uses one that was left out.
 */
export async function updateSections({
  actor,
  now,
  gazetteId,
  sections,
}: Act & {
  gazetteId: string;
  sections: readonly { id: string | null; name: string }[];
}): Promise<void> {
  assertMay(actor, "gazette.manage", null);
  if (new Set(sections.map(({ name }) => name)).size < sections.length) {
    throw new AppError("invalid", "栏目名称重复");
  }
  await transact(async (tx) => {
    const { slug } = await tx.gazette.findUniqueOrThrow({ where: { id: gazetteId }, select: { slug: true } });
    const known = await tx.section.findMany({
      where: { gazetteId },
      select: { id: true, name: true, _count: { select: { placements: true } } },
    });
    const kept = new Set(sections.map(({ id }) => id));
    for (const { id, name, _count } of known) {
      if (kept.has(id)) {
        // Through a free name, since two sections may exchange theirs.
        await tx.section.update({ where: { id }, data: { name: `\u0000${id}` } });
      } else if (_count.placements > 0) {
        throw new AppError("blocked", `栏目“${name}”还有 ${_count.placements} 件文件，不能删除`);
      } else await tx.section.delete({ where: { id } });
    }
    for (const [position, { id, name }] of sections.entries()) {
      if (id === null) await tx.section.create({ data: { gazetteId, name, position } });
      else await tx.section.update({ where: { id, gazetteId }, data: { name, position } });
    }
    await expireGazette(tx, gazetteId, slug);
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "gazette.changed", gazette: slug, fields: ["sections"] },
    });
  });
}

/** Makes a gazette the one that the home page shows. */
export async function setHomeGazette({ actor, now, slug }: Act & { slug: string }): Promise<void> {
  assertMay(actor, "gazette.manage", null);
  await transact(async (tx) => {
    const before = await tx.gazette.findMany({ where: { isHome: true }, select: { slug: true } });
    await tx.gazette.updateMany({ where: { isHome: true }, data: { isHome: false } });
    await tx.gazette.update({ where: { slug }, data: { isHome: true } });
    const slugs = [slug, ...before.map((gazette) => gazette.slug)];
    await expireTags(tx, [cacheTags.gazettes(), ...slugs.map(cacheTags.gazette)]);
    await recordEvent(tx, { actor, now, event: { type: "gazette.home", gazette: slug } });
  });
}

/** Removes the demonstration gazette with all it holds. Does nothing where there is none. */
export async function removeDemonstration({ actor, now }: Act): Promise<{ removed: number }> {
  assertMay(actor, "gazette.manage", null);
  return transact(async (tx) => ({ removed: await dropDemonstration(tx, { actor, now }) }));
}

/** Removes the demonstration in the caller's transaction; gives the number of gazettes. */
export async function dropDemonstration(tx: Transaction, { actor, now }: Act): Promise<number> {
  const rows = await tx.gazette.findMany({
    where: { isDemonstration: true },
    select: { id: true, slug: true, isHome: true },
  });
  for (const { id, slug, isHome } of rows) {
    await expireGazette(tx, id, slug);
    const documents = await tx.document.findMany({ where: { gazetteId: id }, select: { id: true } });
    for (const document of documents) {
      await removeFromIndex(tx, document.id);
      await removeFromIndex(tx, document.id, "desk");
    }
    await tx.placement.deleteMany({ where: { issue: { gazetteId: id } } });
    await tx.document.updateMany({ where: { gazetteId: id }, data: { headRevisionId: null } });
    await tx.documentVersion.deleteMany({ where: { document: { gazetteId: id } } });
    await tx.document.deleteMany({ where: { gazetteId: id } });
    await tx.gazette.delete({ where: { id } });
    await dropUnknownOrgans(tx);
    const next = isHome
      ? await tx.gazette.findFirst({ orderBy: { createdAt: "asc" }, select: { id: true, slug: true } })
      : null;
    if (next) {
      await tx.gazette.update({ where: { id: next.id }, data: { isHome: true } });
      await expireTags(tx, [cacheTags.gazette(next.slug)]);
    }
    await recordEvent(tx, { actor, now, event: { type: "gazette.demonstration-removed", gazette: slug } });
  }
  return rows.length;
}

/** The invented organs go with the demonstration; one that somebody made or changed at the desk stays. */
async function dropUnknownOrgans(tx: Transaction): Promise<void> {
  const kept = await tx.auditEvent.findMany({
    where: { type: { in: ["organ.created", "organ.changed"] } },
    select: { subject: true },
  });
  await tx.organ.deleteMany({
    where: { revisions: { none: {} }, name: { notIn: kept.map(({ subject }) => subject) } },
  });
}

/** Every page of a gazette shows its name and imprint. */
async function expireGazette(tx: Transaction, gazetteId: string, slug: string): Promise<void> {
  const issues = await tx.issue.findMany({ where: { gazetteId }, select: { year: true, number: true } });
  const documents = await tx.document.findMany({
    where: { gazetteId, publicId: { not: null } },
    select: { publicId: true },
  });
  await expireTags(tx, [
    cacheTags.gazettes(),
    cacheTags.gazette(slug),
    ...issues.map(({ year, number }) => cacheTags.issue(slug, year, number)),
    ...documents.flatMap(({ publicId }) => (publicId ? [cacheTags.document(publicId)] : [])),
  ]);
}
