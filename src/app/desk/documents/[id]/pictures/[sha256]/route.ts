import { AppError } from "@/lib/core/errors";
import { readSource } from "@/lib/core/files";
import { errorResponse, pictureResponse } from "@/lib/core/http";
import { maySeePicture } from "@/lib/documents/pictures/queries";
import { DeskFileAddressSchema } from "@/lib/documents/schema";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** A picture of a document of the desk, public or not, saved or just uploaded. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; sha256: string }> },
): Promise<Response> {
  try {
    const actor = await signedInActor();
    const picture = DeskFileAddressSchema.safeParse(await params);
    if (!picture.success) throw new AppError("not-found", "没有这幅图");
    const { id: documentId, sha256 } = picture.data;
    // What someone may not see is not found.
    const isSeen = await maySeePicture({ actor, documentId, sha256 });
    const bytes = isSeen ? await readSource(sha256) : null;
    if (!bytes) throw new AppError("not-found", "没有这幅图");
    return pictureResponse(bytes, { isPublic: false });
  } catch (error) {
    return errorResponse(error, { during: "picture" });
  }
}
