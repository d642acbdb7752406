import { z } from "zod";
import { sha256Hex } from "#lib/core/hash";
import { canonicalJson, type Json } from "#lib/core/json";
import type { CachePort } from "#lib/core/ports";
import { CONTRACT_VERSION } from "./prompts";
import { shapeKey } from "./shape-key";
import type { CheckedComponent, WriteRequest } from "./types";

// A day: long enough for an agent that asks the same thing each morning, short enough that better models get their turn.
const TTL_SECONDS = 86_400;

const Cached = z.object({
  source: z.string(),
  title: z.string(),
  summary: z.string(),
  notes: z.array(z.string()),
  recipe: z.json(),
  bundle: z.object({ hash: z.string(), js: z.string(), css: z.string() }),
  provider: z.string(),
  model: z.string().optional(),
});

/**
 * Whole generations by (tenant, prompt, data shape, theme, contract, gate): the same question with fresh data asks no model, and
 * what an older gate let through is not served by a newer one. `gate` is the digest of that gate.
 */
export function createGenerationCache(cache: CachePort, gate: string) {
  return {
    /** The key of a request, or undefined when its answer depends on more than the request. */
    async keyOf(tenantId: string, writers: readonly string[], request: WriteRequest): Promise<string | undefined> {
      if (request.previous || request.history.length > 0 || request.mode === "text") return undefined;
      const prompt = request.prompt.trim().replace(/\s+/g, " ").toLowerCase();
      const facts: Json = [
        CONTRACT_VERSION,
        gate,
        tenantId,
        [...writers],
        prompt,
        shapeKey(request.data),
        request.theme,
        request.title ?? "",
        request.mode,
      ];
      return `generation:${await sha256Hex(canonicalJson(facts))}`;
    },
    /** A corrupt or foreign entry is dropped and answers undefined. */
    async read(key: string): Promise<z.output<typeof Cached> | undefined> {
      const text = await cache.get(key);
      if (text === null) return undefined;
      const parsed = Cached.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      await cache.delete(key);
      return undefined;
    },
    async write(key: string, checked: CheckedComponent): Promise<void> {
      const { source, title, summary, notes, recipe, bundle, provider, model } = checked;
      const text = JSON.stringify({ source, title, summary, notes, recipe, bundle, provider, model });
      await cache.set(key, text, TTL_SECONDS);
    },
  };
}

export type GenerationCache = ReturnType<typeof createGenerationCache>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
