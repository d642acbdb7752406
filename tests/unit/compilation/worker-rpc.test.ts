import { expect, test } from "vitest";
import { SparkError } from "#lib/core/errors";
import { readReply, serve } from "#lib/core/worker-rpc";

const ask = async (name: string, input: unknown): Promise<unknown> =>
  readReply(
    structuredClone(
      await serve({
        double: (number: number) => 2 * number,
        refuse: (what: string) => Promise.reject(new SparkError("invalid_component", `No ${what}`, { details: [what] })),
        fail: () => {
          throw new TypeError("inside");
        },
      })({ id: 1, name, input }),
    ),
  );

test("values and refusals survive the way between threads", async () => {
  expect(await ask("double", 21)).toBe(42);
  const refusal = await ask("refuse", "thanks").catch((error: unknown) => error);
  expect(SparkError.is(refusal)).toBe(true);
  expect(refusal).toMatchObject({ code: "invalid_component", message: "No thanks", details: ["thanks"] });
});

test("a failure that nobody expected stays internal", async () => {
  await expect(ask("fail", undefined)).rejects.toMatchObject({ code: "internal", message: expect.stringContaining("inside") });
  await expect(ask("toString", undefined)).rejects.toMatchObject({ code: "internal" });
});
