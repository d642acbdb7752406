import { LRUCache } from "lru-cache";
import type { CachePort } from "#lib/core/ports";
import { untilAborted } from "#lib/core/until-aborted";
import { artifactKey } from "./artifact-key";
import type { CompiledComponent } from "./compile-component";
import { frameScript } from "./frame-script";

/** What is stored of a compiled component. */
export type StoredBundle = Pick<CompiledComponent, "hash" | "js" | "css">;

/** Where a compiled component came from. */
export type CacheLayer = "none" | "process" | "redis" | "postgres";

export type CachedComponent = CompiledComponent & { cacheLayer: CacheLayer };

interface CachedCompilerDeps {
  compile: (source: string) => Promise<CompiledComponent>;
  cache: CachePort;
  /** What the process may keep. */
  maxBytes?: number;
}

interface CompileOptions {
  signal?: AbortSignal | undefined;
  /** Looks in the caller's own store; what it finds is shared with nobody else. */
  findStored?: ((hash: string) => Promise<StoredBundle | null>) | undefined;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
/** Bundles of old tools have other keys and fade away. */
const TTL_SECONDS = 7 * 86_400;

/**
 * Compiles a source once: looks in the process, in the shared cache and in the caller's store first. Equal sources at the same
 * time are compiled once. Only what was compiled here is shared, for a bundle is decided by its source alone.
 */
export function createCachedCompiler({ compile, cache, maxBytes = DEFAULT_MAX_BYTES }: CachedCompilerDeps) {
  const kept = new LRUCache<string, StoredBundle>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  const running = new Map<string, Promise<CompiledComponent>>();

  async function compileAndShare(source: string, hash: string): Promise<CompiledComponent> {
    const compiled = await compile(source);
    // After a new build the threads may be newer than this process: their bundles then have other keys.
    if (compiled.hash !== hash) return compiled;
    kept.set(hash, toStored(compiled));
    await writeShared(cache, compiled);
    return compiled;
  }

  function compileOnce(source: string, hash: string): Promise<CompiledComponent> {
    const known = running.get(hash);
    if (known) return known;
    const run = compileAndShare(source, hash).finally(() => running.delete(hash));
    running.set(hash, run);
    return run;
  }

  return async (source: string, { signal, findStored }: CompileOptions = {}): Promise<CachedComponent> => {
    signal?.throwIfAborted();
    const hash = await artifactKey(source);
    const known = kept.get(hash);
    if (known) return { ...known, timings: {}, cacheLayer: "process" };
    const shared = await untilAborted(readShared(cache, hash), signal);
    if (shared) {
      kept.set(hash, shared);
      return { ...shared, timings: {}, cacheLayer: "redis" };
    }
    const stored = await untilAborted(findStored?.(hash).catch(() => null) ?? Promise.resolve(null), signal);
    if (isBundle(stored, hash)) return { ...toStored(stored), timings: {}, cacheLayer: "postgres" };
    return { ...(await untilAborted(compileOnce(source, hash), signal)), cacheLayer: "none" };
  };
}

function toStored({ hash, js, css }: StoredBundle): StoredBundle {
  return { hash, js, css };
}

function sizeOf({ hash, js, css }: StoredBundle): number {
  return 2 * (hash.length + js.length + css.length);
}

function keyOf(hash: string): string {
  return `bundle:${hash}`;
}

/** A shared cache that does not answer costs a compile, not the request. */
async function readShared(cache: CachePort, hash: string): Promise<StoredBundle | undefined> {
  const text = await cache.get(keyOf(hash)).catch(() => null);
  if (text === null) return undefined;
  const value = parse(text);
  if (isBundle(value, hash)) return toStored(value);
  await cache.delete(keyOf(hash)).catch(() => {});
  return undefined;
}

async function writeShared(cache: CachePort, bundle: StoredBundle): Promise<void> {
  await cache.set(keyOf(bundle.hash), JSON.stringify(toStored(bundle)), TTL_SECONDS).catch(() => {});
}

function isBundle(value: unknown, hash: string): value is StoredBundle {
  if (typeof value !== "object" || value === null || !("hash" in value) || !("js" in value) || !("css" in value)) return false;
  return value.hash === hash && typeof value.css === "string" && typeof value.js === "string" && isFrameModule(value.js);
}

function isFrameModule(js: string): boolean {
  try {
    frameScript(js);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
