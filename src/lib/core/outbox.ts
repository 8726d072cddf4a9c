import "server-only";
import { reads, transact } from "./db";

/**
 * Milliseconds after which a tag is expired a second time. A page that began to render before the change and was stored
 * after the first expiry counts as fresh; no render takes this long.
 */
const SECOND_EXPIRY_MS = 10_000;

/** Rows of the outbox looked at once. */
const MAX_ROWS = 5000;

export type DueTags = {
  readonly tags: string[];
  /** The last row that was seen: what comes after it is new. */
  readonly seenUpTo: number;
  /** The last row that is due for the second and last time, to be removed once its tag is expired. */
  readonly doneUpTo: number;
};

/** Tags to be expired now: rows that are new since `seenUpTo`, and rows old enough for their second expiry. */
export async function readDueTags({ seenUpTo, now }: { seenUpTo: number; now: Date }): Promise<DueTags> {
  const old = new Date(now.getTime() - SECOND_EXPIRY_MS);
  const rows = await reads().cacheOutbox.findMany({
    where: { OR: [{ id: { gt: seenUpTo } }, { createdAt: { lt: old } }] },
    orderBy: { id: "asc" },
    take: MAX_ROWS,
    select: { id: true, tag: true, createdAt: true },
  });
  const done = rows.filter((row) => row.createdAt < old && row.id <= seenUpTo);
  return {
    tags: [...new Set(rows.map((row) => row.tag))],
    seenUpTo: Math.max(seenUpTo, rows.at(-1)?.id ?? 0),
    doneUpTo: done.at(-1)?.id ?? 0,
  };
}

/** Removes rows whose tags have been expired twice. A crash before expires once more, never once less. */
export async function clearOutbox(upTo: number): Promise<void> {
  await transact((tx) => tx.cacheOutbox.deleteMany({ where: { id: { lte: upTo } } }));
}
