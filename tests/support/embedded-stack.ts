import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import pg from "pg";
import ws from "ws";

const ROOT = join(import.meta.dirname, "../..");
const START_MS = 60_000;

/** What the child says about itself when it is ready. */
export interface EmbeddedInfo {
  pid: number;
  url: string;
  databaseUrl: string;
  redisUrl: string;
  redisToken: string;
  publishableKey: string;
  secretKey: string;
  localOwner: { userId: string; tenantId: string; email: string };
}

/** One embedded child and the directory it works on. */
export interface EmbeddedStack {
  readonly info: EmbeddedInfo;
  readonly child: ChildProcess;
  readonly dataDirectory: string;
  readonly origin: string;
  /** Ends the child with a signal and waits for it. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the child and removes its directory. */
  close(): Promise<void>;
}

export interface StackOptions {
  /** A directory to go on with; without one a fresh one is made. */
  dataDirectory?: string;
  env?: Record<string, string>;
}

const ORIGIN = "http://localhost:8000";

/** Starts the embedded services as `npm start` does, on a directory of their own. */
export async function startEmbeddedStack({ dataDirectory, env = {} }: StackOptions = {}): Promise<EmbeddedStack> {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), "spark-test-")));
  const child = forkEmbedded(directory, env);
  const info = await readiness(child);
  const kill = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  return {
    info,
    child,
    dataDirectory: directory,
    origin: ORIGIN,
    kill,
    async close() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The child alone, for tests about how it starts and ends. */
export function forkEmbedded(dataDirectory: string, env: Record<string, string> = {}): ChildProcess {
  const { REDIS_URL: _redis, ...inherited } = process.env;
  return fork(join(ROOT, ".build/embedded.mjs"), [], {
    cwd: ROOT,
    env: { ...inherited, SPARK_DATA_DIR: dataDirectory, SPARK_ORIGIN: ORIGIN, ...env },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

function readiness(child: ChildProcess): Promise<EmbeddedInfo> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const timer = setTimeout(() => reject(new Error(`The embedded services did not start in time: ${said}`)), START_MS);
    child.once("exit", (code, signal) => reject(new Error(`The embedded services ended (${signal ?? code}): ${said}`)));
    child.on("message", (message: { type?: string; info?: EmbeddedInfo }) => {
      if (message.type !== "ready" || message.info === undefined) return;
      clearTimeout(timer);
      resolve(message.info);
    });
  });
}

/** A Supabase client of a program: nothing stored, nothing refreshed behind its back. */
export function supabaseClient(info: EmbeddedInfo, key = info.publishableKey, realtime: { vsn?: string } = {}): SupabaseClient {
  return createClient(info.url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime: { transport: ws as unknown as typeof WebSocket, ...realtime },
  });
}

/** Runs SQL as one person, as the application does: role and claims for one transaction only. */
export async function asPerson<T>(pool: pg.Pool, userId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  const onError = () => {
    isBroken = true;
  };
  client.on("error", onError);
  try {
    await client.query("begin");
    await client.query("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)", [
      JSON.stringify({ sub: userId, role: "authenticated" }),
    ]);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(onError);
    throw error;
  } finally {
    client.off("error", onError);
    client.release(isBroken);
  }
}

/** A pool that logs in as the application, or as the administrator of the database. */
export function openPool(info: EmbeddedInfo, user: "spark_app" | "postgres" = "spark_app", max = 8): pg.Pool {
  return new pg.Pool({ connectionString: info.databaseUrl.replace("spark_app@", `${user}@`), max });
}
