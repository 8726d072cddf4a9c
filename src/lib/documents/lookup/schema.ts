import { z } from "zod";
import { KindSchema } from "../../content/kind";
import { DocumentStateSchema } from "../schema";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const asked = <T extends z.ZodType>(schema: T) => z.preprocess(first, schema.optional().catch(undefined));
const MAX_PAGE = 500;

/** What the address of a search at the desk asks for. Never fails: what cannot be understood is not asked for. */
export const LookupSchema = z.object({
  q: z.preprocess(first, z.string().trim().max(1000).catch("")),
  /** Slug of a gazette. */
  gazette: asked(z.string().min(1).max(50)),
  state: asked(DocumentStateSchema),
  kind: asked(KindSchema),
  year: asked(z.coerce.number().int().min(1900).max(2200)),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(MAX_PAGE).catch(1)),
});
export type Lookup = z.infer<typeof LookupSchema>;
