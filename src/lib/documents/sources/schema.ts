import { z } from "zod";
import { ImportedFileSchema } from "../../importing/schema";

/**
 * An imported file as it was read when it was stored: its numbered lines, what was left out of them, and the doubts.
 * Documents remember lines of this reading; a later importer may count other ones.
 */
export const SourceReadingSchema = z.object({
  text: z.array(z.string()),
  leftOut: ImportedFileSchema.shape.leftOut,
  warnings: ImportedFileSchema.shape.warnings,
});
export type SourceReading = z.infer<typeof SourceReadingSchema>;
