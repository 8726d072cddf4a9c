import { keepAttachment } from "@/lib/documents/files/mutations";
import { MAX_ATTACHMENT_BYTES, TOO_LARGE } from "@/lib/documents/files/schema";
import { receiveUpload } from "../receive-upload";

export const dynamic = "force-dynamic";

const limit = { maxBytes: MAX_ATTACHMENT_BYTES, message: TOO_LARGE };

/** Takes a file that is to go with a document (附带文件); answers an `Attachment`, which a save keeps. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return receiveUpload(request, { params, limit, during: "file upload", keep: keepAttachment });
}
