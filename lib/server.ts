import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "./core/config";
import { SparkError } from "./core/errors";
import { createRoute, type OpenRouteOptions } from "./http/route";
import { createLogger } from "./observability/logger";
import { createBuildFiles } from "./platform/build-files";
import { createRedisHome } from "./platform/cache";
import { createCompilePool, type CompilePool } from "./platform/compile-pool";
import { createDatabase } from "./platform/database";
import { createEmbed } from "./platform/embeddings";
import { createIdentity } from "./platform/identity";
import { createLegPool } from "./platform/leg-pool";
import { createModels } from "./platform/models";
import { createProjectPool } from "./platform/project-pool";
import { createSpark, type Spark } from "./spark";

// One Spark per process: Next loads this module once per bundle, and again after each hot reload.
const home = globalThis as typeof globalThis & { __spark?: Spark; __compiler?: CompilePool };

/** The process's Spark, opened at first use. Throws when the environment is not a whole home. */
export function spark(): Spark {
  return (home.__spark ??= openSpark());
}

/** Starts the compiler's threads, which takes seconds and no environment: before the services are up. */
export function startCompiler(): void {
  // Whether it can compile is the health check's to tell.
  void compiler()
    .check()
    .catch(() => {});
}

function compiler(): CompilePool {
  return (home.__compiler ??= createCompilePool({ workerFile: path.join(process.cwd(), ".build/compile.worker.mjs") }));
}

function openSpark(): Spark {
  const config = readConfig(process.env);
  const { databaseUrl, redis, secret, supabase } = config;
  if (!databaseUrl || !redis || !secret || !supabase) {
    throw new Error(
      "Spark needs DATABASE_URL, SUPABASE_URL and its keys, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN and SPARK_KEYS; `npm start` provides them.",
    );
  }
  const logger = createLogger(config.logLevel);
  const buildDirectory = path.join(process.cwd(), ".build");
  const redisHome = createRedisHome({ ...redis, report: (error) => logger.error("cache_failed", error) });
  return createSpark({
    config: { ...config, secret },
    database: createDatabase({ url: databaseUrl }),
    redis: redisHome,
    compiler: compiler(),
    models: createModels(config),
    embedder: createEmbed(config, {
      cache: redisHome.cache,
      report: (fields) => logger.warn("embedding_failed", fields),
    }),
    legs: createLegPool({
      workerFile: path.join(buildDirectory, "leg.worker.mjs"),
      models: { openai: config.openai, google: config.google },
    }),
    projects: createProjectPool({ workerFile: path.join(buildDirectory, "project.worker.mjs") }),
    identity: createIdentity({ supabase, appOrigin: config.origin }),
    build: createBuildFiles(buildDirectory),
    logger,
    version: versionOf(),
  });
}

function versionOf(): string {
  const text = readFileSync(path.join(process.cwd(), "package.json"), "utf8");
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "0.0.0";
}

type Routes = ReturnType<typeof createRoute>;

// Route modules are also loaded by the build, where there is no home: everything waits for the first request.
const routes = (): Routes => createRoute(spark().http);

/** A route that needs a caller. */
export const route: Routes["route"] = (schema, handler, options) => (request, segment) =>
  routes().route(schema, handler, options)(request, segment);

/** A route that anybody may call. */
export const openRoute: Routes["openRoute"] = (schema, handler, options?: OpenRouteOptions) => (request, segment) =>
  routes().openRoute(schema, handler, options)(request, segment);

// What a route file answers without a home: 405, 404 and preflights.
const unconfigured = () => {
  const { corsOrigins, embedOrigins } = readConfig(process.env);
  return createRoute({ authenticate: refuse, report: () => {}, allowedOrigins: [], corsOrigins, embedOrigins });
};

const refuse = async (): Promise<never> => {
  throw new SparkError("unauthenticated", "Nobody calls this.");
};

/** A route file's exports: its handlers, and a 405 for every other verb. */
export const methods: Routes["methods"] = (handlers, options) => unconfigured().methods(handlers, options);

/** For addresses nobody serves. */
export const notFound: Routes["notFound"] = (request, segment) => unconfigured().notFound(request, segment);
