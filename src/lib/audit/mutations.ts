import "server-only";
import { type Transaction, transact } from "../core/db";
import { assertMay } from "../users/policy";
import type { Actor } from "../users/schema";
import { countAuditEvents } from "./queries";
import { auditHash, subjectOf } from "./rules";
import type { AuditFilter, AuditPayload } from "./schema";

/** Appends one event to the chain, in the transaction of the change that it records. */
export async function recordEvent(
  tx: Transaction,
  { actor, now, event }: { actor: Actor; now: Date; event: AuditPayload },
): Promise<void> {
  const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  const row = {
    sequence: head.sequence + 1,
    at: now,
    actorId: actor.id,
    actorName: actor.name,
    payload: event,
    previous: head.hash,
  };
  const hash = auditHash(row);
  await tx.auditEvent.create({ data: { ...row, type: event.type, subject: subjectOf(event), hash } });
  await tx.auditHead.update({ where: { id: 1 }, data: { sequence: row.sequence, hash } });
}

/**
 * Records that someone takes a copy of the record; gives the last row that belongs to it, so that the export does not
 * hold the event of itself. Throws `AppError("forbidden")`.
 */
export async function beginAuditExport({
  actor,
  now,
  filter,
}: {
  actor: Actor;
  now: Date;
  filter: AuditFilter;
}): Promise<{ upTo: number; rows: number }> {
  assertMay(actor, "audit.read", null);
  return transact(async (tx) => {
    const { sequence: upTo } = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
    const rows = await countAuditEvents(tx, filter, upTo);
    await recordEvent(tx, { actor, now, event: { type: "audit.exported", rows } });
    return { upTo, rows };
  });
}
