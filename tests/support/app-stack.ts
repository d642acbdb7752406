import { inject } from "vitest";
import type { KeeperRequest, RunningApp } from "./app-keeper";

/** The built product, running on a port and a data directory of its own. */
export interface App {
  readonly origin: string;
  readonly dataDir: string;
  /** The process that `npm start` would be. */
  readonly pid: number;
  /** Stops it with SIGTERM and starts it again on the same data and the same port; after `kill`, just starts it. */
  restart(): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it for good and removes its data; the end of the run does so for every app that is left. */
  stop(): Promise<void>;
  /** Everything it has printed so far. */
  output(): Promise<string>;
}

/**
 * The running product. Without arguments it is the one that all test files share, started by the first that asks: make a tenant of
 * your own and never restart it. With `env` (may be empty) it is an app of your own, to be restarted and killed as you like.
 */
export async function startApp(options: { readonly env?: Record<string, string> } = {}): Promise<App> {
  const running = await ask<RunningApp>({ action: "start", isShared: options.env === undefined, env: options.env ?? {} });
  const { id } = running;
  let { pid } = running;
  return {
    origin: running.origin,
    dataDir: running.dataDir,
    get pid() {
      return pid;
    },
    restart: async () => {
      ({ pid } = await ask<RunningApp>({ action: "restart", id }));
    },
    kill: async () => void (await ask({ action: "kill", id })),
    stop: async () => void (await ask({ action: "stop", id })),
    output: async () => (await ask<{ output: string }>({ action: "output", id })).output,
  };
}

async function ask<Answer>(request: KeeperRequest): Promise<Answer> {
  const response = await fetch(inject("appKeeperUrl"), { method: "POST", body: JSON.stringify(request) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as { message: string }).message);
  return answer as Answer;
}
