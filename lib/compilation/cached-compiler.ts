import { LRUCache } from "lru-cache";
import { onceEverywhere } from "#lib/core/once-everywhere";
import type { CachePort } from "#lib/core/ports";
import { createSharedRuns } from "#lib/core/shared-runs";
import { artifactKey } from "./artifact-key";
import type { CompiledComponent } from "./compile-component";
import { frameScript } from "./frame-script";

/** What is stored of a compiled component. */
export type StoredBundle = Pick<CompiledComponent, "hash" | "js" | "css">;

/** Where a compiled component came from. */
export type CacheLayer = "none" | "process" | "redis" | "postgres";

export type CachedComponent = CompiledComponent & { cacheLayer: CacheLayer };

interface CachedCompilerDeps {
  compile: (source: string, signal?: AbortSignal) => Promise<CompiledComponent>;
  cache: CachePort;
  /** What the process may keep. */
  maxBytes?: number;
}

interface CompileOptions {
  signal?: AbortSignal | undefined;
  /** Whether the source may be compiled; until then it is only looked for. */
  fit?: Promise<unknown> | undefined;
  /** Looks for it in this process only. */
  onlyHere?: boolean;
  /** Looks in the caller's own store; what it finds is shared with nobody else. */
  findStored?: ((hash: string) => Promise<StoredBundle | null>) | undefined;
}

const NEVER = new AbortController().signal;

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
/** Bundles of old tools have other keys and fade away. */
const TTL_SECONDS = 7 * 86_400;

/**
 * Compiles a source once: looks in the process, in the shared cache and in the caller's store first. Equal sources at the same
 * time are compiled once. Only what was compiled here is shared, for a bundle is decided by its source alone.
 */
export function createCachedCompiler({ compile, cache, maxBytes = DEFAULT_MAX_BYTES }: CachedCompilerDeps) {
  const kept = new LRUCache<string, StoredBundle>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  const share = createSharedRuns<CachedComponent>();

  async function compileHere(source: string, hash: string, signal: AbortSignal): Promise<CachedComponent> {
    const value = await compile(source, signal);
    if (value.hash === hash) kept.set(hash, toStored(value));
    return { ...value, cacheLayer: "none" };
  }

  async function compileOrFind(
    source: string,
    hash: string,
    { findStored, fit, signal }: CompileOptions,
  ): Promise<CachedComponent> {
    let layer = "none" as CacheLayer;
    // Asked at the same time as the shared cache: most sources are new, and then both answers are waited for in vain.
    const search = findStored?.(hash).catch(() => null);
    const { value, isShared } = await onceEverywhere<CompiledComponent>(cache, {
      key: `bundle:${hash}`,
      signal,
      read: (text) => readBundle(text, hash),
      async work() {
        // The store is waited for as long as nothing may be compiled.
        const stored = await (fit ? Promise.race([search, fit]) : search);
        if (isBundle(stored, hash)) layer = "postgres";
        else await fit;
        const value = isBundle(stored, hash) ? { ...toStored(stored), timings: {} } : await compile(source, signal);
        // After a new build the threads may be newer than this process: their bundles then have other keys.
        const isSharable = layer === "none" && value.hash === hash;
        return { value, text: isSharable ? JSON.stringify(toStored(value)) : null, ttlSeconds: TTL_SECONDS };
      },
    });
    if (isShared) layer = "redis";
    if (layer !== "postgres" && value.hash === hash) kept.set(hash, toStored(value));
    return { ...value, cacheLayer: layer };
  }

  return async function compileCached(source: string, options: CompileOptions = {}): Promise<CachedComponent> {
    const { signal = NEVER, onlyHere, ...more } = options;
    signal.throwIfAborted();
    const hash = await artifactKey(source);
    const known = kept.get(hash);
    if (known) return { ...known, timings: {}, cacheLayer: "process" };
    const { value: found, joined } = await share(hash, signal, (shared) =>
      onlyHere ? compileHere(source, hash, shared) : compileOrFind(source, hash, { ...more, signal: shared }),
    );
    // What somebody has stored is for them alone.
    return joined && found.cacheLayer === "postgres" ? compileCached(source, options) : found;
  };
}

function toStored({ hash, js, css }: StoredBundle): StoredBundle {
  return { hash, js, css };
}

function sizeOf({ hash, js, css }: StoredBundle): number {
  return 2 * (hash.length + js.length + css.length);
}

function readBundle(text: string, hash: string): CompiledComponent | undefined {
  const value = parse(text);
  return isBundle(value, hash) ? { ...toStored(value), timings: {} } : undefined;
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
