import "server-only";
import { unstable_cache } from "next/cache";
import { cache } from "react";
import { cacheTags } from "../core/cache";
import { listNewestDocuments } from "./found/queries";
import { getCurrentPublicId, getPublicDocument } from "./queries";

/** A public document in its latest or the given version, or null; cached under its tag either way. */
export const loadPublicDocument = cache((publicId: string, version?: number) =>
  unstable_cache(
    () => getPublicDocument(version === undefined ? { publicId } : { publicId, version }),
    ["document", publicId, String(version ?? "latest")],
    { tags: [cacheTags.document(publicId)] },
  )(),
);

/** The present address of a document that once had this one, or null; cached under the tag of the old address. */
export const loadCurrentPublicId = cache((oldPublicId: string) =>
  unstable_cache(() => getCurrentPublicId(oldPublicId), ["redirect", oldPublicId], {
    tags: [cacheTags.document(oldPublicId)],
  })(),
);

/** The newest public documents of the given gazettes for a feed, cached under the tags of all of them. */
export const loadNewestDocuments = cache((slugs: readonly string[]) =>
  unstable_cache(() => listNewestDocuments({ slugs, limit: 50 }), ["newest", ...slugs], {
    tags: [cacheTags.gazettes(), ...slugs.map((slug) => cacheTags.gazette(slug))],
  })(),
);
