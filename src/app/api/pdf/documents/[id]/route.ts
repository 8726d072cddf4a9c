import { readEnv } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { errorResponse, pdfResponse } from "@/lib/core/http";
import { madeFile } from "@/lib/core/made-files";
import { getPublicPrintSingle } from "@/lib/documents/queries";
import { PublicIdSchema } from "@/lib/documents/schema";
import { printFingerprint } from "@/lib/print/fingerprint";
import { typesetDocument } from "@/lib/print/typeset";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** `/documents/{id}.pdf`: a public document alone, on A4. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const id = PublicIdSchema.safeParse((await params).id);
    const { publicUrl, fontFolder } = readEnv();
    const single = id.success ? await getPublicPrintSingle({ publicId: id.data, publicUrl }) : null;
    if (!id.success || !single) throw new AppError("not-found", "没有这个文件");
    const make = async () => (await typesetDocument({ single, fontFolder })).pdf;
    const pdf = await madeFile({
      kind: "pdf",
      from: { single, layout: await printFingerprint({ fontFolder }) },
      make,
    });
    return pdfResponse(pdf, { name: `${single.document.title}.pdf`, ascii: `${id.data}.pdf` });
  } catch (error) {
    return errorResponse(error, { during: "document PDF" });
  }
}
