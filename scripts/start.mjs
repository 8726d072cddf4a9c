// `npm start`: everything from a fresh clone to a served site. `--dev` serves with reload and without a build.
import { createServer } from "node:net";
import path from "node:path";
import {
  buildApp,
  fail,
  generateClient,
  installDependencies,
  requireNode,
  root,
  run,
  say,
  serve,
  typescriptArgs,
} from "./steps.mjs";

const isDev = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  fail(`PORT must be a number from 1 to 65535, not ${process.env.PORT}.`);

requireNode();
await requireFreePort(port);
installDependencies();
generateClient();
// Built first: the password that preparing prints once then stands last, and no failed build can lose it.
if (!isDev) buildApp();
say("Preparing the database …");
if (run(process.execPath, [...typescriptArgs("src/cli/gazette.ts"), "prepare"]) !== 0) {
  fail("The database could not be prepared; the message above says why.");
}
say(`Serving on http://localhost:${port} (stop with Ctrl+C). The desk: http://localhost:${port}/desk`);
serve(
  process.execPath,
  [path.join(root, "node_modules/next/dist/bin/next"), isDev ? "dev" : "start", "-p", String(port)],
  {
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: isDev ? "development" : "production",
  },
);

async function requireFreePort(wanted) {
  const error = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(wanted, () => probe.close(() => resolve(null)));
  });
  if (error?.code === "EADDRINUSE")
    fail(`Port ${wanted} is taken. Stop what uses it, or choose another: PORT=3001 npm start`);
  if (error) fail(`Port ${wanted} cannot be used: ${error.message}`);
}
