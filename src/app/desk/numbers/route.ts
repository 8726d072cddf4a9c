import { AppError } from "@/lib/core/errors";
import { errorResponse } from "@/lib/core/http";
import { findNumbers } from "@/lib/documents/numbers/queries";
import { NumberQuerySchema } from "@/lib/documents/numbers/schema";
import { signedInActor } from "@/lib/users/gateway";
import { may } from "@/lib/users/policy";

export const dynamic = "force-dynamic";

/** What is known of a document number while it is typed; for those who write documents of the gazette. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await signedInActor();
    const query = NumberQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new AppError("invalid", "请输入发文字号");
    const { gazette: gazetteId, number: numberText, document: exceptId } = query.data;
    if (!may(actor, "document.create", gazetteId)) throw new AppError("not-found", "没有这种公报");
    const numbers = await findNumbers({ actor, gazetteId, numberText, exceptId });
    return Response.json(numbers, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, { during: "numbers" });
  }
}
