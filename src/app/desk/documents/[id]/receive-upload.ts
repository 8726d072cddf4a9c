import "server-only";
import { assertSameOrigin, errorResponse, readUploadedFile } from "@/lib/core/http";
import { assertEditable } from "@/lib/documents/files/mutations";
import { DocumentIdSchema } from "@/lib/documents/schema";
import { signedInActor } from "@/lib/users/gateway";
import type { Actor } from "@/lib/users/schema";

/**
 * Takes one file for a document from somebody who may change it, and answers what `keep` gives, as JSON. `during` names
 * the work in the log where it fails.
 */
export async function receiveUpload(
  request: Request,
  {
    params,
    limit,
    during,
    keep,
  }: {
    params: Promise<{ id: string }>;
    limit: { readonly maxBytes: number; readonly message: string };
    during: string;
    keep: (upload: { actor: Actor; documentId: string; bytes: Uint8Array; name: string }) => Promise<object>;
  },
): Promise<Response> {
  try {
    assertSameOrigin(request);
    const actor = await signedInActor();
    const documentId = DocumentIdSchema.safeParse((await params).id).data ?? "";
    // Asked before anything is read, and again where it is kept.
    await assertEditable({ actor, documentId });
    const file = await readUploadedFile(request, limit);
    const kept = await keep({ actor, documentId, ...file });
    return Response.json(kept, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, { during });
  }
}
