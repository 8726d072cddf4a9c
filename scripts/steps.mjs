// Steps that both commands share. Plain Node without dependencies: they run before anything is installed.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamps = path.join(root, "node_modules", ".cache", "gongbao");

/** Ends the command with one clear sentence. */
export function fail(sentence) {
  console.error(`\n✖ ${sentence}`);
  process.exit(1);
}

export function say(sentence) {
  console.log(`▸ ${sentence}`);
}

/** The lines of Node.js that Prisma accepts: 20.19, 22.12 or newer, 24 and newer. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isFit = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!isFit) {
    fail(
      `Gongbao needs Node.js 20.19, 22.12 or 24 and newer, not ${process.versions.node} (https://nodejs.org).`,
    );
  }
}

/** Runs a program with its output shown; gives its exit code. */
export function run(program, args, { env = {}, quiet = false } = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    encoding: "utf8",
    maxBuffer: 1 << 28,
    shell: process.platform === "win32" && program === "npm",
  });
  if (result.error) fail(`${program} could not be started: ${result.error.message}`);
  if (quiet && result.status !== 0) process.stderr.write(`${result.stdout}${result.stderr}`);
  return result.status ?? 1;
}

/** Packages whose program has another name than they. */
const PROGRAMS = { typescript: "tsc", "@biomejs/biome": "biome" };

/** Runs a program of node_modules. */
export function runBin(name, args, options = {}) {
  const manifest = JSON.parse(readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8"));
  const bin = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[PROGRAMS[name] ?? name];
  return run(process.execPath, [path.join(root, "node_modules", name, bin), ...args], options);
}

/** Arguments that run a TypeScript file of the project under Node, as the server's code runs. */
export function typescriptArgs(file) {
  return ["--import", "tsx", "--conditions=react-server", path.join(root, file)];
}

export function installDependencies() {
  once("install", hashOf(["package.json", "package-lock.json"]), () => {
    // npm ci begins by deleting node_modules: where the network is missing, a good installation would be lost.
    if (isInstalled()) return;
    say("Installing dependencies (npm ci); the first time takes some minutes …");
    // Development packages too, whatever NODE_ENV says: the build needs them.
    if (run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]) !== 0) {
      fail(
        hasCompiler()
          ? "npm ci failed; its messages above say why."
          : "npm ci failed. Where no prebuilt SQLite can be had it is compiled: install python3, make and g++ (Debian: apt-get install python3 make g++) and start again.",
      );
    }
    requireSqlite();
  });
}

/** Whether node_modules already is what npm ci would make of package-lock.json. */
function isInstalled() {
  const installed = readManifest("node_modules/.package-lock.json")?.packages;
  const locked = readManifest("package-lock.json")?.packages;
  if (!installed || !locked || !hasSameDependencies(readManifest("package.json"), locked[""])) return false;
  const isComplete = Object.entries(locked).every(
    ([folder, { version, optional }]) =>
      folder === "" ||
      (installed[folder] && existsSync(path.join(root, folder))
        ? installed[folder].version === version
        : optional),
  );
  // Optional packages hold the programs of one platform; whether the right ones are there is seen by loading them.
  return isComplete && loads(OPENS_SQLITE) && loads('require("@node-rs/argon2")');
}

function hasSameDependencies(manifest, locked) {
  return ["dependencies", "devDependencies"].every((kind) => {
    const wanted = Object.entries(manifest[kind] ?? {});
    const known = locked?.[kind] ?? {};
    return (
      wanted.length === Object.keys(known).length && wanted.every(([name, range]) => known[name] === range)
    );
  });
}

function readManifest(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8"));
  } catch {
    return null;
  }
}

/** Ends a command that cannot run before the dependencies are installed. */
export function requireDependencies() {
  const { dependencies } = readManifest("package.json");
  const isMissing = (name) => !existsSync(path.join(root, "node_modules", name, "package.json"));
  if (Object.keys(dependencies).some(isMissing))
    fail("The dependencies are not installed: run npm ci or npm start first.");
}

const OPENS_SQLITE = 'new (require("better-sqlite3"))(":memory:")';

function loads(code) {
  return spawnSync(process.execPath, ["-e", code], { cwd: root }).status === 0;
}

function requireSqlite() {
  if (loads(OPENS_SQLITE)) return;
  say("No prebuilt SQLite for this machine: compiling it (about two minutes) …");
  if (!hasCompiler()) {
    fail(
      "Compiling SQLite needs python3, make and g++ (Debian: apt-get install python3 make g++). Install them and start again.",
    );
  }
  if (run("npm", ["rebuild", "better-sqlite3"]) !== 0)
    fail("SQLite could not be compiled; the messages above say why.");
}

function hasCompiler() {
  return ["python3", "make", "g++"].every(hasProgram);
}

export function hasProgram(name) {
  return spawnSync(name, ["--version"]).error === undefined;
}

export function generateClient() {
  once(
    "generate",
    hashOf(["prisma/schema.prisma", "package-lock.json"]),
    () => {
      say("Generating the Prisma client …");
      // Prisma would fetch a native engine that generating never calls: any executable stands in for it.
      const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
      const code = runBin("prisma", ["generate", "--schema", "prisma/schema.prisma"], { env, quiet: true });
      if (code !== 0) fail("The Prisma client could not be generated; the messages above say why.");
    },
    "src/lib/core/generated/client.ts",
  );
}

export function buildApp() {
  once(
    "build",
    hashOf([
      "src",
      "prisma/schema.prisma",
      "prisma/demo",
      "next.config.ts",
      "package-lock.json",
      "public",
      "postcss.config.mjs",
      "tsconfig.json",
    ]),
    () => {
      say("Building the app …");
      const env = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
      if (runBin("next", ["build"], { env }) !== 0) {
        fail("The app could not be built; the messages above say why.");
      }
    },
    ".next/BUILD_ID",
  );
}

/** Does a step unless it was done for the same input and its result is still there. */
function once(name, hash, step, result) {
  const stamp = path.join(stamps, name);
  const isDone =
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hash &&
    (!result || existsSync(path.join(root, result)));
  if (isDone) return;
  step();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

/** One hash over files and folders (names and bytes), generated code left out. */
function hashOf(entries) {
  const hash = createHash("sha256").update(process.version);
  const add = (relative) => {
    const file = path.join(root, relative);
    if (!existsSync(file) || relative.endsWith("/generated")) return;
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) add(`${relative}/${name}`);
    } else {
      hash.update(`\0${relative}\0`).update(readFileSync(file));
    }
  };
  for (const entry of entries) add(entry);
  return hash.digest("hex");
}

/**
 * Starts a program that goes on; its end ends the command: with 0 where this command was asked to stop, else with the
 * program's code, or 128 and the signal's number, so that a supervisor sees a server that was killed.
 */
export function serve(program, args, env) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
  const forwarded = new Set();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      forwarded.add(codeOf(signal));
      child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => {
    const ended = signal ? codeOf(signal) : (code ?? 1);
    process.exit(forwarded.has(ended) ? 0 : ended);
  });
  return child;
}

function codeOf(signal) {
  return 128 + os.constants.signals[signal];
}

/** Path of a Chromium-family browser on this machine, or null. */
export function findBrowser() {
  const named = process.env.GONGBAO_BROWSER;
  if (named) return existsSync(named) ? named : fail(`GONGBAO_BROWSER names ${named}, which is not there.`);
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // not this one
    }
  }
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  if (existsSync(mac)) return mac;
  return playwrightBrowser();
}

function playwrightBrowser() {
  const code = 'const { chromium } = require("playwright"); process.stdout.write(chromium.executablePath())';
  const found = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  return found.status === 0 && existsSync(found.stdout) ? found.stdout : null;
}

/** Installs Debian packages where this user may; gives whether it worked. */
export function aptInstall(...packages) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  if (spawnSync("apt-get", ["--version"]).status !== 0) return false;
  say(`Installing ${packages.join(", ")} with apt-get …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  if (run("apt-get", ["install", "-y", "-q", ...packages], { env, quiet: true }) === 0) return true;
  run("apt-get", ["update", "-q"], { env, quiet: true });
  return run("apt-get", ["install", "-y", "-q", ...packages], { env, quiet: true }) === 0;
}
