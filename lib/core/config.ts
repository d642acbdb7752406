import { z } from "zod";
import { parseJson } from "./json";

const Text = z.string().min(1);
const Address = z.url({ protocol: /^https?$/, error: "must be an http(s) address, such as https://example.com" });
const Limit = z.coerce.number().int().min(0);
const Count = z.coerce.number().int().min(1);
const Origins = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ""))
  .pipe(z.array(Address.refine((text) => new URL(text).origin === text, "must be origins, such as https://example.com")));

const Schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8000),
  HOST: Text.default("127.0.0.1"),
  SPARK_DATA_DIR: Text.default(".spark"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  SPARK_KEYS: Text.optional(),
  SPARK_LOCAL_ACCESS: z.literal("published-loopback").optional(),
  SPARK_LOCAL_OWNER: z.templateLiteral([z.uuid(), ":", z.uuid()]).optional(),
  SPARK_ORIGIN: Address.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }).optional(),
  SUPABASE_URL: Address.optional(),
  SUPABASE_PUBLISHABLE_KEY: Text.optional(),
  SUPABASE_SECRET_KEY: Text.optional(),
  SUPABASE_JWT_SECRET: Text.optional(),
  UPSTASH_REDIS_REST_URL: Address.optional(),
  UPSTASH_REDIS_REST_TOKEN: Text.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must be a redis:// address" }).optional(),
  OPENAI_API_KEY: Text.optional(),
  OPENAI_BASE_URL: Address.optional(),
  OPENAI_MODEL: Text.default("gpt-4o-mini"),
  GOOGLE_GENERATIVE_AI_API_KEY: Text.optional(),
  GEMINI_API_KEY: Text.optional(),
  GOOGLE_BASE_URL: Address.optional(),
  GOOGLE_MODEL: Text.default("gemini-2.5-flash"),
  EMBEDDING_MODEL: Text.optional(),
  SPARK_BREAKER_THRESHOLD: Count.default(3),
  SPARK_BREAKER_WINDOW_MS: Count.default(60_000),
  SPARK_BREAKER_COOLDOWN_MS: Count.default(30_000),
  SPARK_FIRST_TOKEN_MS: Count.default(4_000),
  SPARK_STALL_MS: Count.default(5_000),
  SPARK_ATTEMPT_MS: Count.default(12_000),
  SPARK_DEADLINE_MS: Count.default(15_000),
  SPARK_STREAM_MAX_MS: Count.default(120_000),
  SPARK_LIMIT_REQUESTS_PER_MINUTE: Limit.default(600),
  SPARK_CORS_ORIGINS: Origins.default([]),
  SPARK_EMBED_ORIGINS: Origins.default([]),
  SPARK_SANDBOX_HOST: Text.optional(),
});

// One of these without the others is a half-configured home, and half a home is an outage at the first request.
const TOGETHER: readonly (readonly string[])[] = [
  ["SUPABASE_URL", "SUPABASE_PUBLISHABLE_KEY", "SUPABASE_SECRET_KEY", "DATABASE_URL"],
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
];

/** A model server: without a key only a base URL of one's own makes sense. */
export interface ModelConfig {
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly model: string;
}

export type Config = ReturnType<typeof readConfig>;

/** The environment, parsed once. What is missing selects the embedded part; what is wrong or half there throws, naming each key. */
export function readConfig(env: Record<string, string | undefined>) {
  const given = withoutBlanks(env);
  const parsed = Schema.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  const complaints = [...wrong, ...halves(given)];
  if (!parsed.success || complaints.length > 0)
    throw new Error(`Invalid environment:\n${complaints.map((line) => `  ${line}`).join("\n")}`);
  const values = parsed.data;
  const origin = values.SPARK_ORIGIN ?? `http://localhost:${values.PORT}`;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDirectory: values.SPARK_DATA_DIR,
    logLevel: values.LOG_LEVEL,
    origin: new URL(origin).origin,
    sandboxHost: values.SPARK_SANDBOX_HOST ?? new URL(origin).host,
    secret: values.SPARK_KEYS === undefined ? undefined : secretOf(values.SPARK_KEYS),
    localAccess: values.SPARK_LOCAL_ACCESS,
    localOwner: ownerOf(values.SPARK_LOCAL_OWNER),
    databaseUrl: values.DATABASE_URL,
    supabase: together(
      values.SUPABASE_URL,
      values.SUPABASE_PUBLISHABLE_KEY,
      values.SUPABASE_SECRET_KEY,
      values.SUPABASE_JWT_SECRET,
    ),
    redis:
      values.UPSTASH_REDIS_REST_URL && values.UPSTASH_REDIS_REST_TOKEN
        ? { url: values.UPSTASH_REDIS_REST_URL, token: values.UPSTASH_REDIS_REST_TOKEN }
        : undefined,
    redisUrl: values.REDIS_URL,
    openai: modelOf(values.OPENAI_API_KEY, values.OPENAI_BASE_URL, values.OPENAI_MODEL),
    google: modelOf(values.GOOGLE_GENERATIVE_AI_API_KEY ?? values.GEMINI_API_KEY, values.GOOGLE_BASE_URL, values.GOOGLE_MODEL),
    embeddingModel: values.EMBEDDING_MODEL,
    breaker: {
      failureThreshold: values.SPARK_BREAKER_THRESHOLD,
      windowMs: values.SPARK_BREAKER_WINDOW_MS,
      coolDownMs: values.SPARK_BREAKER_COOLDOWN_MS,
    },
    budgets: {
      firstTokenMs: values.SPARK_FIRST_TOKEN_MS,
      stallMs: values.SPARK_STALL_MS,
      attemptMs: values.SPARK_ATTEMPT_MS,
      deadlineMs: values.SPARK_DEADLINE_MS,
      streamMaxMs: values.SPARK_STREAM_MAX_MS,
    },
    requestsPerMinute: values.SPARK_LIMIT_REQUESTS_PER_MINUTE,
    corsOrigins: values.SPARK_CORS_ORIGINS,
    embedOrigins: values.SPARK_EMBED_ORIGINS,
  } as const;
}

/** `KEY=` means absent, as in .env.example. */
function withoutBlanks(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])));
}

function halves(given: Record<string, string>): string[] {
  return TOGETHER.flatMap((names) => {
    const missing = names.filter((name) => given[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return [];
    const present = names.filter((name) => given[name] !== undefined);
    return missing.map((name) => `${name}: is missing, but ${present.join(", ")} ${present.length > 1 ? "are" : "is"} set`);
  });
}

function together(url?: string, publishableKey?: string, secretKey?: string, jwtSecret?: string) {
  if (!url || !publishableKey || !secretKey) return undefined;
  return { url, publishableKey, secretKey, jwtSecret };
}

function modelOf(apiKey: string | undefined, baseUrl: string | undefined, model: string): ModelConfig | undefined {
  return apiKey || baseUrl ? { apiKey, baseUrl, model } : undefined;
}

/** `SPARK_KEYS` is the secret itself or the key file's JSON; only the HMAC secret is the app's business. */
function secretOf(keys: string): string {
  if (!keys.startsWith("{")) return keys;
  const parsed = z.object({ secret: z.string().min(32) }).safeParse(parseJson(keys));
  if (!parsed.success)
    throw new Error('Invalid environment:\n  SPARK_KEYS: must be a secret of 32 characters or JSON with a "secret"');
  return parsed.data.secret;
}

function ownerOf(text: string | undefined): { userId: string; tenantId: string } | undefined {
  const [userId, tenantId] = text?.split(":") ?? [];
  return userId && tenantId ? { userId, tenantId } : undefined;
}
