import { expect, test, vi } from "vitest";
import { onceEverywhere, type SharedWork } from "#lib/core/once-everywhere";
import type { CachePort } from "#lib/core/ports";
import { memoryCache } from "../../support/memory-cache";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function job(work: () => Promise<string>, change: Partial<SharedWork<string>> = {}): SharedWork<string> {
  const made = async () => {
    const value = await work();
    return { value, text: `kept ${value}`, ttlSeconds: 60 };
  };
  return { key: "k", read: (text) => (text.startsWith("kept ") ? text.slice(5) : undefined), work: made, ...change };
}

test("of many processes that want the same, one works and the others get what it made", async () => {
  const cache = memoryCache();
  const work = vi.fn(async () => (await pause(30), "result"));
  const results = await Promise.all(Array.from({ length: 8 }, () => onceEverywhere(cache, job(work))));
  expect(work).toHaveBeenCalledTimes(1);
  expect(results.map(({ value }) => value)).toEqual(Array.from({ length: 8 }, () => "result"));
  expect(results.filter(({ isShared }) => !isShared)).toHaveLength(1);
});

test("work that fails fails for the one who did it; the next one tries", async () => {
  const cache = memoryCache();
  let calls = 0;
  const work = async () => {
    await pause(10);
    if (++calls === 1) throw new Error("first");
    return "second";
  };
  const results = await Promise.allSettled([onceEverywhere(cache, job(work)), onceEverywhere(cache, job(work))]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("what is not to be shared is made by everybody", async () => {
  const cache = memoryCache();
  const work = vi.fn(async () => ({ value: "own", text: null, ttlSeconds: 1 }));
  await Promise.all([onceEverywhere(cache, job(vi.fn(), { work })), onceEverywhere(cache, job(vi.fn(), { work }))]);
  expect(work).toHaveBeenCalledTimes(2);
});

test("a damaged result is dropped and made anew", async () => {
  const entries = new Map([["k", "damaged"]]);
  expect(
    await onceEverywhere(
      memoryCache(entries),
      job(async () => "whole"),
    ),
  ).toEqual({ value: "whole", isShared: false });
  expect(entries.get("k")).toBe("kept whole");
});

test("a process that died with its claim is waited for until the claim ends, one that lives for as long as it takes", async () => {
  vi.useFakeTimers();
  try {
    const cache = memoryCache();
    await cache.claim("k", 6_000);
    const waiting = onceEverywhere(
      cache,
      job(async () => "mine"),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    await cache.extend("k", 6_000);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(Promise.race([waiting, Promise.resolve("still waiting")])).resolves.toBe("still waiting");
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await waiting).value).toBe("mine");
  } finally {
    vi.useRealTimers();
  }
});

test("long work keeps its claim, and gives it back", async () => {
  vi.useFakeTimers();
  try {
    const cache = memoryCache();
    const first = onceEverywhere(
      cache,
      job(async () => (await pause(30_000), "long")),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await cache.claim("k", 1)).isMine).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    await first;
    expect((await cache.claim("k", 1)).isMine).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("without a cache everybody works for themselves; who leaves waits no longer", async () => {
  const fail = async (): Promise<never> => Promise.reject(new Error("gone"));
  const broken: CachePort = { get: fail, set: fail, delete: fail, claim: fail, extend: fail, release: fail, settle: fail };
  expect(
    await onceEverywhere(
      broken,
      job(async () => "alone"),
    ),
  ).toEqual({ value: "alone", isShared: false });
  const cache = memoryCache();
  await cache.claim("k", 6_000);
  const leaving = new AbortController();
  const waiting = onceEverywhere(
    cache,
    job(async () => "x", { signal: leaving.signal }),
  );
  leaving.abort(new Error("left"));
  await expect(waiting).rejects.toThrow("left");
});
