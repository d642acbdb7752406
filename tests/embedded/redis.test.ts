import { Ratelimit } from "@upstash/ratelimit";
import { Redis, type RedisConfigNodejs } from "@upstash/redis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type EmbeddedStack, startEmbeddedStack } from "../support/embedded-stack";
import { startRespServer } from "../support/resp-server";

let memory: EmbeddedStack;
let bridged: EmbeddedStack;
let server: Awaited<ReturnType<typeof startRespServer>>;

beforeAll(async () => {
  server = await startRespServer();
  memory = await startEmbeddedStack();
  // A Redis of one's own, where one is set, else the one that speaks its protocol here.
  bridged = await startEmbeddedStack({ env: { REDIS_URL: process.env["SPARK_TEST_REDIS_URL"] ?? server.url } });
});

afterAll(async () => {
  await memory.close();
  await bridged.close();
  await server.close();
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(["memory", "a Redis server"] as const)("on %s", (home) => {
  const stack = () => (home === "memory" ? memory : bridged);
  const open = (options: Partial<RedisConfigNodejs> = {}) =>
    new Redis({ url: stack().info.redisUrl, token: stack().info.redisToken, retry: false, enableTelemetry: false, ...options });
  const name = (text: string) => `test:${home.length}:${text}:${crypto.randomUUID()}`;

  const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(stack().info.redisUrl + path, {
      method: "POST",
      headers: { authorization: `Bearer ${stack().info.redisToken}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  test("texts of any kind come back as they were, with and without base64", async () => {
    const key = name("text");
    for (const value of ["plain", "OK", "Zoë 🙂", '{"a":1}', "line\r\nline", ""]) {
      for (const responseEncoding of ["base64", false] as const) {
        const redis = open({ automaticDeserialization: false, responseEncoding });
        await redis.set(key, value);
        expect(await redis.get(key)).toBe(value);
      }
    }
    const encoded = await send("", ["MGET", key, "missing"], { "upstash-encoding": "base64" });
    expect(encoded.body).toEqual({ result: ["", null] });
  });

  test("a value is set with an end, only when absent or present, and with the old one as the answer", async () => {
    const redis = open();
    const key = name("set");
    expect(await redis.set(key, "a", { nx: true, px: 60_000 })).toBe("OK");
    expect(await redis.set(key, "b", { nx: true })).toBeNull();
    expect(await redis.pttl(key)).toBeGreaterThan(59_000);
    expect(await redis.set(key, "c", { xx: true, get: true, keepTtl: true })).toBe("a");
    expect(await redis.ttl(key)).toBe(60);
    expect(await redis.set(name("absent"), "d", { xx: true })).toBeNull();
    expect(await redis.getdel(key)).toBe("c");
    expect(await redis.exists(key)).toBe(0);
  });

  test("a key is gone the moment its time is over", async () => {
    const redis = open();
    const key = name("expiry");
    await redis.set(key, "x", { px: 150 });
    expect(await redis.get(key)).toBe("x");
    await wait(160);
    expect(await redis.get(key)).toBeNull();
    expect(await redis.ttl(key)).toBe(-2);
    await redis.set(key, "y");
    expect(await redis.ttl(key)).toBe(-1);
    expect(await redis.expire(key, 100)).toBe(1);
    expect(await redis.persist(key)).toBe(1);
    expect(await redis.ttl(key)).toBe(-1);
    expect(await redis.expire(key, -1)).toBe(1);
    expect(await redis.exists(key)).toBe(0);
  });

  test("counters count, and refuse what is no number", async () => {
    const redis = open();
    const key = name("counter");
    expect([await redis.incr(key), await redis.incrby(key, 5), await redis.decr(key)]).toEqual([1, 6, 5]);
    expect(await redis.incrbyfloat(key, 0.5)).toBe(5.5);
    await redis.set(key, "words");
    await expect(redis.incr(key)).rejects.toThrow("ERR value is not an integer or out of range");
    await expect(redis.lpush(key, "x")).rejects.toThrow("WRONGTYPE");
  });

  test("hashes, lists and sets behave as in Redis", async () => {
    const redis = open();
    const [hash, list, set] = [name("hash"), name("list"), name("set")];
    expect(await redis.hset(hash, { a: "1", b: "2" })).toBe(2);
    expect(await redis.hgetall(hash)).toEqual({ a: 1, b: 2 });
    expect(await redis.hincrby(hash, "a", 4)).toBe(5);
    expect(await redis.hmget(hash, "a", "z")).toEqual({ a: 5, z: null });
    expect([await redis.hdel(hash, "a", "b"), await redis.exists(hash)]).toEqual([2, 0]);
    expect(await redis.rpush(list, "b", "c", "d")).toBe(3);
    expect(await redis.lpush(list, "a", "z")).toBe(5);
    expect(await redis.lrange(list, 0, -1)).toEqual(["z", "a", "b", "c", "d"]);
    expect(await redis.ltrim(list, 1, -2)).toBe("OK");
    expect([await redis.lpop(list), await redis.rpop(list), await redis.llen(list)]).toEqual(["a", "c", 1]);
    expect(await redis.lrem(list, 0, "b")).toBe(1);
    expect(await redis.exists(list)).toBe(0);
    expect(await redis.sadd(set, "x", "y", "x")).toBe(2);
    expect([await redis.sismember(set, "x"), await redis.smismember(set, ["x", "q"]), await redis.scard(set)]).toEqual([
      1,
      [1, 0],
      2,
    ]);
    expect(await redis.srem(set, "x", "y")).toBe(2);
  });

  test("sorted sets keep their order by score, then by name", async () => {
    const redis = open();
    const key = name("zset");
    expect(await redis.zadd(key, { score: 3, member: "c" }, { score: 1, member: "b" }, { score: 1, member: "a" })).toBe(3);
    expect(await redis.zrange(key, 0, -1)).toEqual(["a", "b", "c"]);
    expect(await redis.zrange(key, 0, 0, { rev: true, withScores: true })).toEqual(["c", 3]);
    expect(await redis.zrange(key, "(1", "+inf", { byScore: true })).toEqual(["c"]);
    expect(await redis.zrange(key, 1, 1, { byScore: true, offset: 1, count: 5 })).toEqual(["b"]);
    expect(await redis.zincrby(key, 5, "a")).toBe(6);
    expect(await redis.zadd(key, { nx: true }, { score: 9, member: "a" })).toBe(0);
    expect([await redis.zrank(key, "a"), await redis.zscore(key, "a"), await redis.zcount(key, 1, 3)]).toEqual([2, 6, 2]);
    expect(await redis.zremrangebyscore(key, "-inf", 3)).toBe(2);
    expect(await redis.zpopmin(key)).toEqual(["a", 6]);
  });

  test("scanning finds every key that fits, and only those", async () => {
    const redis = open();
    const prefix = name("scan");
    await redis.mset(Object.fromEntries(Array.from({ length: 25 }, (_none, index) => [`${prefix}:${index}`, index])));
    const found: string[] = [];
    let cursor = "0";
    do {
      const [next, keys] = await redis.scan(cursor, { match: `${prefix}:1?`, count: 5 });
      cursor = String(next);
      found.push(...keys);
    } while (cursor !== "0");
    expect(found.map((key) => key.slice(prefix.length)).toSorted()).toEqual(
      Array.from({ length: 10 }, (_none, index) => `:1${index}`),
    );
  });

  test("a pipeline answers each command, a refusal among them", async () => {
    const key = name("pipeline");
    const { status, body } = await send("/pipeline", [["SET", key, "1"], ["LPUSH", key, "x"], ["FLUSHALL"], ["GET", key]]);
    expect(status).toBe(200);
    expect(body).toEqual([
      { result: "OK" },
      { error: expect.stringContaining("WRONGTYPE") },
      { error: expect.stringContaining("FLUSHALL") },
      { result: "1" },
    ]);
  });

  test("a transaction is carried out whole, and refused whole when it holds what is not allowed", async () => {
    const redis = open();
    const key = name("multi");
    const chain = redis.multi();
    chain.set(key, 1);
    chain.incr(key);
    chain.get(key);
    expect(await chain.exec()).toEqual(["OK", 2, 2]);
    const { status } = await send("/multi-exec", [
      ["SET", key, "9"],
      ["CONFIG", "GET", "*"],
    ]);
    expect(status).toBe(400);
    expect(await redis.get(key)).toBe(2);
  });

  test("scripts run by text and by hash, and compare-and-delete is one step", async () => {
    const redis = open();
    const key = name("lock");
    const release = 'if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) else return 0 end';
    await redis.set(key, "mine");
    expect(await redis.eval(release, [key], ["theirs"])).toBe(0);
    expect(await redis.eval(release, [key], ["mine"])).toBe(1);
    const hash = await redis.scriptLoad(`#!lua flags=allow-key-locking\nreturn {KEYS[1], ARGV[1], 2 ^ 3, 7 % 4, "a" .. 1}`);
    expect(await redis.evalsha(hash, ["k"], ["v"])).toEqual(["k", "v", 8, 3, "a1"]);
    expect(await redis.scriptExists(hash)).toEqual([1]);
    await expect(redis.evalsha("0".repeat(40), [], [])).rejects.toThrow("NOSCRIPT");
    await expect(redis.eval("return redis.call('lpush', KEYS[1], 'x') + nil", [key], [])).rejects.toThrow();
  });

  test("commands that reach beyond the caller's keys are refused by name", async () => {
    for (const command of [
      ["CONFIG", "GET", "*"],
      ["SHUTDOWN"],
      ["DEBUG", "SLEEP", "1"],
      ["FLUSHALL"],
      ["FLUSHDB"],
      ["SCRIPT", "FLUSH"],
      ["KEYSPACE"],
    ]) {
      const { status, body } = await send("", command);
      expect(status).toBe(400);
      expect(body.error).toContain(command[0]);
    }
  });

  test("without the token nothing is answered", async () => {
    for (const authorization of ["", "Bearer wrong", `Basic ${stack().info.redisToken}`]) {
      const response = await fetch(stack().info.redisUrl, { method: "POST", headers: { authorization }, body: '["PING"]' });
      expect(response.status).toBe(401);
    }
  });

  test("what is no command is refused, and other routes are named as missing", async () => {
    for (const body of [{}, [], [["GET", "a"]], "GET"]) expect((await send("", body)).status).toBe(400);
    expect((await send("/subscribe/x", [])).status).toBe(501);
    expect((await send("", ["GET"])).body.error).toContain("wrong number of arguments");
  });

  test("a sliding window lets through what fits, refuses the rest and opens again", async () => {
    const limiter = new Ratelimit({
      redis: open(),
      limiter: Ratelimit.slidingWindow(5, "1 s"),
      prefix: name("limit"),
      ephemeralCache: false,
    });
    // From the beginning of a window, so that none ends in between.
    await wait(1_000 - (Date.now() % 1_000) + 5);
    const answers = await Promise.all(Array.from({ length: 8 }, () => limiter.limit("someone")));
    expect(answers.filter(({ success }) => success)).toHaveLength(5);
    expect((await limiter.limit("somebody else")).success).toBe(true);
    expect(await limiter.getRemaining("someone")).toMatchObject({ remaining: 0, limit: 5 });
    await wait(2_000);
    expect((await limiter.limit("someone")).success).toBe(true);
    await limiter.resetUsedTokens("someone");
    expect(await limiter.getRemaining("someone")).toMatchObject({ remaining: 5 });
  });

  test("the other limiters of the library work too", async () => {
    const redis = open();
    const fixed = new Ratelimit({
      redis,
      limiter: Ratelimit.fixedWindow(2, "1 h"),
      prefix: name("fixed"),
      ephemeralCache: false,
    });
    const bucket = new Ratelimit({
      redis,
      limiter: Ratelimit.tokenBucket(1, "1 h", 3),
      prefix: name("bucket"),
      ephemeralCache: false,
    });
    for (const [limiter, allowed] of [
      [fixed, 2],
      [bucket, 3],
    ] as const) {
      const answers = [];
      for (let request = 0; request < 5; request++) answers.push((await limiter.limit("x")).success);
      expect(answers.filter(Boolean)).toHaveLength(allowed);
    }
  });
});

test("in front of a Redis server Upstash's flags never reach it", () => {
  const scripts = server.seen.filter(([name]) => name?.toUpperCase() === "EVAL").map(([, text]) => text ?? "");
  if (process.env["SPARK_TEST_REDIS_URL"] === undefined) expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((text) => text.startsWith("#!"))).toEqual([]);
});

test("a Redis server that is not there costs its own commands only", async () => {
  const stack = await startEmbeddedStack({ env: { REDIS_URL: "redis://127.0.0.1:1" } });
  const response = await fetch(stack.info.redisUrl, {
    method: "POST",
    headers: { authorization: `Bearer ${stack.info.redisToken}` },
    body: '["GET","a"]',
  });
  expect(response.status).toBe(503);
  expect((await fetch(`${stack.info.url}/health`)).status).toBe(200);
  await stack.close();
});
