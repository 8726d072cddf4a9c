import { currentTime } from "@/lib/core/clock";
import { readEnv } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { errorResponse, pdfResponse } from "@/lib/core/http";
import { madeFile } from "@/lib/core/made-files";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { mayView } from "@/lib/documents/policy";
import { getPreviewPrintSingle } from "@/lib/documents/preview/queries";
import { printFingerprint } from "@/lib/print/fingerprint";
import { typesetDocument } from "@/lib/print/typeset";
import { signedInActor } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** The newest revision of a document alone, set as it would be printed. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const actor = await signedInActor();
    const document = await getDeskDocument((await params).id);
    // What someone may not see is not found.
    if (!document || !mayView(actor, document)) throw new AppError("not-found", "没有这个文件");
    const { publicUrl, fontFolder } = readEnv();
    const single = await getPreviewPrintSingle({ documentId: document.id, now: currentTime(), publicUrl });
    const pdf = await madeFile({
      kind: "pdf",
      from: { single, layout: await printFingerprint({ fontFolder }) },
      place: document.id,
      make: async () => (await typesetDocument({ single, fontFolder })).pdf,
    });
    const response = pdfResponse(pdf, { name: `${single.document.title}（预览）.pdf`, ascii: "preview.pdf" });
    response.headers.set("Cache-Control", "private, no-store");
    response.headers.set("X-Robots-Tag", "noindex");
    return response;
  } catch (error) {
    return errorResponse(error, { during: "preview PDF" });
  }
}
