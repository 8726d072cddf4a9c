import { sha256 } from "../core/files";
import type { AuditPayload } from "./schema";

export type AuditRow = {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly payload: AuditPayload;
  readonly previous: string;
};

/** Hash of a row over all it says and the hash of the row before (hex SHA-256). */
export function auditHash(row: AuditRow): string {
  const { sequence, at, actorId, actorName, payload, previous } = row;
  return sha256(
    JSON.stringify([sequence, at.toISOString(), actorId, actorName, canonical(payload), previous]),
  );
}

/** Keys in one order: PostgreSQL's jsonb does not keep the order in which they were written. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}
