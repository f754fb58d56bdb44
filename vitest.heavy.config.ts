import { defineConfig } from "vitest/config";

/** The heavy suites: many replications, long runs, memory limits. Not part of `npm test`. */
export default defineConfig({
  test: {
    globalSetup: "tests/build.ts",
    include: ["tests/**/*.heavy.test.ts"],
    testTimeout: 1_200_000,
    pool: "threads",
    maxWorkers: 1,
  },
});
