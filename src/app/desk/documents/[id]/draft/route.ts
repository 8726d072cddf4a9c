import { currentTime } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { errorResponse, withinLimit } from "@/lib/core/http";
import { discardDraft, keepPresence } from "@/lib/documents/drafts/mutations";
import { PresenceSchema } from "@/lib/documents/drafts/schema";
import { assertEditable } from "@/lib/documents/files/mutations";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** Bytes: as long as a saved document may be. */
const MAX_BODY = 4 * 1024 * 1024;

/** Keeps what somebody typed as their own draft, and tells who else has the document open. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await signedInActor();
    const { id: documentId } = await params;
    // Asked before anything is read, and again where it is kept.
    await assertEditable({ actor, documentId });
    const given = PresenceSchema.safeParse(await readJson(request));
    if (!given.success) throw new AppError("invalid", "草稿的内容不完整，未能暂存");
    const answer = await keepPresence({ actor, now: currentTime(), documentId, ...given.data });
    return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, { during: "draft" });
  }
}

/** Throws the own draft away. */
export async function DELETE(_request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await signedInActor();
    await discardDraft({ actor, documentId: (await params).id });
    return new Response(null, { status: 204 });
  } catch (error) {
    return errorResponse(error, { during: "draft" });
  }
}

async function readJson(request: Request): Promise<unknown> {
  // A page of another site cannot send this type without being asked first.
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    throw new AppError("invalid", "草稿的格式不正确");
  }
  const text = await (
    await withinLimit(request, { maxBytes: MAX_BODY, message: "文字太长，未能暂存" })
  ).text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
