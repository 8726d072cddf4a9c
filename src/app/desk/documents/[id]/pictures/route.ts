import { keepPicture } from "@/lib/documents/pictures/mutations";
import { receiveUpload } from "../receive-upload";

export const dynamic = "force-dynamic";

const limit = { maxBytes: 10 * 1024 * 1024, message: "图片超过 10 MB，请缩小后再用" };

/** Takes a picture for the text of a document; answers `{ sha256 }`. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return receiveUpload(request, {
    params,
    limit,
    during: "picture upload",
    keep: async ({ actor, documentId, bytes }) => ({
      sha256: await keepPicture({ actor, documentId, bytes }),
    }),
  });
}
