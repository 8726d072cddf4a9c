import { open } from "node:fs/promises";

/** What the typesetter must know of a font file: its family, as Typst names it, and the characters it draws. */
export type FontFace = { readonly family: string; readonly covers: (codePoint: number) => boolean };

type Range = readonly [first: number, last: number];

/**
 * Reads the faces of a TrueType or OpenType file or collection: only the tables `name` and `cmap`.
 * Gives an empty list for a file that is none of these.
 */
export async function readFontFaces(path: string): Promise<FontFace[]> {
  const file = await open(path, "r");
  try {
    const read = async (position: number, length: number) => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await file.read(buffer, 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, 12);
    if (head.length < 12) return [];
    const tag = head.toString("latin1", 0, 4);
    if (tag === "ttcf") {
      const count = Math.min(head.readUInt32BE(8), 256);
      const offsets = await read(12, count * 4);
      const faces: FontFace[] = [];
      for (let i = 0; i * 4 + 4 <= offsets.length; i++) {
        const face = await readFace(read, offsets.readUInt32BE(i * 4));
        if (face) faces.push(face);
      }
      return faces;
    }
    if (tag !== "OTTO" && tag !== "true" && head.readUInt32BE(0) !== 0x00010000) return [];
    const face = await readFace(read, 0);
    return face ? [face] : [];
  } catch (error) {
    if (error instanceof RangeError) return []; // a damaged file: offsets point outside
    throw error;
  } finally {
    await file.close();
  }
}

type Read = (position: number, length: number) => Promise<Buffer>;

async function readFace(read: Read, start: number): Promise<FontFace | null> {
  const tables = (await read(start, 12)).readUInt16BE(4);
  const directory = await read(start + 12, tables * 16);
  const table = async (wanted: string): Promise<Buffer | null> => {
    for (let at = 0; at + 16 <= directory.length; at += 16) {
      if (directory.toString("latin1", at, at + 4) !== wanted) continue;
      return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
    }
    return null;
  };
  const [name, cmap] = [await table("name"), await table("cmap")];
  const family = name && readFamily(name);
  if (!family || !cmap) return null;
  const ranges = readRanges(cmap);
  return { family, covers: (codePoint) => isInside(ranges, codePoint) };
}

/** The typographic family (16), else the family (1): the first record in Unicode, as Typst takes it. */
function readFamily(name: Buffer): string | null {
  const count = name.readUInt16BE(2);
  const storage = name.readUInt16BE(4);
  for (const wanted of [16, 1]) {
    for (let at = 6; at < 6 + count * 12; at += 12) {
      const [platform, encoding] = [name.readUInt16BE(at), name.readUInt16BE(at + 2)];
      const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
      if (!unicode || name.readUInt16BE(at + 6) !== wanted) continue;
      const from = storage + name.readUInt16BE(at + 10);
      const bytes = Buffer.from(name.subarray(from, from + name.readUInt16BE(at + 8)));
      return trimFamily(bytes.swap16().toString("utf16le"));
    }
  }
  return null;
}

const STYLE_END =
  /[ _-](?:(?:extra|ext|ex|x|semi|sem|sm|demi|dem|ultra)[ _-]?)?(?:normal|italic|oblique|slanted|thin|th|hairline|light|lt|regular|medium|med|md|bold|bd|demi|extb|black|blk|bk|heavy|narrow|condensed|cond|cn|cd|compressed|expanded|exp)$/iu;

/** Typst takes the style off the end of a family name: `Songti SC Light` is `Songti SC`. */
export function trimFamily(name: string): string {
  let family = name.trim().replace(/^\.+/u, "");
  for (;;) {
    const shorter = family.replace(STYLE_END, "");
    if (shorter === family || shorter === "") return family;
    family = shorter;
  }
}

/** The characters of the Unicode subtables of formats 4 and 12 that have a glyph. */
function readRanges(cmap: Buffer): Range[] {
  const ranges: Range[] = [];
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) readFormat12(cmap, at, ranges);
    if (format === 4) readFormat4(cmap, at, ranges);
  }
  return mergeRanges(ranges);
}

function readFormat12(cmap: Buffer, at: number, ranges: Range[]): void {
  const groups = cmap.readUInt32BE(at + 12);
  for (let i = 0; i < groups; i++) {
    const from = at + 16 + i * 12;
    const first = cmap.readUInt32BE(from);
    // A group that starts at glyph 0 maps its first character to "missing".
    ranges.push([cmap.readUInt32BE(from + 8) === 0 ? first + 1 : first, cmap.readUInt32BE(from + 4)]);
  }
}

function readFormat4(cmap: Buffer, at: number, ranges: Range[]): void {
  const doubled = cmap.readUInt16BE(at + 6);
  for (let i = 0; i < doubled; i += 2) {
    const last = cmap.readUInt16BE(at + 14 + i);
    const first = cmap.readUInt16BE(at + 16 + doubled + i);
    const delta = cmap.readUInt16BE(at + 16 + doubled * 2 + i);
    const slot = at + 16 + doubled * 3 + i;
    const offset = cmap.readUInt16BE(slot);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const stored = offset === 0 ? code : cmap.readUInt16BE(slot + offset + (code - first) * 2);
      if (stored !== 0 && ((stored + delta) & 0xffff) !== 0) ranges.push([code, code]);
    }
  }
}

function mergeRanges(ranges: Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [first, last] of ranges.sort((a, b) => a[0] - b[0])) {
    const open = merged.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else if (last >= first) merged.push([first, last]);
  }
  return merged;
}

function isInside(ranges: readonly Range[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}
