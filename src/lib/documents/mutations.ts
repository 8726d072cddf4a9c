import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "../audit/mutations";
import { cacheTags, expireTags } from "../core/cache";
import type { Transaction } from "../core/db";
import { transact } from "../core/db";
import { AppError, invariant } from "../core/errors";
import { parseForStorage } from "../core/parse";
import { resolveOrgans } from "../organs/mutations";
import { indexDocument, removeFromIndex } from "../search/index-table";
import type { Actor } from "../users/schema";
import { assertMay } from "./policy";
import { readRevision, searchRecordOf } from "./revisions/queries";
import { DOCUMENT_TRANSITIONS, publicIdCandidates, textHashOf } from "./rules";
import {
  type DocumentFields,
  DocumentFieldsSchema,
  type DocumentPart,
  DocumentPartsSchema,
  DocumentStateSchema,
} from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** Adds a document with its first revision, in the caller's transaction; gives its id. */
export async function addDocument(
  tx: Transaction,
  {
    actor,
    now,
    gazetteId,
    fields,
    parts,
    note = "",
    source = null,
  }: Act & {
    gazetteId: string;
    fields: DocumentFields;
    parts: readonly DocumentPart[];
    note?: string;
    source?: { id: string; firstLine: number | null; lastLine: number | null } | null;
  },
): Promise<string> {
  const document = await tx.document.create({
    data: {
      gazetteId,
      sourceId: source?.id ?? null,
      sourceFirstLine: source?.firstLine ?? null,
      sourceLastLine: source?.lastLine ?? null,
      createdAt: now,
    },
    select: { id: true },
  });
  await addRevision(tx, { actor, now, documentId: document.id, sequence: 1, fields, parts, note });
  return document.id;
}

/** A new document of the desk (来稿), waiting without an issue. */
export async function createDocument({
  actor,
  now,
  gazetteId,
  fields,
  parts,
}: Act & { gazetteId: string; fields: DocumentFields; parts: readonly DocumentPart[] }): Promise<string> {
  assertMay(actor, "edit", gazetteId);
  return transact(async (tx) => {
    const id = await addDocument(tx, { actor, now, gazetteId, fields, parts });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "document.created", document: id, title: fields.title },
    });
    return id;
  });
}

/**
 * Saves a new revision. `expectedSequence` is the revision that the editor saw: a newer one refuses the save
 * (`conflict`), so that nothing is overwritten unseen. Nothing public changes.
 */
export async function saveDocument({
  actor,
  now,
  documentId,
  expectedSequence,
  fields,
  parts,
  note,
}: Act & {
  documentId: string;
  expectedSequence: number;
  fields: DocumentFields;
  parts: readonly DocumentPart[];
  note: string;
}): Promise<{ sequence: number }> {
  return transact(async (tx) => {
    const document = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: {
        gazetteId: true,
        headRevision: { select: { id: true, sequence: true } },
        placements: { where: { issue: { state: "signed-off" } }, take: 1, select: { id: true } },
      },
    });
    assertMay(actor, "edit", document.gazetteId);
    if (document.placements.length > 0) {
      throw new AppError("blocked", "所在的一期已签发，要改动请先把该期退回编排");
    }
    const head = document.headRevision;
    invariant(head, `document ${documentId} has no revision`);
    if (head.sequence !== expectedSequence) {
      throw new AppError(
        "conflict",
        `他人已保存第 ${head.sequence} 次修订，您看到的是第 ${expectedSequence} 次；请重新打开后合并您的改动`,
      );
    }
    const current = await readRevision(tx, head.id);
    // Compared whole: the hash says nothing of bold type, alignment or page marks.
    const isSame = isDeepStrictEqual({ fields, parts }, { fields: current.fields, parts: current.parts });
    if (isSame) return { sequence: head.sequence };
    const sequence = head.sequence + 1;
    await addRevision(tx, { actor, now, documentId, sequence, fields, parts, note });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "document.saved", document: documentId, revision: sequence },
    });
    return { sequence };
  });
}

/**
 * Makes the head revision public, in the caller's transaction: fixes the address at the first publication, adds a
 * public version and indexes the text. Gives the address and the cache tags of the pages that show it, which the
 * caller expires: an issue publishes many documents, whose pages are mostly the same.
 */
export async function publishDocument(
  tx: Transaction,
  { now, documentId, reason }: { now: Date; documentId: string; reason: string | null },
): Promise<{ publicId: string; tags: string[] }> {
  const document = await tx.document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      id: true,
      publicId: true,
      state: true,
      headRevisionId: true,
      gazette: { select: { id: true, slug: true } },
      headRevision: { select: { number: true, writtenOn: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
    },
  });
  const { headRevisionId, headRevision, gazette } = document;
  invariant(headRevisionId && headRevision, `document ${documentId} has no revision`);
  const state = DocumentStateSchema.parse(document.state);
  if (state !== "published" && !DOCUMENT_TRANSITIONS[state].includes("published")) {
    throw new AppError("blocked", "该文件的状态不允许发布");
  }
  const publicId =
    document.publicId ?? (await freePublicId(tx, { ...headRevision, gazetteSlug: gazette.slug }));
  await tx.documentVersion.create({
    data: {
      documentId,
      number: (document.versions[0]?.number ?? 0) + 1,
      revisionId: headRevisionId,
      publishedAt: now,
      reason,
    },
  });
  await tx.document.update({ where: { id: documentId }, data: { publicId, state: "published" } });
  const revision = await readRevision(tx, headRevisionId);
  await indexDocument(tx, await searchRecordOf(tx, { documentId, gazetteId: gazette.id, revision }));
  return { publicId, tags: await tagsAround(tx, { documentId, publicId, gazetteSlug: gazette.slug }) };
}

/** Publishes the head revision of a public document as its next version (更正). */
export async function correctDocument({
  actor,
  now,
  documentId,
  reason,
}: Act & { documentId: string; reason: string }): Promise<{ version: number }> {
  return transact(async (tx) => {
    const document = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: {
        gazetteId: true,
        state: true,
        headRevisionId: true,
        versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, revisionId: true } },
      },
    });
    assertMay(actor, "publish", document.gazetteId);
    const latest = document.versions[0];
    if (document.state !== "published" || !latest) throw new AppError("blocked", "只有已发布的文件可以更正");
    if (latest.revisionId === document.headRevisionId) {
      throw new AppError("blocked", "正文与公开版本相同，没有可更正的内容；请先编辑并保存");
    }
    const { tags } = await publishDocument(tx, { now, documentId, reason });
    await expireTags(tx, tags);
    const version = latest.number + 1;
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "document.corrected", document: documentId, version, reason },
    });
    return { version };
  });
}

/** Withdraws a public document (撤回). Its page stays and says so; the text stays unless law forbids it (`hidden`). */
export async function withdrawDocument({
  actor,
  now,
  documentId,
  reason,
  hidden,
}: Act & { documentId: string; reason: string; hidden: boolean }): Promise<void> {
  await transact(async (tx) => {
    const document = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: { gazetteId: true, state: true, publicId: true, gazette: { select: { slug: true } } },
    });
    assertMay(actor, "publish", document.gazetteId);
    const state = DocumentStateSchema.parse(document.state);
    if (!DOCUMENT_TRANSITIONS[state].includes("withdrawn") || document.publicId === null) {
      throw new AppError("blocked", "只有已发布的文件可以撤回");
    }
    await tx.document.update({
      where: { id: documentId },
      data: { state: "withdrawn", withdrawnAt: now, withdrawnReason: reason, withdrawnHidden: hidden },
    });
    await removeFromIndex(tx, documentId);
    await expireTags(
      tx,
      await tagsAround(tx, {
        documentId,
        publicId: document.publicId,
        gazetteSlug: document.gazette.slug,
      }),
    );
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "document.withdrawn", document: documentId, reason, hidden },
    });
  });
}

/** Removes a document that was never public. */
export async function removeDraft(
  tx: Transaction,
  { actor, now, documentId }: Act & { documentId: string },
): Promise<void> {
  const document = await tx.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { publicId: true, headRevision: { select: { title: true } } },
  });
  if (document.publicId !== null) throw new AppError("blocked", "已公开的文件不能删除，只能撤回");
  await tx.document.update({ where: { id: documentId }, data: { headRevisionId: null } });
  await tx.document.delete({ where: { id: documentId } });
  await recordEvent(tx, {
    actor,
    now,
    event: {
      type: "document.removed",
      document: documentId,
      title: document.headRevision?.title ?? "",
    },
  });
}

async function addRevision(
  tx: Transaction,
  {
    actor,
    now,
    documentId,
    sequence,
    fields: givenFields,
    parts: givenParts,
    note,
  }: Act & {
    documentId: string;
    sequence: number;
    fields: DocumentFields;
    parts: readonly DocumentPart[];
    note: string;
  },
): Promise<void> {
  const what = `《${[...givenFields.title].slice(0, 30).join("")}》`;
  const { issuers, signatories, ...fields } = parseForStorage(DocumentFieldsSchema, givenFields, what);
  const parts = parseForStorage(DocumentPartsSchema, [...givenParts], what);
  const organIds = await resolveOrgans(tx, [...issuers, ...signatories]);
  const organs = [
    ...issuers.map((name, position) => ({ name, role: "issuer", position })),
    ...signatories.map((name, position) => ({ name, role: "signatory", position })),
  ].map(({ name, role, position }) => {
    const organId = organIds.get(name);
    invariant(organId, `organ ${name} was resolved`);
    return { organId, name, role, position };
  });
  const revision = await tx.documentRevision.create({
    data: {
      ...fields,
      documentId,
      sequence,
      note,
      textHash: textHashOf({ ...fields, issuers, signatories }, parts),
      authorName: actor.name,
      createdAt: now,
      organs: { create: organs },
    },
    select: { id: true },
  });
  const ids: string[] = [];
  for (const [position, { parent, ...part }] of parts.entries()) {
    const row = await tx.part.create({
      data: { ...part, revisionId: revision.id, position, parentId: parent === null ? null : ids[parent] },
      select: { id: true },
    });
    ids.push(row.id);
  }
  await tx.document.update({ where: { id: documentId }, data: { headRevisionId: revision.id } });
}

async function freePublicId(
  tx: Transaction,
  wanted: { number: string | null; writtenOn: string | null; gazetteSlug: string },
): Promise<string> {
  for (const publicId of publicIdCandidates(wanted)) {
    const taken =
      (await tx.document.findUnique({ where: { publicId }, select: { id: true } })) ??
      (await tx.addressRedirect.findUnique({ where: { publicId }, select: { documentId: true } }));
    if (!taken) return publicId;
  }
  throw new Error("unreachable: candidates never end");
}

/** Tags of all pages that show a document: its own, its issues' with all they hold, and its gazette's. */
async function tagsAround(
  tx: Transaction,
  { documentId, publicId, gazetteSlug }: { documentId: string; publicId: string; gazetteSlug: string },
): Promise<string[]> {
  const placements = await tx.placement.findMany({
    where: { documentId },
    select: {
      issue: {
        select: {
          year: true,
          number: true,
          gazette: { select: { slug: true } },
          placements: { select: { document: { select: { publicId: true } } } },
        },
      },
    },
  });
  const tags = [cacheTags.document(publicId), cacheTags.gazette(gazetteSlug)];
  for (const { issue } of placements) {
    tags.push(cacheTags.issue(issue.gazette.slug, issue.year, issue.number));
    // Previous and next stand on every page of the issue's documents.
    for (const { document } of issue.placements) {
      if (document.publicId) tags.push(cacheTags.document(document.publicId));
    }
  }
  return tags;
}
