import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { appEnvironment, readSettings } from "../../../scripts/support/settings.mjs";
import { summary } from "../../../scripts/support/summary.mjs";

const ROOT = join(import.meta.dirname, "../../..");
const SUPABASE = {
  SUPABASE_URL: "https://x.supabase.co",
  SUPABASE_PUBLISHABLE_KEY: "publishable",
  SUPABASE_SECRET_KEY: "secret",
  DATABASE_URL: "postgresql://spark:pass-word@db.example:6543/postgres",
};
const UPSTASH = { UPSTASH_REDIS_REST_URL: "https://x.upstash.io", UPSTASH_REDIS_REST_TOKEN: "token" };
const INFO = {
  url: "http://127.0.0.1:4000",
  databaseUrl: "postgresql://spark_app@/postgres?host=/run/spark",
  redisUrl: "http://127.0.0.1:4000/redis",
  redisToken: "bridge-token",
  publishableKey: "local-publishable",
  secretKey: "local-secret",
  localOwner: { userId: "u", tenantId: "t", email: "owner@spark.local" },
};

async function setup(env = {}) {
  const dataDirectory = mkdtempSync(join(tmpdir(), "spark-settings-"));
  onTestFinished(() => rmSync(dataDirectory, { recursive: true }));
  writeFileSync(join(dataDirectory, "keys.json"), JSON.stringify({ secret: "s".repeat(43), jwk: "private" }));
  const given = { SPARK_DATA_DIR: dataDirectory, ...env };
  return { settings: await readSettings(ROOT, given), env: given, dataDirectory };
}

test("with nothing configured everything points to the embedded services, and the local owner is let in", async () => {
  const { settings, env } = await setup();
  expect(settings).toMatchObject({ needsEmbedded: true, hasLocalOwner: true });
  expect(appEnvironment({ settings, env, port: 8123, embedded: { info: INFO } })).toEqual({
    PORT: "8123",
    SPARK_ORIGIN: "http://localhost:8123",
    SPARK_SANDBOX_HOST: "localhost:8123",
    SUPABASE_URL: INFO.url,
    SUPABASE_PUBLISHABLE_KEY: INFO.publishableKey,
    SUPABASE_SECRET_KEY: INFO.secretKey,
    DATABASE_URL: INFO.databaseUrl,
    UPSTASH_REDIS_REST_URL: INFO.redisUrl,
    UPSTASH_REDIS_REST_TOKEN: INFO.redisToken,
    SPARK_KEYS: JSON.stringify({ secret: "s".repeat(43) }),
    SPARK_LOCAL_OWNER: "u:t",
  });
});

test("a configured Supabase stays, has no local owner, and only the cache is embedded", async () => {
  const { settings, env } = await setup(SUPABASE);
  expect(settings).toMatchObject({ needsEmbedded: true, hasLocalOwner: false });
  const given = appEnvironment({ settings, env, port: 8000, embedded: { info: INFO } });
  expect(given).toMatchObject({ UPSTASH_REDIS_REST_URL: INFO.redisUrl });
  expect(given).not.toHaveProperty("SUPABASE_URL");
  expect(given).not.toHaveProperty("SPARK_LOCAL_OWNER");
});

test("with everything configured nothing is embedded", async () => {
  const { settings, env } = await setup({ ...SUPABASE, ...UPSTASH, SPARK_ORIGIN: "https://spark.example" });
  expect(settings.needsEmbedded).toBe(false);
  expect(appEnvironment({ settings, env, port: 8000 })).toEqual({
    PORT: "8000",
    SPARK_ORIGIN: "https://spark.example",
    SPARK_SANDBOX_HOST: "spark.example",
  });
});

test("an address of the network is refused while nobody has to sign in", async () => {
  await expect(setup({ HOST: "0.0.0.0" })).rejects.toThrow(/HOST=0\.0\.0\.0 would let everybody on the network in/);
  await expect(setup({ HOST: "192.168.1.5" })).rejects.toThrow(/HOST=192/);
  await expect(setup({ HOST: "::" })).rejects.toThrow(/HOST=::/);
});

test.each([
  [{ HOST: "0.0.0.0", SPARK_LOCAL_ACCESS: "published-loopback" }, true],
  [{ HOST: "0.0.0.0", ...SUPABASE }, false],
  [{ HOST: "127.0.0.2" }, true],
  [{ HOST: "::1" }, true],
  [{ HOST: "localhost" }, true],
])("%o is accepted; local owner: %s", async (env, hasLocalOwner) => {
  expect((await setup(env)).settings.hasLocalOwner).toBe(hasLocalOwner);
});

test("half a pair stops the start and names every missing key", async () => {
  const start = setup({ SUPABASE_URL: SUPABASE.SUPABASE_URL, UPSTASH_REDIS_REST_URL: UPSTASH.UPSTASH_REDIS_REST_URL });
  await expect(start).rejects.toThrow(
    /SUPABASE_PUBLISHABLE_KEY[^]*SUPABASE_SECRET_KEY[^]*DATABASE_URL[^]*UPSTASH_REDIS_REST_TOKEN/,
  );
});

test("the summary names what is used and shows neither a password nor a key", async () => {
  const { settings, env } = await setup({
    ...SUPABASE,
    ...UPSTASH,
    OPENAI_API_KEY: "sk-secret",
    SPARK_ORIGIN: "https://spark.example",
  });
  const text = summary({ settings, env, version: "1.2.3", seconds: 2 });
  expect(text).toContain("https://spark.example");
  expect(text).toMatch(/db\.example:6543[^]*x\.supabase\.co[^]*x\.upstash\.io[^]*OpenAI gpt-4o-mini[^]*people sign in/);
  expect(text).not.toMatch(/pass-word|sk-secret|"token"|publishable/);
});

test("the summary of an empty environment gives one command to try", async () => {
  const { settings, env } = await setup();
  const text = summary({ settings, env: { ...env, SPARK_ORIGIN: "http://localhost:8000" }, version: "1.2.3", seconds: 2 });
  expect(text).toMatch(
    /embedded Postgres[^]*in memory[^]*composer[^]*local owner[^]*curl -s http:\/\/localhost:8000\/api\/a2a\/generate/,
  );
  expect(text).not.toContain("authorization");
});
