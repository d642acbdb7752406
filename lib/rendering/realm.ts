import variant from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from "quickjs-emscripten-core";

const PAGE_BYTES = 65_536;
/** What the build of QuickJS asks for at least. */
const FIRST_PAGES = 256;
const MAX_PAGES = 1_024;
const HEAP_BYTES = 48 * 1024 * 1024;
/** QuickJS's own stack; a thread's stack of one megabyte holds the machine code behind it. */
const STACK_BYTES = 256 * 1024;
/** Promises that are kept before the picture is taken; an app has a dozen. */
const MAX_JOBS = 20_000;

/** What one run may spend: rounds of ten thousand jumps and calls, the same on every machine, and time as the last resort. */
export interface RunLimits {
  fuel: number;
  milliseconds: number;
}

/** How a run ended that did not end by itself. `steps` and `memory` are the code's own doing, `time` may be the machine's. */
export type Overrun = "steps" | "memory" | "time";

export type RealmAnswer =
  | { ok: true; text: string }
  | { ok: false; overrun: Overrun; stack: string }
  | { ok: false; overrun: null; message: string };

/** One call of a function that code left in the realm; texts in, nothing out. */
export interface RealmCall {
  name: string;
  texts: readonly string[];
}

/**
 * A QuickJS realm in WebAssembly with `prelude` evaluated in it. Before each run its memory is set back to what it was then, so
 * that a run finds nothing of an earlier one, and costs no more than its own code. It has no functions of the host.
 */
export async function createRealm(prelude: string) {
  const memory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MAX_PAGES });
  const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory: memory }));
  const runtime = quickJs.newRuntime();
  runtime.setMemoryLimit(HEAP_BYTES);
  runtime.setMaxStackSize(STACK_BYTES);
  const context = runtime.newContext();
  context.unwrapResult(context.evalCode(prelude, "prelude.js")).dispose();
  // Kept by the library once it was asked for: it must be there before the memory is copied.
  void context.global;
  const first = withoutZeros(new Uint8Array(memory.buffer));
  let isUsed = false;

  /** Makes the realm new. A run does it by itself when nobody has. */
  function reset(): void {
    if (!isUsed) return;
    const bytes = new Uint8Array(memory.buffer);
    bytes.set(first);
    bytes.fill(0, first.length);
    isUsed = false;
  }

  /**
   * Evaluates the script, makes the calls, lets ready promises go on, and answers what `take` returns. Throws when the machine
   * behind the realm failed; the realm is then of no use any more.
   */
  function run(script: string, calls: readonly RealmCall[], take: string, limits: RunLimits): RealmAnswer {
    if (isUsed) reset();
    isUsed = true;
    const meter = createMeter(runtime, limits);
    try {
      return execute({ runtime, context, meter }, script, calls, take);
    } finally {
      runtime.removeInterruptHandler();
    }
  }

  return { run, reset };
}

export type Realm = Awaited<ReturnType<typeof createRealm>>;

interface Running {
  runtime: QuickJSRuntime;
  context: QuickJSContext;
  meter: ReturnType<typeof createMeter>;
}

function execute(running: Running, script: string, calls: readonly RealmCall[], take: string): RealmAnswer {
  const { context, runtime, meter } = running;
  const evaluated = context.evalCode(script, "component.js");
  if (evaluated.error) return failed(running, evaluated.error);
  for (const { name, texts } of calls) {
    const values = texts.map((text) => context.newString(text));
    const called = context.callFunction(context.getProp(context.global, name), context.undefined, ...values);
    if (called.error) return failed(running, called.error);
  }
  const kept = runtime.executePendingJobs(MAX_JOBS);
  if (kept.error) return failed(running, kept.error);
  // A promise swallows what stops it, and may start the next one for ever.
  const overrun = meter.overrun() ?? (runtime.hasPendingJob() ? "steps" : undefined);
  if (overrun) return { ok: false, overrun, stack: "" };
  const taken = context.callFunction(context.getProp(context.global, take), context.undefined);
  if (taken.error) return failed(running, taken.error);
  return { ok: true, text: context.getString(taken.value) };
}

function failed({ context, meter }: Running, error: QuickJSHandle): RealmAnswer {
  const overrun = meter.overrun();
  const text = (name: string): string => {
    const value = context.getProp(error, name);
    return context.typeof(value) === "string" ? context.getString(value) : "";
  };
  if (overrun) return { ok: false, overrun, stack: text("stack") };
  const message = text("message");
  // When nothing is left, not even an error can be made.
  return isMemoryError(message) || context.typeof(error) !== "object"
    ? { ok: false, overrun: "memory", stack: "" }
    : { ok: false, overrun: null, message };
}

/** QuickJS's words for having no more room. */
export function isMemoryError(message: string): boolean {
  return message === "out of memory" || message === "string too long" || message === "invalid array length";
}

/** Counts what is spent; QuickJS asks every ten thousand jumps and calls whether to go on. */
function createMeter(runtime: QuickJSRuntime, { fuel, milliseconds }: RunLimits) {
  const deadline = performance.now() + milliseconds;
  let left = fuel;
  let overrun: Overrun | undefined;
  runtime.setInterruptHandler(() => {
    left -= 1;
    if (left <= 0) overrun = "steps";
    else if (performance.now() > deadline) overrun = "time";
    return overrun !== undefined;
  });
  return { overrun: () => overrun };
}

/** A copy up to the last byte that is not zero. */
function withoutZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.slice(0, Math.ceil(end / PAGE_BYTES) * PAGE_BYTES);
}
