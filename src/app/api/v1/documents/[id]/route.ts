import { publicOrigin } from "@/components/reader/public-origin";
import { partAnchors } from "@/lib/content/anchors";
import { contentToBlocks } from "@/lib/content/to-blocks";
import { AppError } from "@/lib/core/errors";
import { loadCurrentPublicId, loadPublicDocument } from "@/lib/documents/loaders";
import type { PublicDocument } from "@/lib/documents/queries";
import { PublicIdSchema } from "@/lib/documents/schema";
import { answer } from "../../answer";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** A public document with its text block by block; one asked for by an id that it had before is given under its present one. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const publicId = PublicIdSchema.safeParse((await params).id);
    if (!publicId.success) throw new AppError("not-found", "没有这份文件");
    const current = await loadCurrentPublicId(publicId.data);
    const document = await loadPublicDocument(current ?? publicId.data);
    if (!document) throw new AppError("not-found", "没有这份文件");
    return toJson(document);
  });
}

function toJson({ fields, parts, attachments, textHash, sequence: _sequence, ...document }: PublicDocument) {
  const url = `${publicOrigin()}/documents/${document.publicId}`;
  const anchors = partAnchors(parts);
  const { publicId, ...rest } = document;
  return {
    id: publicId,
    url,
    pdf: parts.length > 0 ? `${url}.pdf` : null,
    ...fields,
    ...rest,
    textHash,
    parts: parts.map(({ content, ...part }, index) => ({
      ...part,
      anchor: anchors[index] ?? null,
      blocks: contentToBlocks(content),
    })),
    attachments: attachments.map((file) => ({ ...file, url: `${url}/files/${file.sha256}` })),
  };
}
