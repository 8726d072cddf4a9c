import { headers } from "next/headers";
import { AppError } from "@/lib/core/errors";
import { readSource } from "@/lib/core/files";
import { errorResponse, pictureResponse } from "@/lib/core/http";
import { getPictureOwner } from "@/lib/documents/pictures/queries";
import { mayDocuments } from "@/lib/documents/policy";
import { DeskPictureSchema } from "@/lib/documents/schema";
import { actorOf } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** A picture of a document of the desk, public or not. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; sha256: string }> },
): Promise<Response> {
  try {
    const actor = await actorOf(await headers());
    if (!actor) throw new AppError("unauthenticated", "请先登录");
    const picture = DeskPictureSchema.safeParse(await params);
    if (!picture.success) throw new AppError("not-found", "没有这幅图");
    const { id, sha256 } = picture.data;
    const owner = await getPictureOwner({ documentId: id, sha256 });
    // What someone may not see is not found.
    if (!owner || !mayDocuments(actor, "view", owner.gazetteId))
      throw new AppError("not-found", "没有这幅图");
    const bytes = await readSource(sha256);
    if (!bytes) throw new AppError("not-found", "没有这幅图");
    return pictureResponse(bytes, { isPublic: false });
  } catch (error) {
    return errorResponse(error, { during: "picture" });
  }
}
