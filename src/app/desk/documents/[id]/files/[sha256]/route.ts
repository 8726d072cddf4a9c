import { AppError } from "@/lib/core/errors";
import { downloadResponse, errorResponse } from "@/lib/core/http";
import { readFileOfDesk } from "@/lib/documents/files/queries";
import { DeskFileAddressSchema } from "@/lib/documents/schema";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** A file that goes with a document of the desk, public or not, saved or just uploaded. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; sha256: string }> },
): Promise<Response> {
  try {
    const actor = await signedInActor();
    const file = DeskFileAddressSchema.safeParse(await params);
    if (!file.success) throw new AppError("not-found", "没有这个文件");
    const { id: documentId, sha256 } = file.data;
    // What someone may not see is not found.
    const kept = await readFileOfDesk({ actor, documentId, sha256 });
    if (!kept) throw new AppError("not-found", "没有这个文件");
    return downloadResponse(kept.bytes, { ...kept, isPublic: false });
  } catch (error) {
    return errorResponse(error, { during: "file" });
  }
}
