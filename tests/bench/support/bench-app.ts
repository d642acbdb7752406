import { createAppKeeper, type RunningApp } from "../../support/app-keeper";

/** The built product on a data directory of its own, which goes with it. */
export async function startBenchApp(env: Record<string, string> = {}): Promise<{ app: RunningApp; close: () => Promise<void> }> {
  const keeper = await createAppKeeper();
  const answer = await fetch(keeper.url, {
    method: "POST",
    body: JSON.stringify({ action: "start", isShared: false, env }),
  });
  return { app: (await answer.json()) as RunningApp, close: keeper.close };
}
