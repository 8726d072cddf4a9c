import "server-only";
import { reads } from "../../core/db";
import { deviceName } from "./rules";

/** A session of a user: where it was begun and when (ISO instant). */
export type OwnSession = { readonly id: string; readonly device: string; readonly createdAt: string };

/** The sessions of a user that have not run out, the newest first. */
export async function listSessions({ userId, now }: { userId: string; now: Date }): Promise<OwnSession[]> {
  const rows = await reads().session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    select: { id: true, userAgent: true, createdAt: true },
  });
  return rows.map(({ id, userAgent, createdAt }) => ({
    id,
    device: deviceName(userAgent ?? ""),
    createdAt: createdAt.toISOString(),
  }));
}
