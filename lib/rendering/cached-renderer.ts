import { LRUCache } from "lru-cache";
import { sha256Hex } from "#lib/core/hash";
import type { RenderInput, RenderResult } from "./render-component";

/** What is drawn, and for whom: what one tenant's data looks like is never looked up for another. */
export interface DrawRequest extends RenderInput {
  tenantId: string;
}

const MAX_BYTES = 48 * 1024 * 1024;
/** Some apps show the day. */
const TTL_MS = 3_600_000;

/** Draws equal components with equal data once; what failed is drawn again. */
export function createCachedRenderer(render: (input: RenderInput, signal?: AbortSignal) => Promise<RenderResult>) {
  const kept = new LRUCache<string, RenderResult>({ maxSize: MAX_BYTES, ttl: TTL_MS, sizeCalculation: sizeOf });

  return async ({ tenantId, ...input }: DrawRequest, signal?: AbortSignal): Promise<RenderResult> => {
    const key = await sha256Hex([tenantId, input.theme, input.script, input.data].join("\0"));
    const known = kept.get(key);
    if (known) return known;
    const result = await render(input, signal);
    if (result.state !== "failed") kept.set(key, result);
    return result;
  };
}

export type Draw = ReturnType<typeof createCachedRenderer>;

function sizeOf(result: RenderResult): number {
  return 256 + (result.state === "failed" ? 0 : 2 * (result.html.length + result.text.length));
}
