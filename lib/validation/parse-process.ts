import { spawn, type ChildProcessByStdio } from "node:child_process";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import type { Finding } from "./findings";
import { PARSE_CHILD_PROGRAM } from "./parse-child";

/** What became of one source in the parser's child process. */
export type ParseOutcome =
  | { kind: "judged"; findings: Finding[] }
  | { kind: "parsed"; json: string }
  | { kind: "refused"; error: string }
  | { kind: "died" }
  | { kind: "unavailable" };

export interface ParseLimits {
  timeMs: number;
  memoryBytes: number;
  processes: number;
}

/** Healthy parses take under 10 ms and 100 MB; two processes keep the queue moving while one is being replaced. */
export const PARSE_LIMITS: ParseLimits = { timeMs: 5_000, memoryBytes: 512 * 1024 * 1024, processes: 2 };

/** The child stops itself first; this much later the parent does it, should even that fail. */
const KILL_GRACE_MS = 500;
/** A new child loads SWC first, on a busy machine slowly; its time for a source begins when it has taken it. */
const START_MS = 10_000;
const ACCEPTED = 65;
const JUDGED = 86;
const PARSED = 79;
const HEAD_BYTES = 5;

interface Task {
  readonly source: string;
  readonly settle: (outcome: ParseOutcome) => void;
  /** A child that was already dead when it got the task says nothing about the source, and all may have died at once. */
  deadChildren: number;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A few child processes that parse, one source at a time each, started when first needed. */
export function createParseProcesses(limits: ParseLimits = PARSE_LIMITS) {
  const queue: Task[] = [];
  const lanes = new Set<Lane>();

  function dispatch(): void {
    while (queue.length > 0) {
      const lane = [...lanes].find((candidate) => !candidate.isBusy()) ?? (lanes.size < limits.processes ? open() : undefined);
      const task = lane && queue.shift();
      if (!lane || !task) return;
      lane.run(task);
    }
  }

  function open(): Lane {
    const lane = startLane(
      limits,
      (task) => {
        if (task) queue.unshift(task);
        lanes.delete(lane);
        dispatch();
      },
      dispatch,
    );
    lanes.add(lane);
    return lane;
  }

  return {
    /** Parses one source; never rejects. */
    parse: (source: string): Promise<ParseOutcome> =>
      new Promise((resolve) => {
        queue.push({ source, settle: resolve, deadChildren: 0 });
        dispatch();
      }),
    /** Ids of the living children, for tests and health reports. */
    processIds: (): number[] => [...lanes].flatMap((lane) => lane.processId() ?? []),
    /** Ends the children; a later parse starts new ones. */
    close(): void {
      for (const lane of lanes) lane.stop();
    },
  };
}

interface Lane {
  isBusy(): boolean;
  run(task: Task): void;
  processId(): number | undefined;
  stop(): void;
}

/** One child and the task it works on. `ended` gets a task that must be tried on another child. */
function startLane(limits: ParseLimits, ended: (retry: Task | undefined) => void, idle: () => void): Lane {
  const child = startChild(limits);
  let task: Task | undefined;
  const deadline = createDeadline(child);
  let received: Buffer[] = [];
  let size = 0;
  let [started, gone] = [false, false];

  function finish(outcome: ParseOutcome): void {
    deadline.clear();
    const settled = task;
    task = undefined;
    received = [];
    size = 0;
    reference(child, false);
    settled?.settle(outcome);
  }

  function onGone(): void {
    if (gone) return;
    gone = true;
    const accepted = received.length > 0;
    const retry = task && !accepted && task.deadChildren < limits.processes && started ? task : undefined;
    if (retry) {
      retry.deadChildren++;
      deadline.clear();
      task = undefined;
    } else if (task) {
      finish({ kind: accepted ? "died" : "unavailable" });
    }
    child.kill("SIGKILL");
    ended(retry);
  }

  child.on("spawn", () => (started = true));
  child.on("error", onGone);
  child.on("close", onGone);
  child.stdin.on("error", onGone);
  child.stdout.on("data", (chunk: Buffer) => {
    if (received.length === 0) deadline.set(limits.timeMs + KILL_GRACE_MS);
    received.push(chunk);
    size += chunk.length;
    const answer = readAnswer(received, size);
    if (answer) {
      finish(answer);
      idle();
    }
  });

  return {
    isBusy: () => gone || task !== undefined,
    processId: () => (gone ? undefined : child.pid),
    stop: () => child.kill("SIGKILL"),
    run(next) {
      task = next;
      reference(child, true);
      deadline.set(START_MS);
      const body = Buffer.from(next.source);
      const head = Buffer.alloc(4);
      head.writeUInt32LE(body.length, 0);
      child.stdin.write(Buffer.concat([head, body]));
    },
  };
}

/** Ends the child when its time is over; a new time replaces the one before. */
function createDeadline(child: Child) {
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => clearTimeout(timer);
  const set = (milliseconds: number): void => {
    clear();
    timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  };
  return { set, clear };
}

function readAnswer(received: readonly Buffer[], size: number): ParseOutcome | undefined {
  if (size < HEAD_BYTES + 1) return undefined;
  // The acceptance comes as a chunk of its own, so the head reaches into the second one; a large tree has dozens.
  const head = Buffer.concat(received.slice(0, HEAD_BYTES + 1), HEAD_BYTES + 1);
  if (head[0] !== ACCEPTED) return { kind: "died" };
  const length = head.readUInt32LE(2);
  if (size < HEAD_BYTES + 1 + length) return undefined;
  const text = Buffer.concat(received).toString("utf8", HEAD_BYTES + 1);
  if (head[1] === JUDGED) return readVerdict(text);
  return head[1] === PARSED ? { kind: "parsed", json: text } : { kind: "refused", error: text };
}

/** What a child says that native code has damaged is no verdict. */
function readVerdict(text: string): ParseOutcome {
  try {
    const findings: unknown = JSON.parse(text);
    return Array.isArray(findings) ? { kind: "judged", findings: findings as Finding[] } : { kind: "died" };
  } catch {
    return { kind: "died" };
  }
}

function startChild(limits: ParseLimits): Child {
  // Bundled into a worker file or not, this module and the working directory both lie under the project's node_modules.
  const bases = [import.meta.url, path.join(process.cwd(), "package.json")];
  const judge = path.join(process.cwd(), ".build/judge.cjs");
  const settings = [String(limits.timeMs), String(limits.memoryBytes), judge, ...bases];
  const child = spawn(process.execPath, ["--max-old-space-size=256", "-e", PARSE_CHILD_PROGRAM, "--", ...settings], {
    stdio: ["pipe", "pipe", "ignore"],
    env: { NODE_ENV: "production" },
    windowsHide: true,
  });
  reference(child, false);
  return child;
}

/** While a parse is under way the child keeps this process alive; in between it must not. */
function reference(child: Child, held: boolean): void {
  for (const handle of [child, child.stdin, child.stdout]) {
    if (held && "ref" in handle && typeof handle.ref === "function") handle.ref();
    if (!held && "unref" in handle && typeof handle.unref === "function") handle.unref();
  }
}
