import { isNodeModule, packageOf, walk, type Source } from "./source-tree";

/** Lower numbers know nothing of higher ones; one line per folder (or file) of `lib`. */
const LEVEL: Record<string, number> = {
  core: 0,
  runtime: 0,
  auth: 1,
  compilation: 1,
  composer: 1,
  context: 1,
  keys: 1,
  markdown: 1,
  memory: 1,
  observability: 1,
  orchestration: 1,
  projects: 1,
  realtime: 1,
  registry: 1,
  rendering: 1,
  sandbox: 1,
  settings: 1,
  tenants: 1,
  validation: 1,
  frames: 2,
  generation: 2,
  a2a: 3,
  chat: 3,
  http: 3,
  operations: 4,
  platform: 4,
  spark: 5,
  server: 6,
};

/** One vendor, one home. What is not named here has no home yet and may not be imported. */
const HOME: Record<string, RegExp> = {
  "@ai-sdk/google": /^lib\/platform\//,
  "@ai-sdk/openai": /^lib\/platform\//,
  "@ai-sdk/react": /^app\//,
  "@babel/core": /^lib\/compilation\//,
  "@babel/parser": /^lib\/context\//,
  "@babel/preset-typescript": /^lib\/compilation\//,
  "@electric-sql/pglite": /^supabase\/embedded\//,
  "@electric-sql/pglite-pgvector": /^supabase\/embedded\//,
  "@electric-sql/pglite-socket": /^supabase\/embedded\//,
  "@hono/node-server": /^supabase\/embedded\//,
  "@jitl/quickjs-wasmfile-release-sync": /^lib\/rendering\//,
  "@supabase/ssr": /^lib\/platform\/|^app\/_client\//,
  "@supabase/supabase-js": /^lib\/platform\/|^app\/_client\//,
  "@swc/core": /^lib\/(?:validation|context)\//,
  "@upstash/ratelimit": /^lib\/platform\//,
  "@upstash/redis": /^lib\/platform\//,
  "@vscode/tree-sitter-wasm": /^lib\/context\//,
  // The browser's half of a chat is the same package's.
  ai: /^lib\/(?:generation|orchestration|platform)\/|^app\//,
  "babel-preset-solid": /^lib\/compilation\//,
  daisyui: /^lib\/compilation\//,
  entities: /^lib\/rendering\//,
  diff: /^app\/|^lib\/projects\//,
  "esbuild-wasm": /^lib\/compilation\//,
  "gpt-tokenizer": /^lib\/context\//,
  "highlight.js": /^lib\/markdown\//,
  hono: /^supabase\/embedded\//,
  ignore: /^lib\/projects\//,
  ioredis: /^supabase\/embedded\//,
  jose: /^lib\/auth\/|^supabase\/embedded\//,
  kysely: /(?:store|verbs)\.ts$|^lib\/platform\//,
  // Plain data structures and checks, without anybody behind them.
  "lru-cache": /./,
  "markdown-it": /^lib\/markdown\//,
  next: /^app\/|^middleware\.ts$|^instrumentation\.ts$/,
  pg: /^lib\/platform\//,
  pino: /^lib\/observability\//,
  piscina: /^lib\/platform\//,
  "quickjs-emscripten-core": /^lib\/rendering\//,
  react: /^app\//,
  "react-dom": /^app\//,
  "server-only": /^lib\/server\.ts$|^app\/_server\//,
  "solid-js": /^lib\/(?:runtime|sandbox\/frame)\//,
  swr: /^app\//,
  tailwindcss: /^lib\/compilation\//,
  "tar-stream": /^lib\/projects\//,
  ws: /^supabase\/embedded\//,
  yauzl: /^lib\/projects\//,
  zod: /./,
  zustand: /^app\//,
};

const ENVIRONMENT_HOME = /^lib\/server\.ts$|^middleware\.ts$|^instrumentation\.ts$|^supabase\/embedded\//;
const WORKER_HOME = /^lib\/platform\/|^app\/_client\//;
const PORTABLE = /^lib\/(?:core|auth|sandbox|markdown)\/|\/schemas\.ts$|^lib\/.*events?\.ts$|^middleware\.ts$/;

/** A rule answers one sentence per breach; an empty list is a house in order. */
export type Rule = (sources: readonly Source[]) => string[];

/** Section 5, points 1 and 2: `lib` imports only its own folder or a lower level, and nothing from outside. */
export const importsOnlyDownwards: Rule = perImport(({ path }, { target, isProject }) => {
  if (!path.startsWith("lib/") || !isProject) return undefined;
  if (!target.startsWith("lib/")) return `${path} imports ${target}, which is not in lib`;
  const [own, other] = [folderOf(path), folderOf(target)];
  const [level, otherLevel] = [LEVEL[own], LEVEL[other]];
  if (level === undefined || otherLevel === undefined) return `${level === undefined ? path : target} has no level`;
  return own !== other && otherLevel >= level ? `${path} (level ${level}) imports ${target} (level ${otherLevel})` : undefined;
});

/** Section 5, points 1 and 3: who may import the rim. */
export const keepsTheRim: Rule = (sources) =>
  perImport((source, { target, isProject }) => {
    const { path } = source;
    if (!isProject) return undefined;
    const isEmbedded = path.startsWith("supabase/");
    if (isEmbedded !== target.startsWith("supabase/"))
      return `${path} imports ${target}: the embedded services and the app know nothing of each other`;
    if (target.startsWith("lib/platform/") && !/^lib\/(?:platform\/|spark\.ts$|server\.ts$)|^workers\//.test(path))
      return `${path} imports ${target}: only lib/spark.ts, lib/server.ts and the workers wire it`;
    if (/^lib\/server(?:\.ts)?$/.test(target) && !isServerSide(source))
      return `${path} imports lib/server: only routes and server components do`;
    return undefined;
  })(sources);

/** Section 5, point 4: a vendor is imported only where it lives. Types vanish and may be named anywhere. */
export const keepsVendorsHome: Rule = perImport(({ path }, one) => {
  if (one.isProject || one.isTypeOnly || isNodeModule(one)) return undefined;
  const vendor = packageOf(one.target);
  const home = HOME[vendor];
  if (!home) return `${path} imports ${vendor}, which has no home: add it to HOME`;
  return home.test(path) ? undefined : `${path} imports ${vendor}, whose home is ${home.source}`;
});

/** Section 5, point 5: what runs anywhere uses no module of Node, nor does anything that it imports. */
export const runsAnywhere: Rule = (sources) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources.filter(({ path }) => PORTABLE.test(path)).flatMap((source) => nodeModulesBehind(source, byPath, new Set()));
};

/** Section 5, point 5: the environment is read at the doors only. */
export const readsEnvironmentAtTheDoors: Rule = (sources) =>
  sources
    .filter(({ path, tree }) => !ENVIRONMENT_HOME.test(path) && [...walk(tree)].some(isEnvironment))
    .map(({ path }) => `${path} reads process.env`);

/** Section 5, point 6: workers are made in two places. */
export const makesWorkersAtHome: Rule = (sources) =>
  sources
    .filter(({ path, tree }) => !WORKER_HOME.test(path) && [...walk(tree)].some(isWorkerCreation))
    .map(({ path }) => `${path} makes a worker`);

function perImport(judge: (source: Source, one: Source["imports"][number]) => string | undefined): Rule {
  return (sources) => sources.flatMap((source) => source.imports.flatMap((one) => judge(source, one) ?? []));
}

function folderOf(path: string): string {
  return (path.split("/")[1] ?? "").replace(/\.ts$/, "");
}

function isServerSide({ path, text }: Source): boolean {
  if (path === "instrumentation.ts") return true;
  return path.startsWith("app/") && !path.startsWith("app/_client/") && !/^\s*["']use client["']/.test(text);
}

function nodeModulesBehind(source: Source, byPath: ReadonlyMap<string, Source>, seen: Set<string>): string[] {
  if (seen.has(source.path)) return [];
  seen.add(source.path);
  return source.imports
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .flatMap((one) => {
      if (isNodeModule(one)) return [`${source.path} imports ${one.target}, but has to run anywhere`];
      const next = [`${one.target}.ts`, `${one.target}.tsx`, one.target].map((path) => byPath.get(path)).find(Boolean);
      return one.isProject && next ? nodeModulesBehind(next, byPath, seen) : [];
    });
}

function isEnvironment(node: Record<string, unknown>): boolean {
  if (node["type"] !== "MemberExpression") return false;
  const { object, property } = node as { object: Record<string, unknown>; property: Record<string, unknown> };
  return object["name"] === "process" && (property["name"] === "env" || property["value"] === "env");
}

function isWorkerCreation(node: Record<string, unknown>): boolean {
  if (node["type"] !== "NewExpression") return false;
  const { callee } = node as { callee: Record<string, unknown> };
  return ["Worker", "SharedWorker", "Piscina"].includes(String(callee["name"]));
}
