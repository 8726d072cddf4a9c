import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPrintFonts, stackFamilies } from "../../../src/lib/print/fonts";
import { readFontFaces, trimFamily } from "../../../src/lib/print/sfnt";

describe("fonts of the typesetter", () => {
  test("a file that is no font, or is cut short, gives no face", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gongbao-fonts-"));
    const junk = {
      "empty.ttf": Buffer.alloc(0),
      "text.ttf": Buffer.from("not a font at all"),
      "cut.ttf": Buffer.from([0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 1]),
    };
    for (const [name, bytes] of Object.entries(junk)) {
      writeFileSync(join(folder, name), bytes);
      expect(await readFontFaces(join(folder, name))).toEqual([]);
    }
  });

  test("the preparation runs twice with one line each and leaves what is there", () => {
    const run = () => execFileSync(process.execPath, ["scripts/prepare-fonts.mjs"], { encoding: "utf8" });
    run();
    expect(run()).toMatch(/^排版字体已就绪（\d+ 个）\n$/u);
  });

  test("the prepared fonts have rare characters of names, and not what no font has", async () => {
    const { covers } = await loadPrintFonts();
    for (const character of "云镕曌喆堃祎㛃䶮①Ⅰ㎡≥□★")
      expect(covers(character.codePointAt(0) ?? 0), character).toBe(true);
    for (const codePoint of [0xe123, 0x2a6d6, 0xfffff]) expect(covers(codePoint)).toBe(false);
  });

  test("a family is named without its style, as Typst names it", () => {
    expect(trimFamily("Songti SC Light")).toBe("Songti SC");
    expect(trimFamily("LXGW WenKai")).toBe("LXGW WenKai");
    expect(trimFamily("Some Font Semi Bold Condensed")).toBe("Some Font");
  });

  test("the operator's 仿宋 and 小标宋 come before the free ones, other fonts serve rare characters", () => {
    const stacks = stackFamilies([
      "FZXiaoBiaoSong-B05S",
      "FangSong_GB2312",
      "HanaMinB",
      "Noto Serif CJK JP",
      "Noto Serif CJK SC",
    ]);
    expect(stacks.fang[0]).toBe("FangSong_GB2312");
    expect(stacks.biaosong[0]).toBe("FZXiaoBiaoSong-B05S");
    expect(stacks.song[0]).toBe("Noto Serif SC");
    expect(stacks.song.indexOf("Noto Serif CJK SC")).toBeLessThan(stacks.song.indexOf("Noto Serif CJK JP"));
    for (const stack of Object.values(stacks)) expect(stack).toContain("HanaMinB");
  });
});
