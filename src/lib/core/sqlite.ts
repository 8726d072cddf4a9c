import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

/** Milliseconds that a statement waits for another process's write. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Prisma's SQLite adapter with two things it lacks. Each connection sets WAL, foreign keys and synchronous FULL.
 * And statements outside a transaction wait while one is open: the adapter has one connection, so without this
 * they would read what is not committed, and write into a transaction that may roll back.
 */
export function sqliteAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const connection = await factory.connect();
      await connection.executeScript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
      );
      return inTurn(connection);
    },
    connectToShadowDb: async () => runningScripts(await factory.connectToShadowDb()),
  };
}

/** The schema engine sends a whole migration to the shadow database as one statement, which SQLite refuses. */
function runningScripts(connection: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = connection.executeRaw.bind(connection);
  connection.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await connection.executeScript(query.sql);
    return 0;
  };
  return connection;
}

function inTurn(connection: SqlDriverAdapter): SqlDriverAdapter {
  let last: Promise<unknown> = Promise.resolve();
  const takeTurn = async (): Promise<() => void> => {
    const before = last;
    let done: () => void = () => {};
    last = new Promise<void>((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  };
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = await takeTurn();
    try {
      return await work();
    } finally {
      done();
    }
  };
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => alone(() => connection.queryRaw(query)),
    executeRaw: (query) => alone(() => connection.executeRaw(query)),
    executeScript: (script) => alone(() => connection.executeScript(script)),
    dispose: () => connection.dispose(),
    getConnectionInfo: connection.getConnectionInfo?.bind(connection),
    startTransaction: async (isolationLevel) => {
      const done = await takeTurn();
      try {
        const transaction = await connection.startTransaction(isolationLevel);
        const commit = transaction.commit.bind(transaction);
        const rollback = transaction.rollback.bind(transaction);
        transaction.commit = () => commit().finally(done);
        transaction.rollback = () => rollback().finally(done);
        return transaction;
      } catch (error) {
        done();
        throw error;
      }
    },
  };
}
