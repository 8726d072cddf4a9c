import "server-only";
import { keepSource, keepSourceLines } from "../../core/files";
import type { ReadIssue } from "../../importing/read-issue";
import { SourceReadingSchema } from "./schema";

/** Keeps an uploaded file and the pictures in it under their hashes, before documents that name them are stored. */
export async function keepSourceFiles(
  bytes: Uint8Array,
  { pictures }: Pick<ReadIssue, "pictures">,
): Promise<void> {
  for (const kept of [bytes, ...pictures.values()]) await keepSource(kept);
}

/**
 * Keeps how a file was read, once its documents are stored and remember lines of this reading. Safe to repeat: the
 * latest reading that was stored counts.
 */
export async function keepSourceReading({ file, text }: Pick<ReadIssue, "file" | "text">): Promise<void> {
  const { leftOut, warnings, sha256 } = file;
  const reading = SourceReadingSchema.parse({ text: [...text], leftOut, warnings });
  await keepSourceLines(sha256, JSON.stringify(reading));
}
