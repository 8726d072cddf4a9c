import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { readEnv } from "./env";
import { invariant } from "./errors";

/** Files in the data folder. */

const HASH = /^[0-9a-f]{64}$/u;

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Keeps a file under its SHA-256 and gives the hash. Written aside, synchronised and renamed, so that a file under
 * a hash is always whole; the same bytes are kept once.
 */
export async function keepSource(bytes: Uint8Array): Promise<string> {
  const hash = sha256(bytes);
  const target = path.join(sourceFolder(), hash);
  if (!(await exists(target))) await writeWhole(target, bytes);
  return hash;
}

/** Keeps how the lines of a source were read, beside it; an earlier reading is replaced whole. */
export async function keepSourceLines(hash: string, json: string): Promise<void> {
  await writeWhole(path.join(sourceFolder(), `${hash}.lines.json`), json);
}

/** How the lines of a source were read, as it was kept; null where nothing was. */
export async function readSourceLines(hash: string): Promise<string | null> {
  if (!HASH.test(hash)) return null;
  const file = path.join(sourceFolder(), `${hash}.lines.json`);
  return (await exists(file)) ? readFile(file, "utf8") : null;
}

/**
 * Notes that a file was uploaded to something (`scope`: its id, letters and digits), beside the file. Until a saved text
 * holds the file, this alone says whose it is.
 */
export async function markUploaded(hash: string, scope: string): Promise<void> {
  const file = markFile(hash, scope);
  invariant(file, `${hash}.${scope} is the name of a file`);
  await writeWhole(file, "");
}

/** Whether a file was uploaded to something. */
export async function isUploaded(hash: string, scope: string): Promise<boolean> {
  const file = markFile(hash, scope);
  return file !== null && exists(file);
}

function markFile(hash: string, scope: string): string | null {
  return HASH.test(hash) && /^[a-z0-9]{1,40}$/u.test(scope)
    ? path.join(sourceFolder(), `${hash}.${scope}.upload`)
    : null;
}

/** The file kept under a SHA-256 (64 hex digits); null where there is none. */
export async function readSource(hash: string): Promise<Uint8Array | null> {
  const file = await findSource(hash);
  return file === null ? null : readFile(file);
}

/** Where the file kept under a SHA-256 stands; null where there is none. */
export async function findSource(hash: string): Promise<string | null> {
  if (!HASH.test(hash)) return null;
  const file = path.join(sourceFolder(), hash);
  return (await exists(file)) ? file : null;
}

/** The secret of that name in the data folder (hex, 32 bytes), made at first use and readable by its owner alone. */
export async function readSecret(name: "auth" | "cache"): Promise<string> {
  const folder = path.join(readEnv().dataFolder, "secrets");
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(file, "utf8")).trim();
}

function sourceFolder(): string {
  return path.join(readEnv().dataFolder, "sources");
}

/** Writes a file aside, synchronises and renames it: under its name it is whole or not there. */
async function writeWhole(target: string, content: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const aside = path.join(path.dirname(target), `.${randomBytes(6).toString("hex")}`);
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, target);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
