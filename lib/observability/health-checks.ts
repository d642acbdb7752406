import type { HealthCheck } from "./health";

export interface HealthDeps {
  readonly database: { ping(): Promise<void> };
  readonly redis: { ping(): Promise<void> };
  readonly compiler: { check(): Promise<string> };
  readonly circuits: { states(): Readonly<Record<string, string>> };
  readonly embedder: { readonly model: string; state(): string };
}

/** What Spark stands on. Without the database or the compiler nothing works; all else makes it slower or plainer. */
export function healthChecks({ database, redis, compiler, circuits, embedder }: HealthDeps): HealthCheck[] {
  const run = (work: () => Promise<unknown>) => async () => (await work(), "ok");
  return [
    { name: "database", isVital: true, run: run(database.ping) },
    { name: "cache", isVital: false, run: run(redis.ping) },
    { name: "compiler", isVital: true, run: compiler.check },
    { name: "providers", isVital: false, run: async () => providers(circuits.states()) },
    { name: "embeddings", isVital: false, run: async () => ({ state: embedder.state(), model: embedder.model }) },
  ];
}

/** The composer always answers: having no model is a way to run, not a failure. */
function providers(states: Readonly<Record<string, string>>) {
  const names = Object.keys(states);
  if (names.length === 0) return { state: "composer" };
  const isWell = Object.values(states).every((state) => state === "CLOSED");
  return { state: isWell ? names.join(", ") : "degraded", circuits: { ...states }, note: "Circuits are this process's own." };
}
