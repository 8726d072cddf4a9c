import { z } from "zod";

const documentId = z.string().min(1).max(40);
const section = z.string().trim().min(1, "请选择栏目").max(60, "栏目名称太长");

/** One change of the contents of an issue. `index` counts the others of the section; absent: at its end. */
export const ChangeSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("place"),
    documentId,
    section,
    index: z.int().min(0).max(1000).optional(),
  }),
  z.strictObject({ type: z.literal("remove"), documentId }),
  z.strictObject({
    type: z.literal("move"),
    documentId,
    section,
    index: z.int().min(0).max(1000).optional(),
  }),
  /** By organ, number and date; without a section every one. */
  z.strictObject({ type: z.literal("sort"), section: section.optional() }),
]);
export type Change = z.infer<typeof ChangeSchema>;

/** A change as a button carries it: JSON. */
const typedChange = z
  .string()
  .max(500)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "改动的写法不正确" });
      return z.NEVER;
    }
  })
  .pipe(ChangeSchema);

export const ArrangeIssueSchema = z.object({
  issueId: z.string().min(1).max(40),
  /** The order that the person saw (`orderOf`). */
  seen: z.string().max(100_000),
  change: typedChange,
});

/** What is searched for to be printed once more. */
export const ReprintQuerySchema = z.string().trim().max(100).catch("");
