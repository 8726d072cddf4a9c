import { describe, expect, it } from "vitest";
import { pictureProblem, pictureTypeOf } from "@/lib/core/pictures";

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

describe("pictureProblem", () => {
  /** The head of a PNG that says how large it is. */
  const png = (width: number, height: number) => {
    const head = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "base64");
    head.writeUInt32BE(width, 16);
    head.writeUInt32BE(height, 20);
    return head;
  };

  it("refuses what breaks off in its head, and what has no area", () => {
    expect(pictureProblem(png(1, 1).subarray(0, 10))).toContain("不完整或已损坏");
    expect(pictureProblem(png(0, 9))).toContain("不完整或已损坏");
  });

  it("refuses a small file that unpacks to more pixels than anybody prints", () => {
    expect(pictureProblem(png(34_000, 34_000))).toContain("34000 × 34000 像素");
    expect(pictureProblem(png(5000, 9000))).toBeNull();
  });
});
