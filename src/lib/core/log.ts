import { randomBytes } from "node:crypto";
import pino from "pino";
import { readEnv } from "./env";

/** Structured log on standard error, so that a command's standard output stays its result. */
export const log = pino(
  { level: readEnv().logLevel, redact: ["password", "*.password", "cookie", "*.cookie"] },
  pino.destination({ fd: 2, sync: true }),
);

/** Logs a defect and gives the short id under which the user may report it. */
export function logDefect(error: unknown, context: Readonly<Record<string, unknown>> = {}): string {
  const id = randomBytes(4).toString("hex");
  log.error({ err: error, defect: id, ...context }, "unexpected error");
  return id;
}
