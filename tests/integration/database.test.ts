import { describe, expect, it } from "vitest";
import { recordEvent } from "@/lib/audit/mutations";
import { verifyAuditChain } from "@/lib/audit/queries";
import { reads, transact, writes } from "@/lib/core/db";
import { planMigration } from "@/lib/core/migrations";
import { prepareDatabase } from "@/lib/core/prepare";
import { ADMINISTRATOR, NOW } from "../factories";

const gazette = (slug: string) => ({ slug, name: slug });

describe("the database", () => {
  it("is what prisma/schema.prisma says after all migrations", async () => {
    expect(await planMigration()).toBe("");
  });

  it("applies each migration once", async () => {
    expect(await prepareDatabase()).toEqual({ applied: [] });
  });

  it("writes ahead, synchronises fully and checks foreign keys", async () => {
    const pragma = async (name: string) =>
      writes().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    expect(await pragma("journal_mode")).toEqual([{ journal_mode: "wal" }]);
    expect(Object.values((await pragma("synchronous"))[0] ?? {}).map(Number)).toEqual([2]);
    expect(Object.values((await pragma("foreign_keys"))[0] ?? {}).map(Number)).toEqual([1]);
  });

  it("shows readers nothing of a transaction that is still open", async () => {
    let seenInside = -1;
    await expect(
      transact(async (tx) => {
        await tx.gazette.create({ data: gazette("never") });
        seenInside = await reads().gazette.count({ where: { slug: "never" } });
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(seenInside).toBe(0);
    expect(await reads().gazette.count({ where: { slug: "never" } })).toBe(0);
  });

  it("keeps a write that came during a transaction which then rolled back", async () => {
    let session: Promise<unknown> = Promise.resolve();
    await transact(async (tx) => {
      await tx.gazette.create({ data: gazette("lost") });
      session = writes().gazette.create({ data: gazette("kept") });
      throw new Error("rolled back");
    }).catch(() => {});
    await session;
    const rows = await reads().gazette.findMany({ select: { slug: true } });
    expect(rows).toEqual([{ slug: "kept" }]);
  });

  it("lets fifty writers at once take turns without losing an event", async () => {
    const event = { type: "gazette.home" as const, gazette: "kept" };
    const before = await verifyAuditChain();
    await Promise.all(
      Array.from({ length: 50 }, () =>
        transact((tx) => recordEvent(tx, { actor: ADMINISTRATOR, now: NOW, event })),
      ),
    );
    expect(await verifyAuditChain()).toEqual({ rows: before.rows + 50, brokenAt: null });
  });

  it("names the first event that somebody changed", async () => {
    await writes().auditEvent.update({ where: { sequence: 7 }, data: { actorName: "他人" } });
    expect((await verifyAuditChain()).brokenAt).toBe(7);
  });

  it("calls a broken unique constraint a conflict", async () => {
    await expect(transact((tx) => tx.gazette.create({ data: gazette("kept") }))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
