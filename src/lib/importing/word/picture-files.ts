import { createHash } from "node:crypto";

/** Formats that every browser shows, by their first bytes. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** The SHA-256 of a picture that can be shown (PNG, JPEG, GIF, WebP by its bytes, not its name); null for any other. */
export function pictureHash(bytes: Uint8Array | null): string | null {
  if (!bytes) return null;
  const has = (signature: readonly number[], at = 0) =>
    signature.every((byte, index) => bytes[at + index] === byte);
  const isShown = SIGNATURES.some((signature) => has(signature)) || (has(RIFF) && has(WEBP, 8));
  return isShown ? createHash("sha256").update(bytes).digest("hex") : null;
}
