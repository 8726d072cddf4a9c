import { beforeEach, describe, expect, it } from "vitest";
import { expireTags } from "@/lib/core/cache";
import { transact, writes } from "@/lib/core/db";
import { clearOutbox, readDueTags } from "@/lib/core/outbox";

const at = (ms: number) => new Date(Date.now() + ms);

describe("the cache outbox", () => {
  beforeEach(async () => {
    await writes().cacheOutbox.deleteMany();
  });

  it("gives nothing of a change that was rolled back", async () => {
    await transact(async (tx) => {
      await expireTags(tx, ["lost"]);
      throw new Error("rolled back");
    }).catch(() => {});
    expect((await readDueTags({ seenUpTo: 0, now: at(0) })).tags).toEqual([]);
  });

  it("gives a tag at once, not again while it is fresh, and once more when no render can be older", async () => {
    await transact((tx) => expireTags(tx, ["issue:a", "issue:a", "document:b"]));
    const first = await readDueTags({ seenUpTo: 0, now: at(0) });
    expect(first).toMatchObject({ tags: ["issue:a", "document:b"], doneUpTo: 0 });
    expect((await readDueTags({ seenUpTo: first.seenUpTo, now: at(1000) })).tags).toEqual([]);
    const second = await readDueTags({ seenUpTo: first.seenUpTo, now: at(11_000) });
    expect(second.tags).toEqual(["issue:a", "document:b"]);
    await clearOutbox(second.doneUpTo);
    expect((await readDueTags({ seenUpTo: 0, now: at(20_000) })).tags).toEqual([]);
  });

  it("gives everything that waits to a server that has just started", async () => {
    await transact((tx) => expireTags(tx, ["gazettes"]));
    expect((await readDueTags({ seenUpTo: 0, now: at(60_000) })).tags).toEqual(["gazettes"]);
  });
});
