import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";

import { createAuth } from "./auth";
import { openDatabase } from "./database";
import { takeLock } from "./database/lock";
import { openRunDirectory } from "./database/run-directory";
import { openKeys } from "./keys";
import { ensureLocalOwner, type LocalOwner } from "./local-owner";
import { createRealtime } from "./realtime";
import { createRedisBridge } from "./redis-bridge";
import { startServer } from "./server";
import { writePrivateFile } from "./support/write-file";

export interface ServicesOptions {
  dataDirectory: string;
  /** The app's origin, by which tokens name their issuer. */
  origin: string;
  migrationsDirectory: string;
  /** Where bootstrap.sql and realtime/triggers.sql lie. */
  sqlDirectory: string;
  cacheDirectory: string;
  redisUrl: string | undefined;
  /** A port to take if it is free, so that a restart is found where it was; 0 for any. */
  port: number;
  log: (message: string) => void;
}

/** What the app needs to know to use the services. */
export interface ServicesInfo {
  pid: number;
  url: string;
  databaseUrl: string;
  redisUrl: string;
  redisToken: string;
  publishableKey: string;
  secretKey: string;
  localOwner: LocalOwner;
}

/** Starts everything on one data directory, which nobody else may have open. */
export async function startServices(options: ServicesOptions): Promise<{ info: ServicesInfo; close: () => Promise<void> }> {
  await mkdir(options.dataDirectory, { recursive: true, mode: 0o700 });
  const dataDirectory = await realpath(options.dataDirectory);
  const runDirectory = await openRunDirectory(dataDirectory);
  const lock = await takeLock(join(runDirectory, "lock"));
  const keys = await openKeys(dataDirectory);
  const database = await openDatabase({
    directory: join(dataDirectory, "postgres"),
    cacheDirectory: options.cacheDirectory,
    runDirectory,
    migrationsDirectory: options.migrationsDirectory,
    before: join(options.sqlDirectory, "bootstrap.sql"),
    after: [join(options.sqlDirectory, "realtime/triggers.sql")],
    log: options.log,
  });
  const localOwner = await ensureLocalOwner(database, keys.localOwner);
  const auth = await createAuth({
    database,
    keys,
    origin: options.origin,
    mailDirectory: join(dataDirectory, "mail"),
    log: options.log,
  });
  const realtime = await createRealtime({ database, keys, verifyToken: auth.verifyToken, log: options.log });
  const redis = await createRedisBridge({ token: keys.redisToken, redisUrl: options.redisUrl, log: options.log });
  const server = await startServer(
    {
      auth: auth.app,
      redis: redis.app,
      upgradeRealtime: realtime.upgrade,
      check: async () => void (await database.query("select 1")),
      log: options.log,
    },
    options.port,
  );
  const url = `http://127.0.0.1:${server.port}`;
  const { publishableKey, secretKey, redisToken } = keys;
  const info = {
    pid: process.pid,
    url,
    databaseUrl: database.url,
    redisUrl: `${url}/redis`,
    redisToken,
    publishableKey,
    secretKey,
    localOwner,
  };
  await writePrivateFile(join(dataDirectory, "embedded.json"), `${JSON.stringify(info, null, 2)}\n`);
  return {
    info,
    async close() {
      realtime.close();
      await server.close();
      await redis.close();
      await database.close();
      await lock.release();
    },
  };
}
