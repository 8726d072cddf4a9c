import { createHash } from "node:crypto";
import { pictureTypeOf } from "../../core/pictures";

/** The SHA-256 of a picture that every browser shows, by its bytes and not its name; null for any other. */
export function pictureHash(bytes: Uint8Array | null): string | null {
  if (!bytes || pictureTypeOf(bytes) === null) return null;
  return createHash("sha256").update(bytes).digest("hex");
}
