import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, setupFiles: ["tests/support/setup.ts"] };

// The global setup belongs to the run and not to a project: there is one build and one running app for all of them.
export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    projects: [
      { test: { ...node, name: "unit", include: ["tests/*.test.ts", "tests/unit/**/*.test.{ts,mjs}"] } },
      { test: { ...node, name: "security", include: ["tests/security/**/*.test.ts"], testTimeout: 30_000 } },
      {
        test: {
          ...node,
          name: "stack",
          include: ["tests/{database,embedded,api}/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // A browser and the app want the machine to themselves.
        test: {
          ...node,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
