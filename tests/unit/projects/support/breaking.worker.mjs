import { parentPort } from "node:worker_threads";

// A worker of the pool's shape that breaks while it reads what a file's content says.
const WAYS = {
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  "fill-memory": () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 1_000_000 }).fill(1.5));
  },
  throw: () => {
    throw new Error("broken");
  },
};

const known = new Set();

const functions = {
  unpack: ({ source }) => ({ files: [], ignored: 0, notes: [String(WAYS[source.kind]?.() ?? source.kind)] }),
  learn: (files) => {
    for (const { path, hash, content } of files) {
      parentPort.postMessage({ reading: { path, hash } });
      WAYS[content]?.();
      known.add(path);
    }
  },
  map: ({ files }) => {
    const paths = files.map(({ path }) => path).filter((path) => !known.has(path));
    if (paths.length > 0) return { kind: "missing", paths };
    return { kind: "map", map: { text: [...known].join(" "), tokens: 1, entries: [], blocks: [], mappedFileCount: known.size } };
  },
};

export default async ({ id, name, input }) => {
  parentPort.postMessage({ started: id });
  return { ok: true, value: await functions[name](input) };
};
