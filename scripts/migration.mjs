// `npm run migration -- NAME`: a new migration from the difference to prisma/schema.prisma.
import { generateClient, requireDependencies, requireNode, run, typescriptArgs } from "./steps.mjs";

requireNode();
requireDependencies();
generateClient();
process.exit(
  run(process.execPath, [...typescriptArgs("src/cli/plan-migration.ts"), ...process.argv.slice(2)]),
);
