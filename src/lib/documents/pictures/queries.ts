import "server-only";
import { ContentSchema } from "../../content/schema";
import { reads } from "../../core/db";
import { findParts } from "../../search/part-text";
import type { Actor } from "../../users/schema";
import { getGuardedDocument, maySeeUpload } from "../files/queries";
import { mayView } from "../policy";

/** Whether a public version of a document shows the picture; never where the law forbids the text to be read. */
export async function hasPublicPicture({ id, sha256 }: { id: string; sha256: string }): Promise<boolean> {
  const row = await reads().document.findUnique({
    where: { publicId: id },
    select: { id: true, state: true, withdrawnHidden: true },
  });
  if (!row || (row.state === "withdrawn" && row.withdrawnHidden)) return false;
  return isShown({ documentId: row.id, sha256, publicOnly: true });
}

/**
 * Whether an actor may see a picture at the desk: where they may read the document, and one of its revisions shows it or
 * it was uploaded to it and may be seen already.
 */
export async function maySeePicture({
  actor,
  documentId,
  sha256,
}: {
  actor: Actor;
  documentId: string;
  sha256: string;
}): Promise<boolean> {
  const document = await getGuardedDocument(documentId);
  if (!document || !mayView(actor, document)) return false;
  return (
    (await isShown({ documentId, sha256, publicOnly: false })) ||
    maySeeUpload({ actor, document, documentId, sha256 })
  );
}

/** Whether a revision of a document, or one that is public, shows the picture. Only parts that name it are read. */
export async function isShown({
  documentId,
  sha256,
  publicOnly,
}: {
  documentId: string;
  sha256: string;
  publicOnly: boolean;
}): Promise<boolean> {
  const named = await findParts(reads(), { documentId, text: sha256 });
  const parts = await reads().part.findMany({
    where: { id: { in: named }, ...(publicOnly && { revision: { versions: { some: {} } } }) },
    select: { content: true },
  });
  return parts.some(({ content }) =>
    ContentSchema.parse(content).content.some(
      (block) => block.type === "figure" && block.attrs.file === sha256,
    ),
  );
}
