import { describe, expect, it } from "vitest";
import { decodeBytes, MAX_TEXT_BYTES } from "@/lib/importing/decode-bytes";

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("decodeBytes", () => {
  it.each([
    ["an empty file", bytes()],
    ["white space alone", utf8(" \n\t\n")],
    ["a binary file", bytes(1, 2, 0, 3, 255, 254, 0)],
    ["bytes of no encoding", bytes(0x41, 0xff, 0xff, 0xff, 0x80)],
  ])("refuses %s with a Chinese sentence", (_, file) => {
    expect(() => decodeBytes(file)).toThrow(
      expect.objectContaining({ code: "invalid", message: expect.stringMatching(/[\u4e00-\u9fff].*。$/u) }),
    );
  });

  it("refuses a file above the limit as too large", () => {
    expect(() => decodeBytes(new Uint8Array(MAX_TEXT_BYTES + 1).fill(65))).toThrow(
      expect.objectContaining({ code: "too-large" }),
    );
  });

  it("reads UTF-8 with and without its mark", () => {
    expect(decodeBytes(utf8("云溪市\n公报"))).toBe("云溪市\n公报");
    expect(decodeBytes(utf8("\ufeff云溪市"))).toBe("云溪市");
  });

  it("reads UTF-16 of either order by its mark", () => {
    expect(decodeBytes(bytes(0xff, 0xfe, 0x91, 0x4e))).toBe("云");
    expect(decodeBytes(bytes(0xfe, 0xff, 0x4e, 0x91))).toBe("云");
  });

  it("reads GB18030 where the bytes are no UTF-8", () => {
    expect(decodeBytes(bytes(0xd4, 0xc6, 0xcf, 0xaa))).toBe("云溪");
  });
});
