import { AppError } from "@/lib/core/errors";
import { readSource } from "@/lib/core/files";
import { errorResponse, pictureResponse } from "@/lib/core/http";
import { hasPublicPicture } from "@/lib/documents/pictures/queries";
import { FileAddressSchema } from "@/lib/documents/schema";

export const dynamic = "force-dynamic";

/** A picture of a public document, in any of its public versions. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; sha256: string }> },
): Promise<Response> {
  try {
    const picture = FileAddressSchema.safeParse(await params);
    const isPublic = picture.success && (await hasPublicPicture(picture.data));
    const bytes = isPublic ? await readSource(picture.data.sha256) : null;
    if (!bytes) throw new AppError("not-found", "没有这幅图");
    return pictureResponse(bytes, { isPublic: true });
  } catch (error) {
    return errorResponse(error, { during: "picture" });
  }
}
