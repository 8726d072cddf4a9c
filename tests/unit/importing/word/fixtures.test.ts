import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { SourceText } from "@/lib/importing/source";
import { convertToDocx } from "@/lib/importing/word/convert-old-word";
import { readWord } from "@/lib/importing/word/read-word";

/**
 * Files that LibreOffice wrote from the .fodt or .html beside them, and what is read of them. To make one anew:
 * `soffice --headless --convert-to "docx:MS Word 2007 XML" NAME.fodt` (for HTML with `--infilter="HTML (StarWriter)"`).
 */
const FOLDER = path.resolve("tests/fixtures/importing/word");
const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const MINUTE = 60_000;

const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(FOLDER, name)));
const expectedOf = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(FOLDER, `${name}.expected.json`), "utf8"));

/** What of a source is compared: everything but what follows from a line's text. */
function shown({ text, lines, leftOut, warnings, pictures }: SourceText) {
  return {
    text,
    lines: lines.map(({ text: _text, row: _row, width: _width, indented: _indented, ...line }) => line),
    leftOut,
    warnings: warnings.map(({ line, code }) => ({ line, code })),
    pictures: [...pictures.keys()],
  };
}

describe("files that LibreOffice wrote", () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith(".docx")))(
    "are read whole: %s",
    async (name) => {
      expect(shown(await readWord(bytesOf(name)))).toEqual(expectedOf(name.replace(/\.docx$/u, "")));
    },
  );
});

describe.skipIf(!hasOffice)("conversion of old files (needs LibreOffice's soffice)", () => {
  it(
    "reads a .doc with its numbers, notes, links and pictures",
    async () => {
      const converted = await convertToDocx(bytesOf("old-plan.doc"), "doc");
      if (!converted) throw new Error("LibreOffice was not found");
      expect(shown(await readWord(converted))).toEqual(expectedOf("old-plan"));
    },
    MINUTE,
  );

  it(
    "takes a .doc that bears the name of Kingsoft's .wps, and a .rtf",
    async () => {
      const wps = await convertToDocx(bytesOf("old-plan.doc"), "wps");
      const rtf = await convertToDocx(
        new TextEncoder().encode("{\\rtf1\\ansi\\uc0 \\u20113?\\u28330?\\par}"),
        "rtf",
      );
      expect(wps && (await readWord(wps)).text[0]).toBe("云溪市人民政府办公室");
      expect(rtf && (await readWord(rtf)).text[0]).toContain("云");
    },
    2 * MINUTE,
  );

  it(
    "refuses a damaged file and leaves nothing behind",
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "gongbao-test-"));
      vi.stubEnv("TMPDIR", folder);
      const error = await convertToDocx(bytesOf("old-plan.doc").subarray(0, 700), "doc").catch(
        (thrown: unknown) => thrown,
      );
      vi.unstubAllEnvs();
      expect(error).toBeInstanceOf(AppError);
      expect(readdirSync(folder)).toEqual([]);
      rmdirSync(folder);
    },
    MINUTE,
  );
});
