// `npm run bench`: prints what the main jobs take on this machine, as percentiles and ratios. Never part of a test.
import { generateClient, requireDependencies, requireNode, run, typescriptArgs } from "./steps.mjs";

requireNode();
requireDependencies();
generateClient();
for (const name of ["bench-search", "bench-import", "bench-issue"]) {
  const code = run(process.execPath, typescriptArgs(`scripts/${name}.ts`), { env: { LOG_LEVEL: "error" } });
  if (code !== 0) process.exit(code);
}
