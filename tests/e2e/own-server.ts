import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { freePort, startServer, stopServer } from "../setup/server";
import { gazette } from "./gazette-command";

export type OwnServer = { dataFolder: string; port: number; url: string };

/** A server on an empty data folder for one test file that changes what is public. */
export function withOwnServer(): OwnServer {
  const own: OwnServer = { dataFolder: "", port: 0, url: "" };
  let server: ChildProcess | undefined;
  beforeAll(async () => {
    own.dataFolder = mkdtempSync(path.join(os.tmpdir(), "gongbao-own-"));
    own.port = await freePort();
    own.url = `http://localhost:${own.port}`;
    await gazette(["status"], own);
    server = await startServer(own);
  });
  afterAll(async () => {
    await stopServer(server);
    rmSync(own.dataFolder, { recursive: true, force: true });
  });
  return own;
}
