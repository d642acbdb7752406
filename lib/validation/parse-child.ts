/**
 * Program of the parser's child process, run with `node -e`: it reads `[length u32][source]` from stdin and answers
 * `A` (accepted) followed by a letter, `[length u32]` and a text: `V` and the findings as JSON; `O` and the tree as JSON
 * where the judge has not been built; `E` and the parser's error. Reading and writing block, so the end of stdin (the
 * parent is gone) ends it. A thread beside it watches time and memory, because the main thread cannot while native code
 * runs.
 */
export const PARSE_CHILD_PROGRAM = `
"use strict";
const { existsSync, readSync, writeSync } = require("node:fs");
const { createRequire } = require("node:module");
const { Worker } = require("node:worker_threads");
const [timeLimit, memoryLimit, judgeFile, ...bases] = process.argv.slice(1);
const busy = new Int32Array(new SharedArrayBuffer(4));
const watched = new Int32Array(new SharedArrayBuffer(4));

const watchdog = \`
const { workerData } = require("node:worker_threads");
const { busy, watched, timeLimit, memoryLimit } = workerData;
Atomics.store(watched, 0, 1);
Atomics.notify(watched, 0);
for (;;) {
  Atomics.wait(busy, 0, 0);
  const task = Atomics.load(busy, 0);
  const started = performance.now();
  while (task !== 0 && Atomics.load(busy, 0) === task) {
    if (performance.now() - started > timeLimit) process.kill(process.pid, "SIGKILL");
    if (process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, "SIGKILL");
    Atomics.wait(busy, 0, task, 20);
  }
}\`;
new Worker(watchdog, { eval: true, workerData: { busy, watched, timeLimit: Number(timeLimit), memoryLimit: Number(memoryLimit) } }).unref();

function loadParser() {
  for (const base of bases) {
    try {
      const fromPackage = createRequire(createRequire(base).resolve("@swc/core"));
      const native = fromPackage("./binding.js");
      const options = Buffer.from(JSON.stringify({ syntax: "typescript", tsx: true, decorators: true, target: "es2022" }));
      // The native call gives the tree as JSON already; the package's own wrapper would parse and we would print it again.
      return (source) => native.parseSync(source, options);
    } catch {}
  }
  throw new Error("@swc/core cannot be loaded");
}

const pause = new Int32Array(new SharedArrayBuffer(4));
function retry(operation) {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      if (error.code === "EOF" || error.code === "EPIPE") process.exit(0);
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
function read(length) {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const count = retry(() => readSync(0, buffer, at, length - at, null));
    if (count === 0) process.exit(0);
    at += count;
  }
  return buffer;
}
function write(buffer) {
  for (let at = 0; at < buffer.length; ) at += retry(() => writeSync(1, buffer, at, buffer.length - at));
}

const parse = loadParser();
const judge = existsSync(judgeFile) ? createRequire(judgeFile)(judgeFile).judge : undefined;
// Not even the first source is parsed unwatched.
Atomics.wait(watched, 0, 0);
for (let task = 1; ; task = (task % 1000000) + 1) {
  const source = read(read(4).readUInt32LE(0)).toString("utf8");
  Atomics.store(busy, 0, task);
  Atomics.notify(busy, 0);
  write(Buffer.from("A"));
  let kind = "O";
  let text;
  try {
    text = parse(source);
  } catch (error) {
    kind = "E";
    text = String(error && error.message).slice(0, 4000);
  }
  if (kind === "O" && judge) {
    kind = "V";
    text = JSON.stringify(judge(source, text));
  }
  const body = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeUInt32LE(body.length, 1);
  Atomics.store(busy, 0, 0);
  Atomics.notify(busy, 0);
  write(head);
  write(body);
}
`;
