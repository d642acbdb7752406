// A worker of the pool's shape that dies in the ways a compiler could.
const WAYS = {
  exit: () => process.exit(3),
  "throw-later": () => new Promise(() => setTimeout(() => JSON.parse("{"))),
  "fill-memory": () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
};

export default async ({ input }) => ({ ok: true, value: (await WAYS[input]?.()) ?? input });
