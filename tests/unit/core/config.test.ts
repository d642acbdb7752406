import { expect, test } from "vitest";
import { readConfig } from "#lib/core/config";

test("an empty environment is the embedded stack on port 8000", () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 8000, host: "127.0.0.1", origin: "http://localhost:8000", sandboxHost: "localhost:8000" });
  expect([config.supabase, config.redis, config.databaseUrl, config.openai, config.google]).toEqual(Array(5).fill(undefined));
});

test("a key with nothing behind it means absent", () => {
  expect(readConfig({ OPENAI_API_KEY: "", REDIS_URL: "  " }).openai).toBeUndefined();
});

test("half a pair is refused and every missing key is named", () => {
  const read = () => readConfig({ UPSTASH_REDIS_REST_URL: "https://x.upstash.io", SUPABASE_URL: "https://x.supabase.co" });
  expect(read).toThrow(/UPSTASH_REDIS_REST_TOKEN: is missing/);
  expect(read).toThrow(/SUPABASE_PUBLISHABLE_KEY: is missing[^]*SUPABASE_SECRET_KEY: is missing[^]*DATABASE_URL: is missing/);
});

test("every wrong value is named at once", () => {
  const read = () =>
    readConfig({ PORT: "high", SUPABASE_URL: "ftp://x", LOG_LEVEL: "loud", SPARK_EMBED_ORIGINS: "https://a.example/path" });
  expect(read).toThrow(/PORT[^]*LOG_LEVEL|LOG_LEVEL[^]*PORT/);
  expect(read).toThrow(/SUPABASE_URL: must be an http/);
  expect(read).toThrow(/SPARK_EMBED_ORIGINS: must be origins/);
});

test("a model needs a key or a base URL of one's own", () => {
  expect(readConfig({ OPENAI_BASE_URL: "http://localhost:11434/v1", OPENAI_MODEL: "llama" }).openai).toEqual({
    apiKey: undefined,
    baseUrl: "http://localhost:11434/v1",
    model: "llama",
  });
  expect(readConfig({ GEMINI_API_KEY: "k" }).google?.apiKey).toBe("k");
});

test("the app's secret comes alone or inside the key file's JSON", () => {
  const secret = "s".repeat(43);
  expect(readConfig({ SPARK_KEYS: secret }).secret).toBe(secret);
  expect(readConfig({ SPARK_KEYS: JSON.stringify({ secret, other: 1 }) }).secret).toBe(secret);
  expect(() => readConfig({ SPARK_KEYS: "{}" })).toThrow(/SPARK_KEYS/);
});
