import "server-only";
import type { Transaction } from "../core/db";
import type { Actor } from "../users/schema";
import { auditHash } from "./rules";
import type { AuditPayload } from "./schema";

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
  await tx.auditEvent.create({ data: { ...row, type: event.type, hash } });
  await tx.auditHead.update({ where: { id: 1 }, data: { sequence: row.sequence, hash } });
}
