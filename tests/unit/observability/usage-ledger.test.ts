import { expect, test } from "vitest";
import { personActor, type RequestContext } from "#lib/core/context";
import { createUsageLedger } from "#lib/observability/usage-ledger";

const ctxOf = (tenant: string): RequestContext => ({
  requestId: "r",
  actor: personActor("u", tenant),
  signal: new AbortController().signal,
});
const run = { provider: "openai", model: "gpt-4o", inputTokens: 10, outputTokens: 5, costUsd: 0.5 };

test("runs of one tenant and model are written together, those of others apart, and a failure loses no other", async () => {
  const written: unknown[] = [];
  const failures: unknown[] = [];
  const ledger = createUsageLedger({
    addUsage: async ({ actor }, { runs, inputTokens, costUsd, model }) => {
      if (actor.tenantId === "broken") throw new Error("gone");
      written.push([actor.tenantId, model, runs, inputTokens, costUsd]);
    },
    report: (error) => failures.push(error),
  });
  ledger.note(ctxOf("one"), run);
  ledger.note(ctxOf("broken"), run);
  ledger.note(ctxOf("one"), { ...run, costUsd: undefined });
  ledger.note(ctxOf("two"), { ...run, model: undefined });
  await ledger.close();
  expect(written).toEqual([
    ["one", "gpt-4o", 2, 20, 0.5],
    ["two", undefined, 1, 10, 0.5],
  ]);
  expect(failures).toHaveLength(1);
  await ledger.close();
  expect(written).toHaveLength(2);
});
