import { expect, test, vi } from "vitest";
import type { AuthenticatedCaller } from "#lib/auth/authenticate";
import { personActor, serviceActor } from "#lib/core/context";
import { createRateLimit, type Limiter } from "#lib/http/rate-limit";

const NOW = 1_000_000;

function setup(limits: Record<string, number> = {}) {
  const counts = new Map<string, number>();
  const limiter: Limiter = {
    limit: async (key) => {
      const limit = limits[key.split(":")[0] ?? ""] ?? 2;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return { success: count <= limit, limit, remaining: limit - count, reset: NOW + 30_000 };
    },
  };
  const report = vi.fn();
  const onRefused = vi.fn();
  return { counts, report, onRefused, limit: createRateLimit({ limiter, clock: { now: () => NOW }, report, onRefused }) };
}

const person = (tenantId: string): AuthenticatedCaller => ({ actor: personActor("u", tenantId), by: "session" });

test("each tenant has its own count; the third of two is refused until the window ends", async () => {
  const { limit, onRefused } = setup();
  expect(await limit(person("a"), undefined)).toEqual({
    "ratelimit-limit": "2",
    "ratelimit-remaining": "1",
    "ratelimit-reset": "30",
  });
  await limit(person("a"), undefined);
  await expect(limit(person("a"), undefined)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 30 });
  expect(onRefused).toHaveBeenCalledOnce();
  expect((await limit(person("b"), undefined))["ratelimit-remaining"]).toBe("1");
});

test("a key is counted beside its tenant, and the tighter of both is shown", async () => {
  const { limit, counts } = setup({ tenant: 10, key: 3 });
  const key: AuthenticatedCaller = { actor: serviceActor("a", ["read"]), by: "key", keyId: "k" };
  expect(await limit(key, undefined)).toMatchObject({ "ratelimit-limit": "3", "ratelimit-remaining": "2" });
  expect([...counts.keys()]).toEqual(["tenant:a", "key:k"]);
});

test("strangers are counted by address", async () => {
  const { limit, counts } = setup();
  await limit(undefined, "203.0.113.9");
  await limit(undefined, undefined);
  expect([...counts.keys()]).toEqual(["ip:203.0.113.9", "ip:unknown"]);
});

test("the loopback owner is not counted", async () => {
  const { limit, counts } = setup();
  expect(await limit({ actor: personActor("u", "t", true), by: "local-owner" }, undefined)).toEqual({});
  expect(counts.size).toBe(0);
});

test("without its store everybody passes, and it is reported", async () => {
  const report = vi.fn();
  const limiter = { limit: () => Promise.reject(new Error("redis is gone")) };
  const limit = createRateLimit({ limiter, clock: { now: () => NOW }, report });
  expect(await limit(person("a"), undefined)).toEqual({});
  expect(report).toHaveBeenCalledOnce();
});
