import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, setupFiles: ["tests/support/setup.ts"] };

export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    projects: [
      { extends: true, test: { ...node, name: "unit", include: ["tests/*.test.ts", "tests/unit/**/*.test.ts"] } },
      { extends: true, test: { ...node, name: "security", include: ["tests/security/**/*.test.ts"], testTimeout: 30_000 } },
      {
        extends: true,
        test: { ...node, name: "stack", include: ["tests/{database,embedded,api}/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { ...node, name: "e2e", include: ["tests/e2e/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
});
