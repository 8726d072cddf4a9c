import { z } from "zod";
import { MAX_ATTACHMENT_BYTES, TOO_LARGE } from "@/lib/documents/files/schema";
import { type Attachment, AttachmentsSchema } from "@/lib/documents/schema";

const RefusalSchema = z.object({ error: z.object({ message: z.string() }) });

/**
 * Uploads one file to a document. `onProgress` is told the share that is sent, 0 to 1. Never rejects: what went wrong is
 * a sentence.
 */
export function uploadFile({
  documentId,
  file,
  onProgress,
}: {
  documentId: string;
  file: File;
  onProgress: (share: number) => void;
}): Promise<{ attachment: Attachment } | { problem: string }> {
  if (file.size > MAX_ATTACHMENT_BYTES) return Promise.resolve({ problem: TOO_LARGE });
  return new Promise((resolve) => {
    // fetch tells nothing of the progress of what it sends.
    const request = new XMLHttpRequest();
    request.open("POST", `/desk/documents/${documentId}/files?name=${encodeURIComponent(file.name)}`);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total ? loaded / total : 0),
    );
    request.addEventListener("error", () => resolve({ problem: "网络中断，没有传完，请再试一次" }));
    request.addEventListener("load", () => resolve(readAnswer(request.response)));
    request.send(file);
  });
}

function readAnswer(answer: unknown): { attachment: Attachment } | { problem: string } {
  const [attachment] = AttachmentsSchema.safeParse([answer]).data ?? [];
  if (attachment) return { attachment };
  const refusal = RefusalSchema.safeParse(answer);
  return { problem: refusal.data?.error.message ?? "服务没有回应，请再试一次" };
}
