import { assertSameOrigin, errorResponse, readUploadedFile } from "@/lib/core/http";
import { assertEditable } from "@/lib/documents/files/mutations";
import { keepPicture } from "@/lib/documents/pictures/mutations";
import { DocumentIdSchema } from "@/lib/documents/schema";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

const LIMIT = { maxBytes: 10 * 1024 * 1024, message: "图片超过 10 MB，请缩小后再用" };

/** Takes a picture for the text of a document; answers `{ sha256 }`. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    assertSameOrigin(request);
    const actor = await signedInActor();
    const documentId = DocumentIdSchema.safeParse((await params).id).data ?? "";
    // Asked before anything is read, and again where it is kept.
    await assertEditable({ actor, documentId });
    const { bytes } = await readUploadedFile(request, LIMIT);
    const sha256 = await keepPicture({ actor, documentId, bytes });
    return Response.json({ sha256 }, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, { during: "picture upload" });
  }
}
