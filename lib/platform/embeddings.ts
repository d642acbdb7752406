import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { embedMany, type EmbeddingModel } from "ai";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { monotonicClock } from "#lib/core/clock";
import type { RequestContext } from "#lib/core/context";
import { sha256Hex } from "#lib/core/hash";
import { canonicalJson } from "#lib/core/json";
import type { CachePort } from "#lib/core/ports";
import { EMBEDDING_DIMENSIONS, embedLocally, LOCAL_MODEL } from "#lib/memory/local-embedding";
import type { Embedded, Embedder } from "#lib/memory/types";
import { createCircuitBreaker } from "#lib/orchestration/circuit-breaker";
import type { ModelsConfig } from "./models";

/** A memory is worth waiting for, but not long: without the model the local vectors answer. */
const TIMEOUT_MS = 3_000;
/** After one failure everybody is spared the wait for so long; then one call finds out. */
const CIRCUIT = { failureThreshold: 1, coolDownMs: 30_000, clock: monotonicClock };
/** A vector never changes, but what was forgotten should not be known by its vector for long. */
const TTL_SECONDS = 86_400;
/** A thousand vectors and more. */
const MAX_BYTES = 16 * 1024 * 1024;
const OPENAI_MODEL = "text-embedding-3-small";
const GOOGLE_MODEL = "gemini-embedding-001";
/** It has the right length, and refuses to be asked for one. */
const FIXED_LENGTH = "text-embedding-ada-002";
const NO_KEY = "none";

const Entry = z.object({ model: z.string(), vector: z.base64() });

export interface EmbedConfig extends ModelsConfig {
  /** What the environment names; `local` asks nobody. */
  readonly embeddingModel: string | undefined;
}

interface RemoteModel {
  readonly name: string;
  readonly model: EmbeddingModel;
  readonly dimensions: number | undefined;
}

interface EmbedDeps {
  readonly cache: Pick<CachePort, "get" | "set" | "delete">;
  /** Told of each failure, with its name and status only: what is embedded is nobody's business. */
  readonly report: (fields: { model: string; reason: string; status: number | undefined }) => void;
}

/** The embedder that is configured, and what it does now. */
export interface EmbedHome extends Embedder {
  /** `local`, the provider's name, or `degraded` while it is left alone after a failure. */
  state(): string;
}

/**
 * Texts to vectors by OpenAI or Gemini when one is configured, kept by text, and by the local model otherwise. A model that
 * fails or is late is replaced by the local one for this call: the answer says by which model it is.
 */
export function createEmbed(config: EmbedConfig, { cache, report }: EmbedDeps): EmbedHome {
  const remote = chooseModel(config);
  if (remote === undefined) return { model: LOCAL_MODEL, embed: async (_ctx, texts) => locally(texts), state: () => "local" };
  const { name } = remote;
  const kept = createVectorCache(name, cache);
  const circuit = createCircuitBreaker(CIRCUIT);

  async function ask(ctx: RequestContext, texts: readonly string[]): Promise<number[][] | undefined> {
    const permit = circuit.acquire();
    if (permit === undefined) return undefined;
    try {
      const vectors = await askModel(remote as RemoteModel, texts, ctx.signal);
      circuit.record(permit, { kind: "success" });
      return vectors;
    } catch (error) {
      circuit.record(permit, { kind: ctx.signal.aborted ? "neutral" : "failure" });
      ctx.signal.throwIfAborted();
      report({ model: name, ...reasonOf(error) });
      return undefined;
    }
  }

  return {
    model: name,
    async embed(ctx, texts) {
      const known = await Promise.all(texts.map((text) => kept.find(ctx, text)));
      const missing = texts.filter((_text, index) => known[index] === undefined);
      const made = missing.length === 0 ? [] : await ask(ctx, missing);
      if (made === undefined) return locally(texts);
      await Promise.all(missing.map((text, index) => kept.keep(ctx, text, made[index] ?? [])));
      const rest = [...made];
      return { model: name, vectors: known.map((vector) => vector ?? rest.shift() ?? []) };
    },
    state: () => (circuit.state === "CLOSED" ? (name.split("/")[0] ?? name) : "degraded"),
  };
}

function locally(texts: readonly string[]): Embedded {
  return { model: LOCAL_MODEL, vectors: texts.map(embedLocally) };
}

/** OpenAI before Gemini, unless the name is one of Gemini's. A server of one's own has to have the model named. */
function chooseModel({ openai, google, embeddingModel }: EmbedConfig): RemoteModel | undefined {
  if (embeddingModel === "local") return undefined;
  const isGoogles = embeddingModel?.startsWith("gemini") ?? false;
  if (openai && !(isGoogles && google) && (openai.apiKey ?? embeddingModel)) {
    const id = embeddingModel ?? OPENAI_MODEL;
    const { apiKey = NO_KEY, baseUrl } = openai;
    const provider = createOpenAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}) });
    const dimensions = id === FIXED_LENGTH ? undefined : EMBEDDING_DIMENSIONS;
    return { name: `openai/${id}`, model: provider.embedding(id), dimensions };
  }
  if (google && (google.apiKey ?? embeddingModel)) {
    const id = embeddingModel ?? GOOGLE_MODEL;
    const { apiKey = NO_KEY, baseUrl } = google;
    const provider = createGoogleGenerativeAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}) });
    return { name: `google/${id}`, model: provider.embedding(id), dimensions: EMBEDDING_DIMENSIONS };
  }
  return undefined;
}

async function askModel({ model, dimensions }: RemoteModel, texts: readonly string[], signal: AbortSignal): Promise<number[][]> {
  const { embeddings } = await embedMany({
    model,
    values: [...texts],
    ...(dimensions === undefined ? {} : { dimensions }),
    maxRetries: 0,
    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  const vectors = embeddings.map(toUnit);
  if (vectors.length !== texts.length || vectors.includes(undefined)) throw new TypeError("The model answered something else");
  return vectors.filter((vector) => vector !== undefined);
}

/** Length one: Gemini's shortened vectors have another. Nothing when it is no vector of ours. */
function toUnit(vector: readonly number[]): number[] | undefined {
  const length = Math.hypot(...vector);
  if (vector.length !== EMBEDDING_DIMENSIONS || !Number.isFinite(length) || length === 0) return undefined;
  return vector.map((value) => value / length);
}

function reasonOf(error: unknown): { reason: string; status: number | undefined } {
  const status = z.object({ statusCode: z.number() }).safeParse(error);
  return { reason: error instanceof Error ? error.name : "unknown", status: status.success ? status.data.statusCode : undefined };
}

/** Vectors by text, in the process and in the shared cache, for one tenant at a time. */
function createVectorCache(model: string, cache: EmbedDeps["cache"]) {
  const near = new LRUCache<string, number[]>({ maxSize: MAX_BYTES, sizeCalculation: (vector) => 8 * vector.length });
  const keyOf = async (ctx: RequestContext, text: string): Promise<string> =>
    `embedding:${await sha256Hex(canonicalJson([ctx.actor.tenantId, model, text]))}`;
  return {
    async find(ctx: RequestContext, text: string): Promise<number[] | undefined> {
      const key = await keyOf(ctx, text);
      const known = near.get(key);
      if (known !== undefined) return known;
      const entry = await cache.get(key).catch(() => null);
      if (entry === null) return undefined;
      const vector = readEntry(entry, model);
      if (vector === undefined) await cache.delete(key).catch(() => {});
      else near.set(key, vector);
      return vector;
    },
    async keep(ctx: RequestContext, text: string, vector: number[]): Promise<void> {
      const key = await keyOf(ctx, text);
      near.set(key, vector);
      // Nobody here waits for the cache to have it.
      void cache.set(key, writeEntry(vector, model), TTL_SECONDS).catch(() => {});
    },
  };
}

/** Four bytes a number are as exact as the database keeps them. */
function writeEntry(vector: readonly number[], model: string): string {
  return JSON.stringify({ model, vector: Buffer.from(Float32Array.from(vector).buffer).toString("base64") });
}

function readEntry(text: string, model: string): number[] | undefined {
  const parsed = Entry.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.model !== model) return undefined;
  const bytes = Uint8Array.from(Buffer.from(parsed.data.vector, "base64"));
  return bytes.length === 4 * EMBEDDING_DIMENSIONS ? toUnit([...new Float32Array(bytes.buffer)]) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
