import { defineConfig } from "vitest/config";

/** The tests of `npm test`: everything but the heavy suites, which have `npm run test:heavy`. */
export default defineConfig({
  test: {
    globalSetup: "tests/build.ts",
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/**/*.heavy.test.ts"],
    testTimeout: 60_000,
    pool: "threads",
  },
});
