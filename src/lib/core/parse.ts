import type { z } from "zod";
import { AppError } from "./errors";

/**
 * Parses what is to be stored of somebody's text. What does not fit is the text's fault, not a defect: throws
 * `AppError("invalid")` that names `what` it is, the place in it and the reason.
 */
export function parseForStorage<S extends z.ZodType>(
  schema: S,
  given: z.input<S>,
  what: string,
): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError("invalid", `${what}不能保存：${issue?.path.join(".")} ${issue?.message}`);
}
