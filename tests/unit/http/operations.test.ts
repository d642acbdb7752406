import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeApi, OPERATIONS } from "#lib/operations/operations";

// For pages of ours alone: what a waiting frame is given, and the answer to unknown addresses.
const UNTOLD = new Set(["GET /api/components/{id}/frame"]);

/** Every call that a route file answers, as the description writes it. */
function servedCalls(): string[] {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  return files
    .filter((file) => !file.includes("[...path]"))
    .flatMap((file) => {
      const path = `/api/${file.replace(/\/route\.ts$/, "").replaceAll(/\[([^\]]+)\]/g, "{$1}")}`;
      const verbs = [
        ...readFileSync(`app/api/${file}`, "utf8").matchAll(/^\s+(GET|POST|PUT|PATCH|DELETE): (?:route|openRoute)\(/gm),
      ];
      return verbs.map((match) => `${match[1]} ${path}`);
    })
    .filter((call) => !UNTOLD.has(call))
    .toSorted();
}

test("the description has every call that is served, and no other", () => {
  const told = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(told.toSorted()).toEqual(servedCalls());
});

test("what agents' tools ask of a description: short summaries, unique ids, schemas in bounds", () => {
  const document = describeApi({ origin: "http://localhost:8000", version: "1.0.0" });
  expect(new Set(OPERATIONS.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length);
  for (const { summary } of OPERATIONS) expect(summary.length).toBeLessThanOrEqual(300);
  expect(JSON.stringify(document).length).toBeLessThan(400_000);
  expect(document).toMatchObject({ openapi: "3.1.0", servers: [{ url: "http://localhost:8000" }] });
});
