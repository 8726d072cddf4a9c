import { imageSize } from "image-size";

/**
 * Pixels of the largest picture that is taken: as many as two A4 pages side by side at 600 dpi have not. Whoever opens a
 * picture needs memory by its area, whatever its file weighs.
 */
const MAX_PIXELS = 50_000_000;

/** What a picture is by its first bytes; a file name or a declared type says nothing. */
const SIGNATURES: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ["image/png", (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["image/jpeg", (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ["image/gif", (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38])],
  [
    "image/webp",
    (bytes) =>
      startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  ],
];

/** The media type of a picture that every browser shows (PNG, JPEG, GIF, WebP); null for any other bytes. */
export function pictureTypeOf(bytes: Uint8Array): string | null {
  return SIGNATURES.find(([, fits]) => fits(bytes))?.[0] ?? null;
}

/** Why a picture cannot be taken by its size; null where it can. Reads the head of the file alone. */
export function pictureProblem(bytes: Uint8Array): string | null {
  const size = sizeOf(bytes);
  if (size === null) return "这幅图不完整或已损坏，请重新导出后再用";
  if (size.width * size.height <= MAX_PIXELS) return null;
  return `这幅图有 ${size.width} × ${size.height} 像素，太大；请缩小到 5000 万像素以内再用`;
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    // It throws on what it cannot read; which way, nobody needs to know.
    return null;
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}
