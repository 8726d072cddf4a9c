import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { sqliteAdapter } from "./sqlite";

/**
 * Migrations without Prisma's native engine, which no offline machine can fetch: the same engine as WebAssembly
 * (docs/decisions/0001-sqlite-and-postgresql-through-prisma.md). Table and file format are Prisma's own.
 */

const PRISMA_FOLDER = path.resolve(/* turbopackIgnore: true */ "prisma");
const FILTERS = { externalTables: [], externalEnums: [] };

/** Applies what is missing; gives the names of the migrations applied. Takes a `file:` address. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  // The database holds password hashes: a new folder is its owner's alone.
  mkdirSync(path.dirname(databaseUrl.replace(/^file:/u, "")), { recursive: true, mode: 0o700 });
  return withEngine(databaseUrl, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList: readMigrations(), filters: FILTERS });
    return result.appliedMigrationNames;
  });
}

/** The SQL that takes the schema after all migrations to prisma/schema.prisma; empty when they agree. */
export async function planMigration(): Promise<string> {
  return withEngine("file::memory:", async (engine) => {
    const result = await engine.diff({
      from: { tag: "migrations", ...readMigrations() },
      to: { tag: "schemaDatamodel", files: [schemaFile()] },
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    const sql = result.stdout?.trim() ?? "";
    return sql.startsWith("-- This is an empty migration") ? "" : sql;
  });
}

function schemaFile(): { path: string; content: string } {
  const file = path.join(PRISMA_FOLDER, "schema.prisma");
  return { path: file, content: readFileSync(file, "utf8") };
}

function readMigrations(): MigrationList {
  const baseDir = path.join(PRISMA_FOLDER, "migrations");
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

type EngineModule = {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  SchemaEngine: typeof SchemaEngine;
};

let loading: Promise<EngineModule> | undefined;

/** The engine's module. Once a process: its bindings hold one instance, and a second would break the first. */
function loadEngine(): Promise<EngineModule> {
  loading ??= instantiateEngine();
  return loading;
}

async function instantiateEngine(): Promise<EngineModule> {
  const require = createRequire(import.meta.url);
  const wasmFile = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/u, ".wasm");
  const bindings: EngineModule & WebAssembly.ModuleImports = await import(
    /* turbopackIgnore: true */ "@prisma/schema-engine-wasm/schema_engine_bg"
  );
  // The engine reports a panic through this global before it aborts.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`Schema engine: ${message}`);
      },
    },
  });
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** Runs one command of the engine on a database. The engine locks the file, so its connection is closed after. */
async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const adapter = sqliteAdapter(databaseUrl);
  const opened: SqlDriverAdapter[] = [];
  const connect = async () => {
    const connection = await adapter.connect();
    opened.push(connection);
    return connection;
  };
  const schema = schemaFile();
  try {
    const factory = bindMigrationAwareSqlAdapterFactory({ ...adapter, connect });
    const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, factory);
    return await work(engine).finally(() => engine.free());
  } finally {
    for (const connection of opened) await connection.dispose();
  }
}
