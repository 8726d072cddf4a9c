import "server-only";
import { readEnv } from "./env";
import { AppError } from "./errors";
import { Prisma, PrismaClient } from "./generated/client";
import { sqliteAdapter } from "./sqlite";

/** A client inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** Milliseconds: a whole year's import in one transaction stays far below. */
const TRANSACTION_TIMEOUT_MS = 120_000;

type Clients = { url: string; reads: PrismaClient; writes: PrismaClient };
const held = globalThis as typeof globalThis & { gongbaoClients?: Clients };

/** The client of all queries. It has its own connection and so sees only what is committed. */
export function reads(): PrismaClient {
  return clients().reads;
}

/** The client of better-auth, which writes its sessions without our transactions. Everything else uses `transact`. */
export function writes(): PrismaClient {
  return clients().writes;
}

/**
 * Runs one change in one transaction. Its first statement updates the head of the audit chain, which makes writers
 * of all processes take turns (SQLite would otherwise refuse one that read before it wrote).
 * Throws `AppError("conflict")` on a broken unique constraint and `AppError("not-found")` on a missing row.
 */
export async function transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await writes().$transaction(
      async (tx) => {
        await tx.auditHead.update({ where: { id: 1 }, data: { turn: { increment: 1 } } });
        return work(tx);
      },
      { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
    );
  } catch (error) {
    throw translated(error);
  }
}

/** Closes both connections; the next use opens them anew. */
export async function closeDatabase(): Promise<void> {
  const open = held.gongbaoClients;
  held.gongbaoClients = undefined;
  await open?.reads.$disconnect();
  await open?.writes.$disconnect();
}

function clients(): Clients {
  const url = readEnv().databaseUrl;
  if (held.gongbaoClients?.url !== url) {
    const open = () => new PrismaClient({ adapter: sqliteAdapter(url) });
    // One pair a process: a development reload evaluates this module again.
    held.gongbaoClients = { url, reads: open(), writes: open() };
  }
  return held.gongbaoClients;
}

function translated(error: unknown): unknown {
  if (isBusy(error)) return new AppError("unavailable", "系统正忙，请稍后再试", { cause: error });
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return error;
  if (error.code === "P2002") return new AppError("conflict", "已有相同的记录，未作改动", { cause: error });
  if (error.code === "P2025") return new AppError("not-found", "要改动的记录已不存在", { cause: error });
  return error;
}

/** Another process held the database longer than a statement waits. */
function isBusy(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === "P1008";
  return error instanceof Error && error.name === "DriverAdapterError" && error.message === "SocketTimeout";
}
