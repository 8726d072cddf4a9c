import { z } from "zod";

/** What the number field asks: a number as typed, in a gazette, by a document that may have it already. */
export const NumberQuerySchema = z.object({
  gazette: z.string().min(1).max(40),
  number: z.string().trim().min(1).max(100),
  /** The document that is being edited; empty for a new one. */
  document: z.string().max(40).default(""),
});

/** What is known of the numbers of one code word and year, among documents that the asker may see. */
export const NumbersSchema = z.object({
  /** Null where the text is no number with code word, year and serial. */
  series: z
    .object({
      code: z.string(),
      year: z.number(),
      /** 0 where there is none yet. */
      highest: z.number(),
      /** Serials below the highest that nothing has, the smallest first; a few at most. */
      free: z.array(z.number()),
    })
    .nullable(),
  /** Other documents that have the number; `id` opens it at the desk, null where the asker may not. */
  same: z.array(z.object({ id: z.string().nullable(), title: z.string() })),
});
export type Numbers = z.infer<typeof NumbersSchema>;
