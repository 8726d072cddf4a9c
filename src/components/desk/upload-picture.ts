"use client";

/** Sends a picture for the text of a document; gives its hash, or what went wrong in words. */
export async function uploadPicture(
  pictures: string,
  file: File,
): Promise<{ sha256: string } | { problem: string }> {
  const response = await fetch(pictures, { method: "POST", body: file }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as
    | { sha256?: string; error?: { message: string } }
    | null
    | undefined;
  if (answer?.sha256) return { sha256: answer.sha256 };
  return { problem: answer?.error?.message ?? "网络不通，图片未能上传" };
}
