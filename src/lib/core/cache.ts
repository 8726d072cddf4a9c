import type { Transaction } from "./db";

/**
 * Cache tags of the reader's pages. A page is stored under the tags of what it shows, an address without a page
 * under the tag of what is missing there, so that its appearance expires the "not found".
 */
export const cacheTags = {
  /** The list of gazettes, the choice of the home gazette. */
  gazettes: () => "gazettes",
  /** One gazette and the list of its published issues. */
  gazette: (slug: string) => `gazette:${slug}`,
  issue: (slug: string, year: number, number: string) => `issue:${slug}/${year}/${number}`,
  document: (publicId: string) => `document:${publicId}`,
} as const;

/**
 * Writes tags into the outbox in the caller's transaction. The server expires them within a second
 * (src/lib/core/outbox.ts), whichever process wrote them.
 */
export async function expireTags(tx: Transaction, tags: Iterable<string>): Promise<void> {
  const rows = [...new Set(tags)].map((tag) => ({ tag }));
  if (rows.length > 0) await tx.cacheOutbox.createMany({ data: rows });
}
