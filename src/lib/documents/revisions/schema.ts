import { z } from "zod";

const sequence = z.coerce.number().int().min(1).max(1_000_000);

/** Address of a revision, and which other one it is compared with. */
export const RevisionAddressSchema = z.object({
  sequence,
  against: sequence.optional().catch(undefined),
});

export const RestoreRevisionSchema = z.object({
  documentId: z.string().min(1).max(40),
  /** The revision to bring back. */
  sequence,
  /** The newest one, as the person saw it. */
  expectedSequence: sequence,
});
