import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../core/errors";
import { projectPath } from "../core/project-path";
import { type FontFace, readFontFaces } from "./sfnt";

/** Families of each class of type, first choice first; every list ends with all others, for rare characters. */
export type FontStacks = Readonly<Record<"song" | "hei" | "kai" | "fang" | "biaosong", readonly string[]>>;

export type PrintFonts = {
  /** Folders that Typst searches. */
  folders: readonly string[];
  /** fontconfig's file that hides the fonts of the machine. */
  config: string;
  stacks: FontStacks;
  covers: (codePoint: number) => boolean;
};

const SONG = "Noto Serif SC";
const HEI = "Noto Sans SC";
const KAI = "LXGW WenKai";
const ELSEWHERE = /\b(?:JP|KR|TC|HK|TW)\b/u;
const FONT_FILE = /\.(?:ttf|otf|ttc|otc)$/iu;

let prepared: Promise<PrintFonts> | null = null;

/**
 * Gives the fonts of the typesetter, preparing them at first use. `fontFolder` is a folder that the operator fills:
 * a 仿宋, 小标宋 or 楷体 in it is taken for its class by its family name, any other for rare characters.
 * Throws an AppError where the fonts cannot be prepared or the folder cannot be read.
 */
export async function loadPrintFonts({
  fontFolder,
}: {
  fontFolder?: string | undefined;
} = {}): Promise<PrintFonts> {
  prepared ??= prepare().catch((error: unknown) => {
    prepared = null; // the next job tries again
    throw error;
  });
  const base = await prepared;
  if (!fontFolder) return base;
  const extra = await readFolder(fontFolder).catch((cause: unknown) => {
    throw new AppError("unavailable", `无法读取排版字体文件夹：${fontFolder}`, { cause });
  });
  return {
    folders: [...base.folders, fontFolder],
    config: base.config,
    stacks: stackFamilies(extra.map((face) => face.family)),
    covers: (codePoint) => base.covers(codePoint) || extra.some((face) => face.covers(codePoint)),
  };
}

async function prepare(): Promise<PrintFonts> {
  const cache = projectPath("node_modules", ".cache", "gongbao");
  const folder = join(cache, "fonts");
  let faces = await readFolder(folder).catch(() => []);
  const config = join(cache, "fonts.conf");
  if (!isComplete(faces) || !existsSync(config)) {
    await runPreparation();
    faces = await readFolder(folder);
  }
  if (!isComplete(faces))
    throw new AppError("unavailable", "排版字体不完整，请运行 node scripts/prepare-fonts.mjs");
  return {
    folders: [folder],
    config,
    stacks: stackFamilies([]),
    covers: (codePoint) => faces.some((face) => face.covers(codePoint)),
  };
}

async function runPreparation(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [projectPath("scripts", "prepare-fonts.mjs")], {
      timeout: 120_000,
    });
  } catch (cause) {
    throw new AppError("unavailable", "排版字体准备失败，请运行 npm ci 后再试", { cause });
  }
}

function isComplete(faces: readonly FontFace[]): boolean {
  return [SONG, HEI, KAI].every((family) => faces.some((face) => face.family === family));
}

/** Faces of files read before: a large collection takes a second, an unchanged one none. */
const known = new Map<string, FontFace[]>();

async function readFolder(folder: string): Promise<FontFace[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => FONT_FILE.test(name)).sort();
  const read = names.map(async (name) => {
    const path = join(folder, name);
    const { size, mtimeMs } = await stat(path);
    const key = `${path}:${size}:${mtimeMs}`;
    const faces = known.get(key) ?? (await readFontFaces(path));
    known.set(key, faces);
    return faces;
  });
  return (await Promise.all(read)).flat();
}

/** Puts the families of the operator's folder (`extra`) before the free ones of their class. */
export function stackFamilies(extra: readonly string[]): FontStacks {
  const named = (pattern: RegExp) => extra.filter((family) => pattern.test(family));
  // Rare characters: the shapes of the mainland before those of other places.
  const rare = [...extra.filter((family) => !ELSEWHERE.test(family)), ...named(ELSEWHERE)];
  const stack = (...first: readonly string[]) => [...new Set([...first, SONG, HEI, KAI, ...rare])];
  return {
    song: stack(SONG),
    hei: stack(HEI),
    kai: stack(...named(/楷|kai/iu), KAI),
    fang: stack(...named(/仿宋|fang\s*song|fang$|fangsong/iu), SONG),
    biaosong: stack(...named(/小标宋|xiao\s*biao\s*song/iu), SONG),
  };
}
