import { describe, expect, it } from "vitest";
import { pictureTypeOf } from "@/lib/core/pictures";

describe("pictureTypeOf", () => {
  it.each([
    ["nothing", []],
    ["SVG, which may hold a script", [...new TextEncoder().encode("<svg onload=alert(1)>")]],
    ["HTML", [...new TextEncoder().encode("<!doctype html>")]],
    ["half a signature", [0x89, 0x50, 0x4e]],
    ["RIFF that is no WebP", [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x41, 0x56, 0x45]],
  ])("takes %s for no picture", (_, bytes) => {
    expect(pictureTypeOf(Uint8Array.from(bytes))).toBeNull();
  });

  it.each([
    ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]],
    ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["image/gif", [0x47, 0x49, 0x46, 0x38, 0x39]],
    ["image/webp", [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]],
  ])("knows %s by its first bytes", (type, bytes) => {
    expect(pictureTypeOf(Uint8Array.from(bytes))).toBe(type);
  });
});
