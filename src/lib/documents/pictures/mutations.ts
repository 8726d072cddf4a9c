import "server-only";
import { AppError } from "../../core/errors";
import { isUploaded } from "../../core/files";
import { pictureProblem, pictureTypeOf } from "../../core/pictures";
import type { Actor } from "../../users/schema";
import { keepUpload } from "../files/mutations";
import type { DocumentPart } from "../schema";
import { isShown } from "./queries";

/**
 * Keeps a picture for the text of a document and gives its SHA-256. Throws `AppError` "not-found" where the actor may not
 * change the document, "invalid" for what is no picture by its bytes, a broken one and one of too many pixels.
 */
export async function keepPicture({
  bytes,
  ...upload
}: {
  actor: Actor;
  documentId: string;
  bytes: Uint8Array;
}): Promise<string> {
  if (pictureTypeOf(bytes) === null)
    throw new AppError("invalid", "这不是可用的图片，请用 PNG、JPEG、GIF 或 WebP 格式");
  const problem = pictureProblem(bytes);
  if (problem) throw new AppError("invalid", problem);
  return keepUpload({ bytes, ...upload });
}

/**
 * Throws `AppError("invalid")` where the parts that are to be saved show a picture that is in no revision of the document
 * and was not uploaded to it: whoever saves a hash could otherwise read a picture of somebody else's document.
 */
export async function assertOwnPictures({
  documentId,
  parts,
}: {
  documentId: string;
  parts: readonly DocumentPart[];
}): Promise<void> {
  for (const block of parts.flatMap(({ content }) => content.content)) {
    const sha256 = block.type === "figure" ? block.attrs.file : null;
    if (sha256 === null || (await isUploaded(sha256, documentId))) continue;
    if (await isShown({ documentId, sha256, publicOnly: false })) continue;
    throw new AppError("invalid", "文中有一幅图不是上传到此文件的，请删去后重新插入");
  }
}
