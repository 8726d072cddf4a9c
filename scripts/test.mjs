// `npm test`: type check, Biome, knip, unit, integration and browser tests; ends with `N passed, N failed, N skipped`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  aptInstall,
  buildApp,
  fail,
  findBrowser,
  generateClient,
  hasProgram,
  installDependencies,
  requireNode,
  root,
  runBin,
  say,
} from "./steps.mjs";

requireNode();
installDependencies();
generateClient();

const only = process.argv.slice(2);
const browser = findBrowser() ?? (aptInstall("chromium") ? findBrowser() : null);
if (!browser) {
  fail(
    "No browser for the browser tests: install Chromium or Chrome (Debian: apt-get install chromium), or name one with GONGBAO_BROWSER.",
  );
}
if (!hasProgram("pdftotext") && !aptInstall("poppler-utils")) {
  fail(
    "The print tests read PDFs with poppler: install it (Debian: apt-get install poppler-utils; macOS: brew install poppler).",
  );
}
const shared = process.env.GONGBAO_SHARED ?? path.join(root, "..", "shared");
const hasShared = existsSync(path.join(shared, "gazettes"));
if (process.env.GONGBAO_SHARED && !hasShared)
  fail(`GONGBAO_SHARED names ${shared}, which holds no gazettes.`);

buildApp();
let passed = 0;
let failed = 0;
check("Types (tsc)", () => runBin("typescript", ["--noEmit"]));
check("Biome", () => runBin("@biomejs/biome", ["check", "."]));
check("Knip", () => runBin("knip", []));

say("Tests (vitest) …");
const folder = mkdtempSync(path.join(os.tmpdir(), "gongbao-results-"));
const output = path.join(folder, "results.json");
const env = {
  GONGBAO_BROWSER: browser,
  NODE_ENV: "test",
  ...(hasShared && { GONGBAO_SHARED: path.resolve(shared) }),
};
const code = runBin(
  "vitest",
  ["run", "--reporter=default", "--reporter=json", `--outputFile=${output}`, ...only],
  { env },
);
if (!existsSync(output)) fail("The tests did not run to their end; the messages above say why.");
const results = JSON.parse(readFileSync(output, "utf8"));
rmSync(folder, { recursive: true });

const skipped = results.testResults.flatMap((file) =>
  file.assertionResults
    .filter((test) => test.status !== "passed" && test.status !== "failed")
    .map((test) => test.fullName),
);
passed += results.numPassedTests;
failed += results.numFailedTests;
if (code !== 0 && results.numFailedTests === 0) failed++;
if (skipped.length > 0) {
  console.log(`\nSkipped${hasShared ? "" : " (no folder of real gazettes here: GONGBAO_SHARED)"}:`);
  for (const name of skipped) console.log(`  ${name}`);
  // With the gazettes at hand nothing has a reason to be skipped.
  if (hasShared) {
    failed += skipped.length;
    skipped.length = 0;
  }
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(failed > 0 ? 1 : 0);

function check(name, step) {
  say(`${name} …`);
  if (step() === 0) passed++;
  else failed++;
}
