import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

/** One built server on a fresh data folder with the demonstration, for all browser tests. */

declare module "vitest" {
  interface ProvidedContext {
    url: string;
    dataFolder: string;
    port: number;
    administrator: { email: string; password: string };
  }
}

let server: ChildProcess | undefined;
let dataFolder = "";

export async function setup(project: TestProject): Promise<void> {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "gongbao-e2e-"));
  const port = await freePort();
  const env = serverEnv({ dataFolder, port });
  const prepared = spawnSync(process.execPath, ["scripts/gazette.mjs", "prepare"], { env, encoding: "utf8" });
  if (prepared.status !== 0) throw new Error(`gazette prepare failed:\n${prepared.stdout}${prepared.stderr}`);
  const email = /账号 (\S+)/u.exec(prepared.stdout)?.[1];
  const password = /口令 (\S+)$/mu.exec(prepared.stdout)?.[1];
  if (!email || !password) throw new Error(`no administrator was printed:\n${prepared.stdout}`);
  server = await startServer({ dataFolder, port });
  project.provide("url", `http://localhost:${port}`);
  project.provide("port", port);
  project.provide("dataFolder", dataFolder);
  project.provide("administrator", { email, password });
}

export async function teardown(): Promise<void> {
  await stopServer(server);
  rmSync(dataFolder, { recursive: true, force: true });
}

/** Environment of a server or a command on its own data folder. */
export function serverEnv({
  dataFolder: folder,
  port,
}: {
  dataFolder: string;
  port: number;
}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    GONGBAO_DATA: folder,
    // What this machine has set must not reach the tests.
    DATABASE_URL: "",
    GONGBAO_DEMO: "",
    GONGBAO_FONTS: "",
    GONGBAO_URL: `http://localhost:${port}`,
    PORT: String(port),
    LOG_LEVEL: "error",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Starts the built app and waits until it answers. */
export async function startServer(at: { dataFolder: string; port: number }): Promise<ChildProcess> {
  const next = path.resolve("node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "start", "-p", String(at.port)], {
    env: serverEnv(at),
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let attempt = 0; attempt < 300; attempt++) {
    const answered = await fetch(`http://localhost:${at.port}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return child;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server did not start");
}

export async function stopServer(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
