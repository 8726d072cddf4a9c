import path from "node:path";
import { defineConfig } from "vitest/config";

// A zone that nobody here lives in: a forgotten time zone breaks loudly.
process.env.TZ = "Asia/Kathmandu";
// Tests make things fail on purpose; what they expect they assert.
process.env.LOG_LEVEL = "silent";

const alias = {
  "@": path.resolve("src"),
  // It throws outside React's server; the tests are the server here.
  "server-only": path.resolve("tests/setup/server-only.ts"),
};
const setupFiles = ["tests/setup/console.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/*.test.ts"], setupFiles },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: [...setupFiles, "tests/setup/database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/setup/server.ts",
          setupFiles,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
