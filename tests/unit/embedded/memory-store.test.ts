import { expect, test } from "vitest";

import { globTest } from "../../../supabase/embedded/redis-bridge/arguments";
import { createMemoryRunner } from "../../../supabase/embedded/redis-bridge/memory-runner";

function setup(maxBytes = 100_000) {
  let now = 1_000_000;
  const runner = createMemoryRunner({ maxBytes, now: () => now });
  return { run: (...command: string[]) => runner.run(command), advance: (ms: number) => (now += ms) };
}

test("a key lives to the millisecond before its end", async () => {
  const { run, advance } = setup();
  await run("SET", "k", "v", "PX", "1000");
  advance(999);
  expect([await run("GET", "k"), await run("PTTL", "k")]).toEqual(["v", 1]);
  advance(1);
  expect([await run("GET", "k"), await run("EXISTS", "k"), await run("DBSIZE")]).toEqual([null, 0, 0]);
});

test("what was not used for longest makes room first", async () => {
  const { run } = setup(10_000);
  for (let index = 0; index < 8; index++) await run("SET", `k${index}`, "x".repeat(400));
  await run("GET", "k0");
  for (let index = 8; index < 12; index++) await run("SET", `k${index}`, "x".repeat(400));
  expect(await run("GET", "k0")).toBe("x".repeat(400));
  expect(await run("GET", "k1")).toBeNull();
});

test("a growing list and a growing hash stay within the bounds too", async () => {
  const { run } = setup(10_000);
  for (let index = 0; index < 200; index++) {
    await run("RPUSH", `list${index % 5}`, "y".repeat(50));
    await run("HSET", `hash${index % 5}`, `f${index}`, "y".repeat(50));
  }
  let elements = 0;
  for (let key = 0; key < 5; key++) elements += Number(await run("LLEN", `list${key}`)) + Number(await run("HLEN", `hash${key}`));
  expect(elements).toBeGreaterThan(5);
  expect(elements).toBeLessThan(60);
});

test("an emptied collection is no key any more", async () => {
  const { run } = setup();
  await run("SADD", "s", "a");
  await run("SREM", "s", "a");
  await run("ZADD", "z", "1", "a");
  await run("ZREM", "z", "a");
  expect(await run("EXISTS", "s", "z")).toBe(0);
});

test("a script that never ends is ended", async () => {
  const { run } = setup();
  await expect(run("EVAL", "while true do local x = 1 end", "0")).rejects.toThrow("ran too long");
  expect(await run("PING")).toEqual({ status: "PONG" });
});

test("scripts see Redis' own conversions", async () => {
  const { run } = setup();
  const evaluate = (script: string, ...args: string[]) => run("EVAL", script, "0", ...args);
  expect(await evaluate("return 3.99")).toBe(3);
  expect(await evaluate("return {1, 2, nil, 4}")).toEqual([1, 2]);
  expect(await evaluate("return redis.call('get', 'none') == false")).toBe(1);
  expect(await evaluate("return false")).toBeNull();
  expect(await evaluate("return redis.status_reply('FINE')")).toEqual({ status: "FINE" });
  expect(await evaluate("return {'10' + 5, -7 % 3, #'abc', not nil and 1, 'a' < 'b' and 'yes' or 'no'}")).toEqual([
    15,
    2,
    3,
    1,
    "yes",
  ]);
  expect(await evaluate("local t = {} for i = 3, 1, -1 do t[#t + 1] = i end return t")).toEqual([3, 2, 1]);
  expect(await evaluate("local s = 0 for _, v in ipairs(ARGV) do s = s + v end return s", "1", "2")).toBe(3);
  expect(await evaluate("local e = redis.pcall('incr', 'x', 'y', 'z') return redis.call('set', 'a', 1)")).toEqual({
    status: "OK",
  });
  await expect(evaluate("return redis.error_reply('MINE no')")).rejects.toThrow("MINE no");
  await expect(evaluate("x = 1")).rejects.toThrow("global variable");
  await expect(evaluate("return 1 +")).rejects.toThrow("unexpected symbol");
  await expect(evaluate("local function f() end")).rejects.toThrow();
  await expect(evaluate(`return ${"(".repeat(5_000)}1${")".repeat(5_000)}`)).rejects.toThrow("nested too deeply");
});

test("patterns match as Redis' do", () => {
  const matches = (pattern: string, text: string) => globTest(pattern)(text);
  expect(matches("a*c", "abbc") && matches("a?c", "abc") && matches("[a-c]x", "bx") && matches("[^a]x", "bx")).toBe(true);
  expect(matches("a?c", "ac") || matches("a.c", "abc") || matches("[^b]x", "bx")).toBe(false);
  expect(matches("a\\*c", "a*c") && !matches("a\\*c", "abc") && matches("(a|b)+$", "(a|b)+$")).toBe(true);
});
