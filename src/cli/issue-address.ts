import { AppError } from "../lib/core/errors";
import { type IssueAddress, IssueAddressSchema } from "../lib/issues/schema";

/** Reads `SLUG YEAR NUMBER`. Throws `AppError("invalid")` with the usage. */
export function readIssueAddress([slug, year, number]: readonly string[], usage: string): IssueAddress {
  const parsed = IssueAddressSchema.safeParse({ slug, year, number });
  if (!parsed.success) throw new AppError("invalid", `请写明公报网址名、年份和期号。用法：gazette ${usage}`);
  return parsed.data;
}
