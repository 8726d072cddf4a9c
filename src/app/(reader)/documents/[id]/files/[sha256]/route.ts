import { AppError } from "@/lib/core/errors";
import { downloadResponse, errorResponse } from "@/lib/core/http";
import { readPublicFile } from "@/lib/documents/files/queries";
import { FileAddressSchema } from "@/lib/documents/schema";

export const dynamic = "force-dynamic";

/** A file that goes with a public document, in any of its public versions. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; sha256: string }> },
): Promise<Response> {
  try {
    const file = FileAddressSchema.safeParse(await params);
    const kept = file.success ? await readPublicFile(file.data) : null;
    if (!kept) throw new AppError("not-found", "没有这个文件");
    return downloadResponse(kept.bytes, { ...kept, isPublic: true });
  } catch (error) {
    return errorResponse(error, { during: "file" });
  }
}
