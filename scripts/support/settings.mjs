import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { Refusal } from "./say.mjs";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Reads `.env.local` and `.env` into the environment; what is set already stays, even when it is blank. */
export function loadEnvFiles(root) {
  for (const name of [".env.local", ".env"]) {
    const file = join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/** The configuration, and what follows from it for the start; refuses what is wrong, half there or open to the network. */
export async function readSettings(root, env = process.env) {
  const { readConfig } = await import(pathToFileURL(join(root, ".build/config.mjs")).href);
  let config;
  try {
    config = readConfig(env);
  } catch (error) {
    throw new Refusal(error.message);
  }
  const isLoopback = LOOPBACK.test(config.host);
  const hasIdentity = config.supabase !== undefined;
  const isPublished = config.localAccess === "published-loopback";
  if (!isLoopback && !hasIdentity && !isPublished) {
    throw new Refusal(
      `HOST=${config.host} would let everybody on the network in, because nobody has to sign in here. Either leave HOST at 127.0.0.1, ` +
        "or set SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY and DATABASE_URL so that people sign in, " +
        "or set SPARK_LOCAL_ACCESS=published-loopback when the port is published on this machine's loopback only (as in a container).",
    );
  }
  return {
    config,
    dataDirectory: resolve(root, config.dataDirectory),
    needsEmbedded: !hasIdentity || config.redis === undefined,
    hasLocalOwner: !hasIdentity && (isLoopback || isPublished),
  };
}

/** The data directory, for its owner's eyes only. */
export function openDataDirectory(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal(`The data directory ${path} cannot be made: ${error.message}`);
  }
}

/** What the app is told about where it runs. What is configured stays; what is not points to the embedded child. */
export function appEnvironment({ settings, env, port, embedded }) {
  const origin = env.SPARK_ORIGIN || `http://localhost:${port}`;
  const place = { PORT: String(port), SPARK_ORIGIN: origin, SPARK_SANDBOX_HOST: env.SPARK_SANDBOX_HOST || new URL(origin).host };
  if (!embedded) return place;
  const { config, hasLocalOwner, dataDirectory } = settings;
  const { info } = embedded;
  const identity = {
    SUPABASE_URL: info.url,
    SUPABASE_PUBLISHABLE_KEY: info.publishableKey,
    SUPABASE_SECRET_KEY: info.secretKey,
    DATABASE_URL: info.databaseUrl,
  };
  const owner = { SPARK_LOCAL_OWNER: `${info.localOwner.userId}:${info.localOwner.tenantId}` };
  return {
    ...place,
    ...(config.supabase ? {} : identity),
    ...(config.redis ? {} : { UPSTASH_REDIS_REST_URL: info.redisUrl, UPSTASH_REDIS_REST_TOKEN: info.redisToken }),
    ...(config.secret ? {} : { SPARK_KEYS: JSON.stringify({ secret: readSecret(dataDirectory) }) }),
    ...(hasLocalOwner ? owner : {}),
  };
}

function readSecret(dataDirectory) {
  return JSON.parse(readFileSync(join(dataDirectory, "keys.json"), "utf8")).secret;
}
