import "server-only";
import { AppError } from "../../core/errors";
import { readSource } from "../../core/files";
import { type ReadIssue, readIssueFile } from "../../importing/read-issue";

/** How many files stay read: one editor looks through the documents of one issue after another. */
const MOST_KEPT = 4;
const kept = new Map<string, Promise<ReadIssue | null>>();

/**
 * The imported file under a SHA-256 as the importer reads it now: its lines and what was understood of them. Null where
 * the file is not kept or cannot be read any more. Reading a PDF takes a second, so the last few stay in memory. The caller checks the actor.
 */
export async function readImportedFile({
  sha256,
  fileName,
}: {
  sha256: string;
  fileName: string;
}): Promise<ReadIssue | null> {
  const known = kept.get(sha256);
  if (known) return known;
  const bytes = await readSource(sha256);
  if (!bytes) return null;
  const reading = tryToRead({ bytes, fileName });
  kept.set(sha256, reading);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return reading;
}

/** Null where a file cannot be read now that could be once: its converter (LibreOffice) may be gone since. */
async function tryToRead(file: { bytes: Uint8Array; fileName: string }): Promise<ReadIssue | null> {
  try {
    return await readIssueFile(file);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
