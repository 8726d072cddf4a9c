import { headers } from "next/headers";
import { AppError } from "@/lib/core/errors";
import { readSource } from "@/lib/core/files";
import { errorResponse, pictureResponse } from "@/lib/core/http";
import { getPictureOwner } from "@/lib/documents/pictures/queries";
import { assertMay } from "@/lib/documents/policy";
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
    const { id, sha256 } = await params;
    const owner = await getPictureOwner({ documentId: id, sha256 });
    if (!owner) throw new AppError("not-found", "没有这幅图");
    assertMay(actor, "view", owner.gazetteId);
    const bytes = await readSource(sha256);
    if (!bytes) throw new AppError("not-found", "没有这幅图");
    return pictureResponse(bytes, { isPublic: false });
  } catch (error) {
    return errorResponse(error, { during: "picture" });
  }
}
