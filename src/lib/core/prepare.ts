import "server-only";
import { readEnv } from "./env";
import { applyMigrations } from "./migrations";

/** Makes the database ready for this version of the program: applies migrations. Safe to repeat. */
export async function prepareDatabase(): Promise<{ applied: string[] }> {
  return { applied: await applyMigrations(readEnv().databaseUrl) };
}
