import { isAbsolute, join } from "node:path";

import { startServices, type ServicesOptions } from "./services";

// This file runs as .build/embedded.mjs, one folder below the project.
const PROJECT = join(import.meta.dirname, "..");
const CLOSE_MS = 5_000;

function readOptions(env: NodeJS.ProcessEnv): ServicesOptions {
  const dataDirectory = env.SPARK_DATA_DIR ?? "";
  if (!isAbsolute(dataDirectory)) throw new Error("SPARK_DATA_DIR must be an absolute path.");
  if (!URL.canParse(env.SPARK_ORIGIN ?? ""))
    throw new Error("SPARK_ORIGIN must be the app's address, such as http://localhost:8000.");
  return {
    dataDirectory,
    origin: new URL(env.SPARK_ORIGIN ?? "").origin,
    migrationsDirectory: env.SPARK_MIGRATIONS_DIR || join(process.cwd(), "supabase/migrations"),
    sqlDirectory: join(PROJECT, "supabase/embedded"),
    cacheDirectory: join(PROJECT, ".build"),
    redisUrl: env.REDIS_URL || undefined,
    port: Number(env.SPARK_EMBEDDED_PORT) || 0,
    log: (message) => console.log(`[embedded] ${message}`),
  };
}

async function main(): Promise<void> {
  // A signal, or the end of whoever started this: before everything runs there is nothing to close.
  let close = () => Promise.resolve();
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), CLOSE_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, stop);
  const services = await startServices(readOptions(process.env));
  close = services.close;
  process.send?.({ type: "ready", info: services.info });
}

try {
  await main();
} catch (error) {
  console.error(`The embedded services cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
