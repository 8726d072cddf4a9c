import "server-only";
import { AppError } from "../../core/errors";
import { readSource, readSourceLines } from "../../core/files";
import { readIssueFile } from "../../importing/read-issue";
import { type SourceReading, SourceReadingSchema } from "./schema";

/**
 * The lines of an imported file as they were read when it was stored; where none were kept, as they are read now. Null
 * where the file is not kept or cannot be read any more. The caller checks the actor.
 */
export async function getSourceReading({
  sha256,
  fileName,
}: {
  sha256: string;
  fileName: string;
}): Promise<SourceReading | null> {
  const kept = await readSourceLines(sha256);
  if (kept !== null) return SourceReadingSchema.parse(JSON.parse(kept));
  const bytes = await readSource(sha256);
  if (!bytes) return null;
  try {
    const { file, text } = await readIssueFile({ bytes, fileName });
    return { text: [...text], leftOut: file.leftOut, warnings: file.warnings };
  } catch (error) {
    // What could once be read may need a program that is gone since (LibreOffice): the desk goes on without.
    if (error instanceof AppError) return null;
    throw error;
  }
}
