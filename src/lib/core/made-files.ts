import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readEnv } from "./env";
import { invariant } from "./errors";
import { sha256 } from "./files";

/** Files that can be made again from what they are made of, kept in the data folder under a hash of it. */

const making = new Map<string, Promise<Uint8Array>>();

/**
 * The file made of `from` (any JSON value): kept, or made now by `make`. Two requests for one file at once make it
 * once. `kind` names its folder and extension. With a `place`, what was made for that place before is removed: for
 * what changes often and is of use only as it is now.
 */
export async function madeFile({
  kind,
  from,
  place = null,
  make,
}: {
  kind: "pdf" | "json";
  from: unknown;
  /** An id of letters and digits. */
  place?: string | null;
  make: () => Promise<Uint8Array>;
}): Promise<Uint8Array> {
  if (place !== null) invariant(/^[a-z0-9]+$/u.test(place), `${place} is the name of a folder`);
  const key = sha256(JSON.stringify(from));
  const folder = path.join(readEnv().dataFolder, "made", kind, place ?? "");
  const file = path.join(folder, `${key}.${kind}`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return kept;
  const started = making.get(file) ?? makeAndKeep({ folder, file, isOnly: place !== null, make });
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
  isOnly,
  make,
}: {
  folder: string;
  file: string;
  /** Whether the other files of the folder are of no use from now on. */
  isOnly: boolean;
  make: () => Promise<Uint8Array>;
}): Promise<Uint8Array> {
  const bytes = await make();
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(aside, bytes);
  await rename(aside, file);
  if (isOnly) {
    const others = (await readdir(folder)).filter((name) => name !== path.basename(file));
    for (const name of others.filter((name) => /^[0-9a-f]{64}\.[a-z]+$/u.test(name))) {
      await rm(path.join(folder, name), { force: true });
    }
  }
  return bytes;
}
