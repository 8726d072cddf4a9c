import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "../audit/mutations";
import { cacheTags } from "../core/cache";
import type { Transaction } from "../core/db";
import { transact } from "../core/db";
import { AppError, invariant } from "../core/errors";
import { parseForStorage } from "../core/parse";
import { resolveOrgans } from "../organs/mutations";
import { indexDocument, removeFromIndex } from "../search/index-table";
import { assertMay } from "../users/policy";
import type { Actor } from "../users/schema";
import { settleAttachments } from "./files/mutations";
import { assertOwnPictures } from "./pictures/mutations";
import { assertAllowed, mayEdit } from "./policy";
import { readRevision, searchRecordOf } from "./revisions/queries";
import { closedReason, publicIdCandidates, textHashOf } from "./rules";
import {
  type Attachment,
  AttachmentsSchema,
  type DocumentFields,
  DocumentFieldsSchema,
  type DocumentPart,
  DocumentPartsSchema,
} from "./schema";
import { readStanding, type StandingDocument } from "./workflow/queries";
import { STEPS } from "./workflow/rules";
import type { StepType } from "./workflow/schema";

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
      createdById: actor.id,
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
  assertMay(actor, "document.create", gazetteId);
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
 * (`conflict`), so that nothing is overwritten unseen. Nothing public changes; what was submitted or approved is
 * submitted anew where its text, pictures or files changed (rules.md: 条例 art. 25), by the one who changed it.
 */
export async function saveDocument({
  actor,
  now,
  documentId,
  expectedSequence,
  fields,
  parts,
  attachments,
  note,
}: Act & {
  documentId: string;
  expectedSequence: number;
  fields: DocumentFields;
  parts: readonly DocumentPart[];
  /** Absent: as before. */
  attachments?: readonly Attachment[];
  note: string;
}): Promise<{ sequence: number }> {
  return transact(async (tx) => {
    const document = await readStanding(tx, documentId);
    assertAllowed(mayEdit(actor, document));
    await assertOpen(tx, document);
    if (document.sequence !== expectedSequence) {
      throw new AppError(
        "conflict",
        `他人已保存第 ${document.sequence} 次修订，您看到的是第 ${expectedSequence} 次；请合并您的改动后再保存`,
      );
    }
    const head = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: { headRevisionId: true },
    });
    invariant(head.headRevisionId, `document ${documentId} has no revision`);
    const current = await readRevision(tx, head.headRevisionId);
    const files =
      attachments &&
      (await settleAttachments({ documentId, current: current.attachments, wanted: attachments }));
    await assertOwnPictures({ documentId, parts });
    const next = { fields, parts, attachments: files ?? current.attachments };
    // Compared whole: the hash says nothing of page marks.
    if (
      isDeepStrictEqual(next, {
        fields: current.fields,
        parts: current.parts,
        attachments: current.attachments,
      })
    )
      return { sequence: document.sequence };
    const sequence = document.sequence + 1;
    const { textHash } = await addRevision(tx, { actor, now, documentId, sequence, ...next, note });
    if (STEPS.revise.from.includes(document.state) && textHash !== document.textHash) {
      await recordStep(tx, { actor, now, document: { id: documentId, sequence, textHash }, type: "revise" });
    }
    await tx.documentDraft.deleteMany({ where: { documentId, userId: actor.id ?? "" } });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "document.saved", document: documentId, revision: sequence },
    });
    return { sequence };
  });
}

/** Refuses changes to what is public (a correction must be begun first) and to what stands in a signed-off issue. */
async function assertOpen(tx: Transaction, { id, state }: StandingDocument): Promise<void> {
  const signedOff = await tx.placement.count({ where: { documentId: id, issue: { state: "signed-off" } } });
  const reason = closedReason({ state, isInSignedOffIssue: signedOff > 0 });
  if (reason) throw new AppError("blocked", reason);
}

/** Writes a step and the state that it leads to, in the caller's transaction, which has checked that it may be. */
export async function recordStep(
  tx: Transaction,
  {
    actor,
    now,
    document,
    type,
    reasonType = null,
    reason = "",
  }: Act & {
    document: Pick<StandingDocument, "id" | "sequence" | "textHash">;
    type: StepType;
    reasonType?: string | null;
    reason?: string;
  },
): Promise<void> {
  const { id: documentId, sequence, textHash } = document;
  await tx.documentStep.create({
    data: {
      documentId,
      type,
      at: now,
      userId: actor.id,
      userName: actor.name,
      reasonType,
      reason,
      sequence,
      textHash,
    },
  });
  await tx.document.update({ where: { id: documentId }, data: { state: STEPS[type].to } });
}

/**
 * Makes the head revision public, in the caller's transaction, which takes the step that allows it: fixes the address
 * at the first publication, adds a public version and indexes the text. Gives the address and the cache tags of the
 * pages that show it, which the caller expires: an issue publishes many documents, whose pages are mostly the same.
 */
export async function publishDocument(
  tx: Transaction,
  { now, documentId, reason }: { now: Date; documentId: string; reason: string | null },
): Promise<{ publicId: string; version: number; tags: string[] }> {
  const document = await tx.document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      id: true,
      publicId: true,
      headRevisionId: true,
      gazette: { select: { id: true, slug: true } },
      headRevision: { select: { number: true, writtenOn: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
    },
  });
  const { headRevisionId, headRevision, gazette } = document;
  invariant(headRevisionId && headRevision, `document ${documentId} has no revision`);
  const publicId =
    document.publicId ?? (await freePublicId(tx, { ...headRevision, gazetteSlug: gazette.slug }));
  const version = (document.versions[0]?.number ?? 0) + 1;
  await tx.documentVersion.create({
    data: {
      documentId,
      number: version,
      revisionId: headRevisionId,
      publishedAt: now,
      reason,
    },
  });
  await tx.document.update({ where: { id: documentId }, data: { publicId } });
  const revision = await readRevision(tx, headRevisionId);
  await indexDocument(tx, await searchRecordOf(tx, { documentId, gazetteId: gazette.id, revision }));
  return { publicId, version, tags: await tagsOfDocument(tx, { documentId, publicId }) };
}

/** Makes the public text the head again, as a new revision: a correction is given up. */
export async function restorePublicText(
  tx: Transaction,
  { actor, now, documentId }: Act & { documentId: string },
): Promise<void> {
  const { headRevisionId, headRevision, versions } = await tx.document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      headRevisionId: true,
      headRevision: { select: { sequence: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, revisionId: true } },
    },
  });
  const latest = versions[0];
  invariant(latest && headRevision, `document ${documentId} has a public version`);
  if (latest.revisionId === headRevisionId) return;
  const { fields, parts, attachments } = await readRevision(tx, latest.revisionId);
  const sequence = headRevision.sequence + 1;
  const note = `放弃更正，恢复公开的第 ${latest.number} 版`;
  await addRevision(tx, { actor, now, documentId, sequence, fields, parts, attachments, note });
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
  await removeFromIndex(tx, documentId, "desk");
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
    attachments = [],
    note,
  }: Act & {
    documentId: string;
    sequence: number;
    fields: DocumentFields;
    parts: readonly DocumentPart[];
    attachments?: readonly Attachment[];
    note: string;
  },
): Promise<{ textHash: string }> {
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
  const files = parseForStorage(AttachmentsSchema, [...attachments], what);
  const textHash = textHashOf({ fields: { ...fields, issuers, signatories }, parts, attachments: files });
  const revision = await tx.documentRevision.create({
    data: {
      ...fields,
      documentId,
      sequence,
      note,
      textHash,
      attachments: files,
      authorId: actor.id,
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
  const { gazetteId } = await tx.document.update({
    where: { id: documentId },
    data: { headRevisionId: revision.id },
    select: { gazetteId: true },
  });
  const said = { fields: { ...fields, issuers, signatories }, parts };
  await indexDocument(tx, await searchRecordOf(tx, { documentId, gazetteId, revision: said }), "desk");
  return { textHash };
}

/** The address that a document gets with its first publication, were that now. */
export async function freePublicId(
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
export async function tagsOfDocument(
  tx: Transaction,
  { documentId, publicId }: { documentId: string; publicId: string },
): Promise<string[]> {
  const { gazette, placements } = await tx.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { gazette: { select: { slug: true } }, placements: { select: shownInSelect } },
  });
  const tags = [cacheTags.document(publicId), cacheTags.gazette(gazette.slug)];
  for (const { issue } of placements) {
    tags.push(cacheTags.issue(issue.gazette.slug, issue.year, issue.number));
    // Previous and next stand on every page of the issue's documents.
    for (const { document } of issue.placements) {
      if (document.publicId) tags.push(cacheTags.document(document.publicId));
    }
  }
  return tags;
}

const shownInSelect = {
  issue: {
    select: {
      year: true,
      number: true,
      gazette: { select: { slug: true } },
      placements: { select: { document: { select: { publicId: true } } } },
    },
  },
} as const;
