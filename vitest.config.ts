import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, setupFiles: ["tests/support/setup.ts"] };

// They end what runs too long, or work with threads and processes of their own: beside others they would be slow.
const ALONE = [
  "tests/unit/{compilation,rendering,runtime,scripts,validation}/**/*.test.{ts,mjs}",
  "tests/unit/generation/leg-pool.test.ts",
  "tests/unit/projects/project-pool.test.ts",
];

// It starts whole products.
const STARTS = "tests/embedded/start.test.ts";

const TWO_AT_A_TIME = { maxWorkers: 2, sequence: { groupOrder: 0 } };
const PATIENT = { testTimeout: 60_000, hookTimeout: 120_000 };
// Two files share two cores, and the first one of a kind warms a compiler up.
const UNHURRIED = { testTimeout: 20_000 };

/** One file after the other, when the groups before are done. */
const alone = (groupOrder: number) => ({ fileParallelism: false, sequence: { groupOrder } });

// The global setup belongs to the run and not to a project: there is one build and one running app for all of them.
export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    projects: [
      {
        test: {
          ...node,
          name: "unit",
          include: ["tests/*.test.ts", "tests/unit/**/*.test.{ts,mjs}"],
          exclude: ALONE,
          ...UNHURRIED,
          ...TWO_AT_A_TIME,
        },
      },
      {
        // Each file has embedded services of its own.
        test: {
          ...node,
          ...TWO_AT_A_TIME,
          ...PATIENT,
          name: "services",
          include: ["tests/{database,embedded}/**/*.test.ts"],
          exclude: [STARTS],
        },
      },
      { test: { ...node, ...alone(1), name: "unit-alone", include: ALONE } },
      { test: { ...node, ...alone(2), name: "security", include: ["tests/security/**/*.test.ts"], testTimeout: 30_000 } },
      {
        test: {
          ...node,
          ...alone(3),
          ...PATIENT,
          name: "stack",
          include: ["tests/api/**/*.test.ts", STARTS],
        },
      },
      {
        // A browser and the app want the machine to themselves.
        test: {
          ...node,
          ...alone(4),
          ...PATIENT,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
        },
      },
    ],
  },
});
