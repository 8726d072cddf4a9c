import { z } from "zod";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const MAX_PAGE = 500;

/** What the address of a search asks for. Never fails: what is no page is the first one. */
export const SearchRequestSchema = z.object({
  q: z.preprocess(first, z.string().trim().max(1000).catch("")),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(MAX_PAGE).catch(1)),
});
