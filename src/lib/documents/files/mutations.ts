import "server-only";
import { AppError } from "../../core/errors";
import { isUploaded, keepSource, markUploaded, readSource } from "../../core/files";
import type { Actor } from "../../users/schema";
import { mayEdit } from "../policy";
import type { Attachment } from "../schema";
import { getGuardedDocument, getSavedFile } from "./queries";
import { cleanFileName, fileTypeOf } from "./rules";

/**
 * Keeps the bytes of an upload to a document and gives their SHA-256. Until it is saved with the document, only those
 * who may see its drafts can fetch it. Throws `AppError("not-found")` where the actor may not change the document.
 */
export async function keepUpload({
  actor,
  documentId,
  bytes,
}: {
  actor: Actor;
  documentId: string;
  bytes: Uint8Array;
}): Promise<string> {
  await assertEditable({ actor, documentId });
  const sha256 = await keepSource(bytes);
  await markUploaded(sha256, documentId);
  return sha256;
}

/** Throws `AppError("not-found")` where the actor may not change the document. */
export async function assertEditable({
  actor,
  documentId,
}: {
  actor: Actor;
  documentId: string;
}): Promise<void> {
  const document = await getGuardedDocument(documentId);
  if (!document || !mayEdit(actor, document)) throw new AppError("not-found", "没有这个文件");
}

/** Keeps a file that is to go with a document (附带文件). Throws as `keepUpload` and `fileTypeOf` do. */
export async function keepAttachment({
  bytes,
  name,
  ...upload
}: {
  actor: Actor;
  documentId: string;
  bytes: Uint8Array;
  name: string;
}): Promise<Attachment> {
  const mediaType = fileTypeOf(bytes);
  const sha256 = await keepUpload({ bytes, ...upload });
  return { sha256, name: cleanFileName(name, mediaType), mediaType, bytes: bytes.length };
}

/**
 * The files that a form wants to go with a document, as they may be saved: those that a revision holds as they were but
 * for their names, others with what their bytes say. Throws `AppError("invalid")` for one that was not uploaded to this document.
 */
export async function settleAttachments({
  documentId,
  current,
  wanted,
}: {
  documentId: string;
  current: readonly Attachment[];
  wanted: readonly Attachment[];
}): Promise<Attachment[]> {
  const settled: Attachment[] = [];
  for (const { sha256, name } of wanted) {
    const known =
      current.find((file) => file.sha256 === sha256) ??
      (await uploadedFile(documentId, sha256)) ??
      (await getSavedFile({ documentId, sha256 }));
    if (!known) {
      const message = `《${name}》不是上传到此文件的，请重新上传`;
      throw new AppError("invalid", message, { fields: { attachments: message } });
    }
    settled.push({ ...known, name: cleanFileName(name, known.mediaType) });
  }
  return settled;
}

async function uploadedFile(documentId: string, sha256: string): Promise<Omit<Attachment, "name"> | null> {
  const bytes = (await isUploaded(sha256, documentId)) ? await readSource(sha256) : null;
  return bytes && { sha256, mediaType: fileTypeOf(bytes), bytes: bytes.length };
}
