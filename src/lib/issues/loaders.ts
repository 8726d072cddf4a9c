import "server-only";
import { unstable_cache } from "next/cache";
import { cache } from "react";
import { cacheTags } from "../core/cache";
import { getPublicIssue } from "./queries";

/** A published issue, or null; cached under its tag either way. */
export const loadPublicIssue = cache((slug: string, year: number, number: string) =>
  unstable_cache(() => getPublicIssue({ slug, year, number }), ["issue", slug, String(year), number], {
    tags: [cacheTags.issue(slug, year, number)],
  })(),
);
