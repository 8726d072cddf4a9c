import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { readEnv } from "./env";
import { sha256 } from "./files";

/** Files that can be made again from what they are made of, kept in the data folder under a hash of it. */

const making = new Map<string, Promise<Uint8Array>>();

/**
 * The file made of `from` (any JSON value): kept, or made now by `make`. Two requests for one file at once make it
 * once. `kind` names its folder and extension.
 */
export async function madeFile({
  kind,
  from,
  make,
}: {
  kind: "pdf";
  from: unknown;
  make: () => Promise<Uint8Array>;
}): Promise<Uint8Array> {
  const key = sha256(JSON.stringify(from));
  const folder = path.join(readEnv().dataFolder, "made", kind);
  const file = path.join(folder, `${key}.${kind}`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return kept;
  const started = making.get(file) ?? makeAndKeep({ folder, file, make });
  making.set(file, started);
  try {
    return await started;
  } finally {
    making.delete(file);
  }
}

async function makeAndKeep({
  folder,
  file,
  make,
}: {
  folder: string;
  file: string;
  make: () => Promise<Uint8Array>;
}): Promise<Uint8Array> {
  const bytes = await make();
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(aside, bytes);
  await rename(aside, file);
  return bytes;
}
