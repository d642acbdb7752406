import { z } from "zod";
import { sha256Hex } from "#lib/core/hash";
import { canonicalJson, parseJson, type Json } from "#lib/core/json";
import { onceEverywhere } from "#lib/core/once-everywhere";
import type { CachePort } from "#lib/core/ports";
import { CONTRACT_VERSION } from "./prompts";
import { shapeKey } from "./shape-key";
import type { CheckedComponent, TextAnswer, WriteRequest } from "./types";

// A day: long enough for an agent that asks the same thing each morning, short enough that better models get their turn.
const TTL_SECONDS = 86_400;

const Kept = z.object({
  source: z.string(),
  title: z.string(),
  summary: z.string(),
  notes: z.array(z.string()),
  recipe: z.json(),
  bundle: z.object({ hash: z.string(), js: z.string(), css: z.string() }),
  provider: z.string(),
  model: z.string().optional(),
});

/** What is kept of a generation. */
export type Kept = z.output<typeof Kept>;

type Made = CheckedComponent | TextAnswer;
type Found = { kept: Kept } | { made: Made };

/**
 * Whole generations by (tenant, prompt, data shape, theme, contract, gate): the same question with fresh data asks no model, and
 * what an older gate let through is not served by a newer one. `gate` is the digest of that gate.
 */
export function createGenerationCache(cache: CachePort, gate: string) {
  return {
    /** The key of a request, or undefined when its answer depends on more than the request. */
    async keyOf(tenantId: string, writers: readonly string[], request: WriteRequest): Promise<string | undefined> {
      if (request.isRepeat || request.previous || request.history.length > 0) return undefined;
      if (request.mode === "text" || request.mode === "code") return undefined;
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
        request.effort,
        request.provider ?? "",
        ...(request.background ?? []),
      ];
      return `generation:${await sha256Hex(canonicalJson(facts))}`;
    },
    /** What is kept for the key, or else the answer of `make`, which only one process at a time is asked for. Texts are not kept. */
    async findOrMake(
      key: string,
      signal: AbortSignal,
      make: () => Promise<Made>,
      mayKeep: (made: Made) => boolean,
    ): Promise<Found> {
      const { value } = await onceEverywhere<Found>(cache, {
        key,
        signal,
        read(text) {
          const parsed = Kept.safeParse(parseJson(text));
          return parsed.success ? { kept: parsed.data } : undefined;
        },
        async work() {
          const made = await make();
          const text = made.kind === "component" && mayKeep(made) ? JSON.stringify(Kept.parse(made)) : null;
          return { value: { made }, text, ttlSeconds: TTL_SECONDS };
        },
      });
      return value;
    },
  };
}

export type GenerationCache = ReturnType<typeof createGenerationCache>;
