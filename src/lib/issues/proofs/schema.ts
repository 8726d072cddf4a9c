import { z } from "zod";

/** 校次: an issue is read three times before it is signed off. */
export const ROUNDS = [1, 2, 3] as const;
export const RoundSchema = z.coerce.number().pipe(z.literal(ROUNDS, "校次不正确"));
export type Round = z.infer<typeof RoundSchema>;

export const ROUND_LABELS: Readonly<Record<Round, string>> = { 1: "一校", 2: "二校", 3: "三校" };

/** A document and the hash of the text that was read. */
const ReadTextSchema = z
  .string()
  .regex(/^[a-z0-9]{1,40} [0-9a-f]{64}$/u)
  .transform((text) => {
    const [documentId = "", textHash = ""] = text.split(" ");
    return { documentId, textHash };
  });
export type ReadText = z.infer<typeof ReadTextSchema>;

export const RecordProofsSchema = z.object({
  issueId: z.string().min(1).max(40),
  round: RoundSchema,
  /** One field a document that was read. */
  read: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(ReadTextSchema).min(1).max(500),
  ),
});
