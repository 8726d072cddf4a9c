import "server-only";
import { reads } from "../core/db";
import { auditHash } from "./rules";
import { AuditPayloadSchema } from "./schema";

const CHUNK = 1000;

/**
 * Walks the chain from its first row. Gives the number of rows and the sequence of the first one that does not
 * follow from the one before, or null where all do.
 */
export async function verifyAuditChain(): Promise<{ rows: number; brokenAt: number | null }> {
  // The head first: what is appended while the rows are read is no part of this look.
  const head = await reads().auditHead.findUniqueOrThrow({ where: { id: 1 } });
  let previous = "";
  let rows = 0;
  for (;;) {
    const chunk = await reads().auditEvent.findMany({
      where: { sequence: { gt: rows, lte: head.sequence } },
      orderBy: { sequence: "asc" },
      take: CHUNK,
    });
    for (const row of chunk) {
      const payload = AuditPayloadSchema.safeParse(row.payload);
      const holds =
        payload.success &&
        row.sequence === rows + 1 &&
        row.previous === previous &&
        auditHash({ ...row, payload: payload.data }) === row.hash;
      if (!holds) return { rows, brokenAt: row.sequence };
      previous = row.hash;
      rows++;
    }
    if (chunk.length < CHUNK) break;
  }
  return { rows, brokenAt: head.sequence === rows && head.hash === previous ? null : rows + 1 };
}
