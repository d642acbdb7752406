import { parentPort } from "node:worker_threads";

// A worker of the pool's shape that dies in the ways a compiler could.
const WAYS = {
  exit: () => process.exit(3),
  "throw-later": () => new Promise(() => setTimeout(() => JSON.parse("{"))),
  "fill-memory": () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 1_000_000 }).fill(1.5));
  },
};

export default async ({ id, input }) => {
  parentPort.postMessage({ started: id });
  return { ok: true, value: (await WAYS[input]?.()) ?? input };
};
