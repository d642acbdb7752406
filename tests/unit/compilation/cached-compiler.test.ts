import { expect, test, vi } from "vitest";
import { artifactKey } from "#lib/compilation/artifact-key";
import { createCachedCompiler, type StoredBundle } from "#lib/compilation/cached-compiler";
import { compileComponent } from "#lib/compilation/compile-component";
import { memoryCache } from "../../support/memory-cache";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

const SOURCE = `export default () => <p class="p-4">x</p>;`;

function setup({ shared = new Map<string, string>(), maxBytes = 1_000_000 } = {}) {
  const compiled: string[] = [];
  const cache = memoryCache(shared);
  const compile = createCachedCompiler({
    cache,
    maxBytes,
    compile: (source) => {
      compiled.push(source);
      return compileComponent(source);
    },
  });
  return { compile, compiled, shared };
}

test("a source is compiled once, then found in the process, and by another process in the shared cache", async () => {
  const first = setup();
  expect((await first.compile(SOURCE)).cacheLayer).toBe("none");
  const again = await first.compile(`\ufeff${SOURCE}`);
  expect(again.cacheLayer).toBe("process");
  const second = setup({ shared: first.shared });
  const found = await second.compile(SOURCE);
  expect(found.cacheLayer).toBe("redis");
  expect([found.js, found.css, found.hash]).toEqual([again.js, again.css, await artifactKey(SOURCE)]);
  expect([first.compiled.length, second.compiled.length]).toEqual([1, 0]);
});

test("equal sources at the same time are compiled once", async () => {
  const { compile, compiled } = setup();
  const results = await Promise.all(Array.from({ length: 20 }, () => compile(SOURCE)));
  expect(compiled).toHaveLength(1);
  expect(new Set(results.map(({ js }) => js)).size).toBe(1);
});

test("what the caller has stored is used by the caller only", async () => {
  const { hash, js, css } = await compileComponent(SOURCE);
  const { compile, compiled, shared } = setup();
  const found = await compile(SOURCE, { findStored: async (key) => (key === hash ? { hash, js, css } : null) });
  expect(found.cacheLayer).toBe("postgres");
  expect([compiled.length, shared.size]).toEqual([0, 0]);
  expect((await compile(SOURCE)).cacheLayer).toBe("none");
});

test.each([
  ["no JSON", () => "{"],
  ["another shape", () => "[]"],
  ["another key", (bundle: StoredBundle) => JSON.stringify({ ...bundle, hash: "0".repeat(64) })],
  ["foreign code", (bundle: StoredBundle) => JSON.stringify({ ...bundle, js: "alert(1)" })],
])("a damaged entry (%s) is dropped and rebuilt", async (_, damage) => {
  const bundle = await compileComponent(SOURCE);
  const key = `bundle:${bundle.hash}`;
  const { compile, compiled, shared } = setup({ shared: new Map([[key, damage(bundle)]]) });
  expect(await compile(SOURCE)).toMatchObject({ cacheLayer: "none", js: bundle.js });
  expect(compiled).toHaveLength(1);
  expect(JSON.parse(shared.get(key) ?? "{}")).toMatchObject({ js: bundle.js });
});

test("the process keeps no more than it was told to", async () => {
  const { compile, compiled, shared } = setup({ maxBytes: 1_000 });
  for (const word of ["one", "two", "three"]) await compile(`export default () => <p>${word}</p>;`);
  shared.clear();
  await compile("export default () => <p>three</p>;");
  await compile("export default () => <p>one</p>;");
  expect(compiled).toHaveLength(4);
});

test("a cache or a store that fails costs a compile, not the request", async () => {
  const fail = async (): Promise<never> => {
    throw new Error("gone");
  };
  const gone = { get: fail, set: fail, delete: fail, claim: fail, extend: fail, release: fail, settle: fail };
  const compile = createCachedCompiler({ compile: compileComponent, cache: gone });
  expect((await compile(SOURCE, { findStored: fail })).cacheLayer).toBe("none");
});

test("what one caller has stored is not handed to another who asks at the same time", async () => {
  const { hash, js, css } = await compileComponent(SOURCE);
  const { compile, compiled } = setup();
  const planted = { hash, js: js.replace("x", "planted"), css };
  const owner = compile(SOURCE, { findStored: async () => planted });
  const other = compile(SOURCE, { findStored: async () => null });
  expect(await owner).toMatchObject({ cacheLayer: "postgres", js: planted.js });
  expect(await other).toMatchObject({ cacheLayer: "none", js });
  expect(compiled).toHaveLength(1);
});

test("two processes compile an equal source once", async () => {
  const cache = memoryCache();
  const compile = vi.fn(compileComponent);
  const [first, second] = [createCachedCompiler({ compile, cache }), createCachedCompiler({ compile, cache })];
  const results = await Promise.all([first(SOURCE), second(SOURCE)]);
  expect(compile).toHaveBeenCalledTimes(1);
  expect(results.map(({ cacheLayer }) => cacheLayer).toSorted()).toEqual(["none", "redis"]);
});

test("a refusal is not kept, and one who gives up does not disturb the others", async () => {
  const { compile, compiled } = setup();
  await expect(compile("export default")).rejects.toMatchObject({ code: "invalid_component" });
  await expect(compile("export default")).rejects.toMatchObject({ code: "invalid_component" });
  expect(compiled).toHaveLength(2);
  const giveUp = new AbortController();
  const impatient = compile(SOURCE, { signal: giveUp.signal });
  const patient = compile(SOURCE);
  giveUp.abort(new Error("enough"));
  await expect(impatient).rejects.toThrow("enough");
  expect((await patient).js).toContain("spark:runtime");
});

test("a source is looked for before it may be compiled", async () => {
  const { hash, js, css } = await compileComponent(SOURCE);
  const { compile, compiled } = setup();
  const never = new Promise(() => {});
  const found = await compile(SOURCE, { fit: never, findStored: async () => ({ hash, js, css }) });
  expect(found.cacheLayer).toBe("postgres");
  const refused = Promise.reject(new Error("refused"));
  refused.catch(() => {});
  await expect(compile(SOURCE, { fit: refused })).rejects.toThrow("refused");
  expect(compiled).toEqual([]);
});

test("what is to be compiled here is in no cache but the process's own", async () => {
  const { compile, compiled, shared } = setup();
  expect((await compile(SOURCE, { onlyHere: true })).cacheLayer).toBe("none");
  expect((await compile(SOURCE, { onlyHere: true })).cacheLayer).toBe("process");
  expect([compiled.length, shared.size]).toEqual([1, 0]);
});
