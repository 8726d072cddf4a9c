import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, serverEnv, startServer, stopServer } from "../setup/server";
import { within } from "./browser";
import { gazette, type Result, writeIssueText } from "./gazette-command";
import { withOwnServer } from "./own-server";

const own = withOwnServer();
const at = (address: string) => `${own.url}${address}`;
const status = async (address: string) => (await fetch(address, { redirect: "manual" })).status;
const text = async (address: string) => (await fetch(address)).text();

/** One second as promised, and the rest for a busy test machine to render the page. */
const SECOND = 3000;

describe("an imported issue that is not published", () => {
  const marker = "蓝闪石巡查";
  const doors = () => [
    at("/qingshi"),
    at("/qingshi/2025/1"),
    at("/qingshi/2025/1.pdf"),
    at("/qingshi/feed.xml"),
    at("/documents/qingzhengfa-2025-11"),
    at("/documents/qingzhengfa-2025-11/v/1"),
    at("/documents/qingzhengfa-2025-11.pdf"),
    at("/documents/qingzhengfa-2025-11.json"),
    at("/api/v1/documents/qingzhengfa-2025-11"),
  ];

  beforeAll(async () => {
    expect(await gazette(["import", writeIssueText({ number: 1, marker })], own)).toMatchObject({
      code: 0,
    });
  });

  it("answers 404 at every address that it will have", async () => {
    for (const door of doors()) expect(await status(door), door).toBe(404);
  });

  it("shows in no list, search, feed or API", async () => {
    for (const path of [
      "/",
      "/feed.xml",
      `/search?q=${encodeURIComponent(marker)}`,
      `/search?q=${encodeURIComponent("青政发〔2025〕11号")}`,
      `/api/v1/search?q=${encodeURIComponent(marker)}`,
      "/api/v1/gazettes",
      "/sitemap.xml",
    ]) {
      const body = await text(at(path));
      expect(body.replaceAll(`value="${marker}"`, ""), path).not.toContain("做好蓝闪石巡查工作");
      expect(body, path).not.toContain("qingzhengfa-2025-11");
    }
  });

  it("is on its pages within a second after the command line published it, where a 404 stood before", async () => {
    for (const door of doors()) await status(door);
    expect(await gazette(["publish", "qingshi", "2025", "1"], own)).toMatchObject({ code: 0 });
    for (const door of doors())
      await within(
        SECOND,
        () => status(door),
        (code) => code === 200,
      );
    await within(
      SECOND,
      () => text(at("/qingshi/2025/1")),
      (body) => body.includes(marker),
    );
    await within(
      SECOND,
      () => text(at("/qingshi")),
      (body) => body.includes("/qingshi/2025/1"),
    );
    await within(
      SECOND,
      () => text(at(`/search?q=${encodeURIComponent("青政发2025 11")}`)),
      (body) => body.includes("/documents/qingzhengfa-2025-11"),
    );
  });

  it("changes nothing when it is imported again", async () => {
    const before = (await gazette(["status", "--json"], own)).out;
    const again = await gazette(["import", writeIssueText({ number: 1, marker })], own);
    expect(again).toMatchObject({ code: 0, err: expect.stringContaining("未作改动") });
    expect((await gazette(["status", "--json"], own)).out).toBe(before);
  });
});

describe("a reader's page", () => {
  it("sets no cookie, whatever it is", async () => {
    for (const path of [
      "/",
      "/qingshi",
      "/qingshi/2025/1",
      "/search?q=通知",
      "/feed.xml",
      "/nothing-here",
      "/api/v1/gazettes",
    ]) {
      const response = await fetch(at(path));
      expect(response.headers.get("set-cookie"), path).toBeNull();
    }
  });

  it("tells caches outside to ask again within a minute, for what is missing too", async () => {
    for (const path of [
      "/",
      "/qingshi/2025/1",
      "/documents/qingzhengfa-2025-11",
      "/documents/none-1",
      "/nowhere",
    ]) {
      const { headers } = await fetch(at(path));
      expect(headers.get("cache-control"), path).toBe("public, max-age=0, s-maxage=60");
    }
  });

  it("is served from the cache from the second request on", async () => {
    await fetch(at("/documents/qingzhengfa-2025-12"));
    const again = await fetch(at("/documents/qingzhengfa-2025-12"));
    expect(again.headers.get("x-nextjs-cache")).toBe("HIT");
  });
});

describe("a restart", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "gongbao-restart-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("shows what was published while the server was down, at an address that was a 404", async () => {
    const down = { dataFolder: folder, port: await freePort() };
    const address = `http://localhost:${down.port}/qingshi/2025/2`;
    await gazette(["import", writeIssueText({ number: 2, marker: "黄玉河治理" })], down);
    let server = await startServer(down);
    expect(await status(address)).toBe(404);
    await stopServer(server);
    expect(await gazette(["publish", "qingshi", "2025", "2"], down)).toMatchObject({ code: 0 });
    server = await startServer(down);
    await within(
      SECOND,
      () => status(address),
      (code) => code === 200,
    );
    await stopServer(server);
  });
});

describe("bad input on the command line", () => {
  let folder = "";
  const empty = () => ({ dataFolder: folder, port: 3000 });
  const fileOf = (name: string, bytes: Uint8Array | string) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "gongbao-bad-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const refusals: [string, () => string][] = [
    ["an empty file", () => fileOf("empty.txt", "")],
    [
      "a binary file",
      () =>
        fileOf(
          "binary.txt",
          Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256),
        ),
    ],
    ["a file of 50 MB", () => fileOf("huge.txt", "政".repeat(17_500_000))],
    ["a text that is no gazette", () => fileOf("novel.txt", "春天来了。\n\n花都开了。\n".repeat(50))],
    ["a file that is not there", () => path.join(folder, "none.txt")],
  ];
  for (const [what, make] of refusals) {
    it(`ends with one clear line and exit 1 for ${what}`, async () => {
      const before = (await gazette(["status", "--json"], empty())).out;
      const result: Result = await gazette(["import", make()], empty());
      expect(result.code).toBe(1);
      expect(result.out).toBe("");
      expect(result.err.trim().split("\n")).toHaveLength(1);
      expect(result.err).toMatch(/[\u4e00-\u9fff]{6}/u);
      expect((await gazette(["status", "--json"], empty())).out).toBe(before);
    });
  }
});

describe("a command that is killed", () => {
  it("leaves no half of an issue, whenever it is killed", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "gongbao-kill-"));
    const struck = { dataFolder: folder, port: 3000 };
    const file = writeIssueText({ number: 3, marker: "绿松石检修" });
    await gazette(["status"], struck);
    // The data file is written at the end of the transaction: struck at that moment and some steps after it.
    const log = path.join(folder, "gongbao.db-wal");
    const written = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    const runAndKill = (args: string[], ms: number) =>
      new Promise<void>((resolve) => {
        const before = written();
        const child = spawn(process.execPath, ["scripts/gazette.mjs", ...args], {
          env: serverEnv(struck),
          stdio: "ignore",
          detached: true,
        });
        // The whole group: the script and the command that it runs.
        const strike = () => child.pid && child.exitCode === null && process.kill(-child.pid, "SIGKILL");
        const watch = setInterval(() => {
          if (written() === before) return;
          clearInterval(watch);
          setTimeout(strike, ms);
        }, 1);
        child.once("exit", () => {
          clearInterval(watch);
          resolve();
        });
      });
    const counts = async () => JSON.parse((await gazette(["status", "--json"], struck)).out);
    for (const ms of [0, 3, 10, 40]) {
      await runAndKill(["import", file], ms);
      const { gazettes, audit } = await counts();
      expect(audit.brokenAt).toBeNull();
      for (const { issues, documents } of gazettes) expect(documents).toBe(issues * 2);
    }
    expect(await gazette(["import", file], struck)).toMatchObject({ code: 0 });
    for (const ms of [0, 3, 10, 40]) {
      await runAndKill(["publish", "qingshi", "2025", "3"], ms);
      expect((await counts()).audit.brokenAt).toBeNull();
    }
    const last = await gazette(["publish", "qingshi", "2025", "3"], struck);
    expect(last.code === 0 || last.err.includes("已经发布")).toBe(true);
    expect((await counts()).gazettes).toMatchObject([{ slug: "qingshi", issues: 1, documents: 2 }]);
    rmSync(folder, { recursive: true, force: true });
  }, 240_000);
});
