import { assertSameOrigin, errorResponse, readUploadedFile } from "@/lib/core/http";
import { assertEditable, keepAttachment } from "@/lib/documents/files/mutations";
import { MAX_ATTACHMENT_BYTES, TOO_LARGE } from "@/lib/documents/files/schema";
import { DocumentIdSchema } from "@/lib/documents/schema";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

const LIMIT = { maxBytes: MAX_ATTACHMENT_BYTES, message: TOO_LARGE };

/** Takes a file that is to go with a document (附带文件); answers an `Attachment`, which a save keeps. */
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
    const { bytes, name } = await readUploadedFile(request, LIMIT);
    const attachment = await keepAttachment({ actor, documentId, bytes, name });
    return Response.json(attachment, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, { during: "file upload" });
  }
}
