import "server-only";
import { ContentSchema } from "../../content/schema";
import { reads } from "../../core/db";

/** Whether a public version of a document shows the picture; never where the law forbids the text to be read. */
export async function hasPublicPicture({ id, sha256 }: { id: string; sha256: string }): Promise<boolean> {
  const row = await reads().document.findUnique({
    where: { publicId: id },
    select: {
      state: true,
      withdrawnHidden: true,
      versions: { select: { revision: { select: { parts: { select: { content: true } } } } } },
    },
  });
  if (!row || (row.state === "withdrawn" && row.withdrawnHidden)) return false;
  return row.versions.some(({ revision }) => revision.parts.some((part) => shows(part.content, sha256)));
}

/** The gazette of a document that shows the picture in one of its revisions; null where none does. The caller checks the actor. */
export async function getPictureOwner({
  documentId,
  sha256,
}: {
  documentId: string;
  sha256: string;
}): Promise<{ gazetteId: string } | null> {
  const row = await reads().document.findUnique({
    where: { id: documentId },
    select: { gazetteId: true, revisions: { select: { parts: { select: { content: true } } } } },
  });
  const isShown = row?.revisions.some(({ parts }) => parts.some((part) => shows(part.content, sha256)));
  return row && isShown ? { gazetteId: row.gazetteId } : null;
}

function shows(content: unknown, sha256: string): boolean {
  // Most contents have no picture; only those that name it are read.
  if (!JSON.stringify(content).includes(sha256)) return false;
  return ContentSchema.parse(content).content.some(
    (block) => block.type === "figure" && block.attrs.file === sha256,
  );
}
