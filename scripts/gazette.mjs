// `npm run --silent gazette -- COMMAND`: the command line. Prepares what it needs by itself.
import { spawnSync } from "node:child_process";
import { generateClient, requireDependencies, requireNode, root, typescriptArgs } from "./steps.mjs";

requireNode();
requireDependencies();
// Standard output is the command's result alone.
const print = console.log;
console.log = console.error;
generateClient();
console.log = print;
const child = spawnSync(
  process.execPath,
  [...typescriptArgs("src/cli/gazette.ts"), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exit(child.status ?? 1);
