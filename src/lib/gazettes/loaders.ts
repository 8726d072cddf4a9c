import "server-only";
import { unstable_cache } from "next/cache";
import { cache } from "react";
import { cacheTags } from "../core/cache";
import { getPublicGazette, listPublicGazettes } from "./queries";

/** Public gazettes, cached under their tag. */
export const loadPublicGazettes = cache(() =>
  unstable_cache(listPublicGazettes, ["gazettes"], { tags: [cacheTags.gazettes()] })(),
);

/** One public gazette with its issues, or null; cached under its tag either way. */
export const loadPublicGazette = cache((slug: string) =>
  unstable_cache(() => getPublicGazette(slug), ["gazette", slug], { tags: [cacheTags.gazette(slug)] })(),
);
