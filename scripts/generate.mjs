// `npm run generate`: the Prisma client, where the schema changed.
import { generateClient, requireDependencies, requireNode } from "./steps.mjs";

requireNode();
requireDependencies();
generateClient();
