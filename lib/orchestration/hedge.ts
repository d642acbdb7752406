// A second provider is asked for at most this share of the requests, and never sooner than this.
const SHARE = 0.05;
const LEAST_MS = 1_000;
// Fewer first tokens than these say nothing about a tail.
const LEAST_SAMPLES = 20;
const KEPT_SAMPLES = 200;

export type Hedge = ReturnType<typeof createHedge>;

/** Knows how long a provider usually takes to begin, and when it is late enough to ask another one as well. */
export function createHedge() {
  const samples = new Map<string, number[]>();
  let requests = 0;
  let hedges = 0;

  return {
    /** A first part came after so many milliseconds. */
    note(provider: string, firstMs: number): void {
      const known = samples.get(provider) ?? [];
      samples.set(provider, [...known, firstMs].slice(-KEPT_SAMPLES));
    },
    /** A request begins: after how many milliseconds another provider is asked too, if at all. */
    delayFor(provider: string): number | undefined {
      requests += 1;
      const known = samples.get(provider) ?? [];
      if (known.length < LEAST_SAMPLES || hedges + 1 > requests * SHARE) return undefined;
      const sorted = known.toSorted((a, b) => a - b);
      return Math.max(LEAST_MS, sorted[Math.floor(sorted.length * 0.95)] ?? LEAST_MS);
    },
    /** Another provider was asked. */
    spend(): void {
      hedges += 1;
    },
  };
}
