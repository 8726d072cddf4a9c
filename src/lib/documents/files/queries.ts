import "server-only";
import { reads } from "../../core/db";
import { isUploaded, readSource } from "../../core/files";
import type { Actor } from "../../users/schema";
import { type GuardedDocument, mayEdit, mayView } from "../policy";
import { type Attachment, AttachmentsSchema, DocumentStateSchema } from "../schema";
import { guardSelect } from "../workflow/queries";
import { cleanFileName, fileTypeOf } from "./rules";

/** What policy looks at of a document; null where there is none. */
export async function getGuardedDocument(documentId: string): Promise<GuardedDocument | null> {
  const row = await reads().document.findUnique({ where: { id: documentId }, select: guardSelect });
  return row && { ...row, state: DocumentStateSchema.parse(row.state) };
}

/**
 * Whether a file was uploaded to a document and the actor may see it though no saved text holds it yet: those who may
 * change the document, and those who may read it once somebody's draft of it holds the file.
 */
export async function maySeeUpload({
  actor,
  document,
  documentId,
  sha256,
}: {
  actor: Actor;
  document: GuardedDocument;
  documentId: string;
  sha256: string;
}): Promise<boolean> {
  // A draft says what its writer likes: it shows nothing that was not uploaded to this very document.
  if (!(await isUploaded(sha256, documentId))) return false;
  if (mayEdit(actor, document)) return true;
  if (!mayView(actor, document)) return false;
  const drafts = await reads().documentDraft.findMany({ where: { documentId }, select: { text: true } });
  return drafts.some(({ text }) => JSON.stringify(text).includes(sha256));
}

/** A file as it is served: its bytes under its name and type. */
export type KeptFile = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

/**
 * A file of a document for somebody at the desk: one that a saved revision holds, or that was uploaded and may be seen
 * already. Null where there is none or the actor may not see it.
 */
export async function readFileOfDesk({
  actor,
  documentId,
  sha256,
}: {
  actor: Actor;
  documentId: string;
  sha256: string;
}): Promise<KeptFile | null> {
  const document = await getGuardedDocument(documentId);
  if (!document || !mayView(actor, document)) return null;
  const saved = await getSavedFile({ documentId, sha256 });
  if (saved) return readKept(saved);
  const isSeen = await maySeeUpload({ actor, document, documentId, sha256 });
  const bytes = isSeen ? await readSource(sha256) : null;
  if (!bytes) return null;
  const type = fileTypeOf(bytes);
  return { bytes, type, name: cleanFileName("", type) };
}

/** A file that a revision of a document holds, as the newest of them names it; null where none does. */
export async function getSavedFile({
  documentId,
  sha256,
}: {
  documentId: string;
  sha256: string;
}): Promise<Attachment | null> {
  const revisions = await reads().documentRevision.findMany({
    where: { documentId },
    orderBy: { sequence: "desc" },
    select: { attachments: true },
  });
  return findFile(revisions, sha256);
}

/** A file that a public version of a document holds; null where none does or the law forbids the text to be read. */
export async function readPublicFile({
  id,
  sha256,
}: {
  /** The public id. */
  id: string;
  sha256: string;
}): Promise<KeptFile | null> {
  const row = await reads().document.findUnique({
    where: { publicId: id },
    select: {
      state: true,
      withdrawnHidden: true,
      versions: { orderBy: { number: "desc" }, select: { revision: { select: { attachments: true } } } },
    },
  });
  if (!row || (row.state === "withdrawn" && row.withdrawnHidden)) return null;
  const file = findFile(
    row.versions.map(({ revision }) => revision),
    sha256,
  );
  return file && readKept(file);
}

async function readKept({ sha256, name, mediaType }: Attachment): Promise<KeptFile | null> {
  const bytes = await readSource(sha256);
  return bytes && { bytes, name, type: mediaType };
}

/** The first that a list of revisions holds under this hash. */
function findFile(revisions: readonly { attachments: unknown }[], sha256: string): Attachment | null {
  for (const { attachments } of revisions) {
    const found = AttachmentsSchema.parse(attachments).find((file) => file.sha256 === sha256);
    if (found) return found;
  }
  return null;
}
