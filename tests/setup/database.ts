import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";

/** A fresh data folder and a migrated database for each test file. */
const folder = mkdtempSync(path.join(os.tmpdir(), "gongbao-test-"));
process.env.GONGBAO_DATA = folder;
delete process.env.DATABASE_URL;

beforeAll(async () => {
  const { prepareDatabase } = await import("@/lib/core/prepare");
  await prepareDatabase();
  const { ensureSearchIndex } = await import("@/lib/documents/found/mutations");
  await ensureSearchIndex();
});

afterAll(async () => {
  const { closeDatabase } = await import("@/lib/core/db");
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});
