import { notFound, permanentRedirect } from "next/navigation";
import { loadCurrentPublicId, loadPublicDocument } from "@/lib/documents/loaders";
import type { PublicDocument } from "@/lib/documents/queries";
import { PublicIdSchema } from "@/lib/documents/schema";

/**
 * The document at an address. Sends on from an id that it had before; what is no id, or that of nothing published, is
 * not found.
 */
export async function loadDocumentAt({
  id,
  version,
}: {
  id: string;
  version?: number;
}): Promise<PublicDocument> {
  const publicId = PublicIdSchema.safeParse(id);
  if (!publicId.success) notFound();
  const document = await loadPublicDocument(publicId.data, version);
  if (document) return document;
  const current = await loadCurrentPublicId(publicId.data);
  if (!current) notFound();
  permanentRedirect(version === undefined ? `/documents/${current}` : `/documents/${current}/v/${version}`);
}
