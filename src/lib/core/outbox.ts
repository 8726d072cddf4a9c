import "server-only";
import { reads, transact } from "./db";

/** Tags waiting to be expired, oldest first, with the last row they came from. */
export async function readOutbox(): Promise<{ upTo: number; tags: string[] } | null> {
  const rows = await reads().cacheOutbox.findMany({
    orderBy: { id: "asc" },
    take: 5000,
    select: { id: true, tag: true },
  });
  const last = rows.at(-1);
  return last ? { upTo: last.id, tags: [...new Set(rows.map((row) => row.tag))] } : null;
}

/** Removes what has been expired. Called after the expiry: a crash between expires once more, never once less. */
export async function clearOutbox(upTo: number): Promise<void> {
  await transact((tx) => tx.cacheOutbox.deleteMany({ where: { id: { lte: upTo } } }));
}
