import { describe, expect, test, vi } from "vitest";
import { personActor, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { CachePort } from "#lib/core/ports";
import { createAskModels } from "#lib/generation/ask-models";
import { createGenerationCache } from "#lib/generation/generation-cache";
import type { RenderCheck } from "#lib/generation/render-check";
import { createGenerator, type GeneratorDeps } from "#lib/generation/run";
import type { Draft, Finding, RunEvent, WriteRequest, Writer } from "#lib/generation/types";
import { DEFAULT_BUDGETS } from "#lib/orchestration/attempt";
import { createOrchestration } from "#lib/orchestration/orchestration";
import { Unanswered } from "#lib/orchestration/router";
import { memoryCache } from "../../support/memory-cache";

const FINDING: Finding = {
  code: "global_denied",
  message: "fetch is not available.",
  line: 1,
  column: 1,
  hint: "Use props.data.",
};
const BUNDLE = { hash: "h", js: "js", css: "css", timings: {}, cacheLayer: "none" as const };
const DRAWN = { render: "ok" as const, note: "", text: "Sales" };
const REQUEST: WriteRequest = {
  prompt: "table",
  data: [{ a: 1 }],
  mode: "auto",
  theme: "auto",
  title: undefined,
  schemaOnly: false,
  effort: "fast",
  history: [],
  previous: undefined,
  refused: undefined,
};

const draft = (source: string): Draft => ({ kind: "component", source, title: "T", summary: "S", notes: [] });

function writer(provider: string, ...answers: (Draft | Error)[]): Writer & { asked: WriteRequest[] } {
  const asked: WriteRequest[] = [];
  return {
    provider,
    model: undefined,
    asked,
    async write(request) {
      asked.push(request);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (!answer || answer instanceof Error) throw answer ?? new Error("nothing");
      return answer;
    },
  };
}

/** The real router, with nothing shared and no circuit that opens. */
function routerOf(models: readonly Writer[]) {
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const providers = models.map(({ provider }) => provider);
  const breaker = { failureThreshold: 100 };
  return createOrchestration({ providers, breaker, budgets: DEFAULT_BUDGETS, cache: memoryCache(), logger }).ask;
}

function setup(
  options: {
    models?: Writer[];
    composer?: Writer;
    refuse?: (source: string) => boolean;
    render?: RenderCheck;
    cache?: CachePort;
    gate?: string;
    findBest?: GeneratorDeps["findBest"];
  } = {},
) {
  const events: RunEvent[] = [];
  const compile = vi.fn(async () => BUNDLE);
  const render = vi.fn(options.render ?? (async () => ({ ok: true as const, drawn: DRAWN })));
  const models = options.models ?? [];
  const generate = createGenerator({
    models,
    askModels: createAskModels(routerOf(models), models),
    findBest:
      options.findBest ??
      (async () => {
        throw new Error("nobody asked for quality");
      }),
    composer: options.composer ?? writer("composer", draft("composed")),
    checks: {
      validate: async (source) => (options.refuse?.(source) ? { ok: false, findings: [FINDING] } : { ok: true }),
      compile,
      render,
    },
    cache: createGenerationCache(options.cache ?? memoryCache(), options.gate ?? "gate"),
    clock: { now: () => 0 },
  });
  const ctx = (tenant = "t", signal = new AbortController().signal): RequestContext => ({
    requestId: "r",
    actor: personActor("u", tenant),
    signal,
  });
  const run = (request: Partial<WriteRequest> = {}, context = ctx()) =>
    generate(context, { ...REQUEST, ...request }, (event) => events.push(event));
  return { run, events, compile, render, ctx };
}

describe("the pipeline", () => {
  test("an app that fails with its data goes back to be repaired, like any other refusal", async () => {
    const broken: Finding = { ...FINDING, code: "render_failed", message: "TypeError: cannot read property 'map' of undefined" };
    const model = writer("openai", draft("broken"), draft("mended"));
    const render: RenderCheck = async (_ctx, { source }) =>
      source === "broken" ? { ok: false, findings: [broken] } : { ok: true, drawn: DRAWN };
    const { run, events } = setup({ models: [model], render });
    expect(await run()).toMatchObject({ source: "mended", repairs: 1, text: "Sales", verdict: { render: "ok" } });
    expect(model.asked[1]?.refused).toEqual({ source: "broken", findings: [broken] });
    const phases = events.flatMap((event) => (event.type === "phase-started" ? [event.phase] : []));
    expect(phases).toEqual([
      "context",
      "generating",
      "validating",
      "compiling",
      "rendering",
      "repairing",
      "validating",
      "compiling",
      "rendering",
    ]);
  });

  test("an app that only a browser can draw is accepted, and says why it is not known", async () => {
    const render: RenderCheck = async () => ({ ok: true, drawn: { render: "unknown", note: "It asks for canvas.", text: "" } });
    expect(await setup({ render }).run()).toMatchObject({ verdict: { render: "unknown", notes: ["It asks for canvas."] } });
  });

  test("an app from the cache is drawn with the new data, and made anew when it cannot show that", async () => {
    const cache = memoryCache();
    await setup({ cache }).run();
    const second = setup({ cache });
    expect(await second.run({ data: [{ a: 2 }] })).toMatchObject({ cacheHit: true, cacheLayer: "generation" });
    expect(second.render).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ data: [{ a: 2 }] }));
    let draws = 0;
    const third = setup({
      cache,
      render: async () => (draws++ === 0 ? { ok: false, findings: [FINDING] } : { ok: true, drawn: DRAWN }),
    });
    expect(await third.run({ data: [{ a: 3 }] })).toMatchObject({ cacheHit: false });
  });

  test("goes through its phases in order", async () => {
    const { run, events } = setup();
    expect(await run()).toMatchObject({
      kind: "component",
      source: "composed",
      provider: "composer",
      cacheHit: false,
      repairs: 0,
    });
    const phases = events.flatMap((event) => (event.type === "phase-started" ? [event.phase] : []));
    expect(phases).toEqual(["context", "generating", "validating", "compiling", "rendering"]);
  });

  test("gives the findings back to the model, twice at most", async () => {
    const model = writer("openai", draft("bad"), draft("bad"), draft("good"));
    const { run } = setup({ models: [model], refuse: (source) => source === "bad" });
    expect(await run()).toMatchObject({ source: "good", provider: "openai", repairs: 2 });
    expect(model.asked.map((request) => request.refused?.findings)).toEqual([undefined, [FINDING], [FINDING]]);
  });

  test("after three refused answers the composer serves the request, and says so", async () => {
    const model = writer("openai", draft("bad"));
    const { run, events } = setup({ models: [model], refuse: (source) => source === "bad" });
    expect(await run()).toMatchObject({ source: "composed", provider: "composer" });
    expect(model.asked).toHaveLength(3);
    expect(events).toContainEqual({ type: "run-restarted", provider: "composer" });
  });

  test("a refused refinement keeps the last good version and names the findings", async () => {
    const model = writer("openai", draft("bad"));
    const { run } = setup({ models: [model], refuse: (source) => source === "bad" });
    const failure = await run({ previous: { source: "old", recipe: null } }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "invalid_component", details: [FINDING] });
  });

  test("what the compiler refuses is repaired like what validation refuses", async () => {
    const model = writer("openai", draft("one"), draft("two"));
    const { run, compile } = setup({ models: [model] });
    compile.mockRejectedValueOnce(new SparkError("invalid_component", "no", { details: [FINDING] }));
    expect(await run()).toMatchObject({ source: "two", repairs: 1 });
  });

  test("two models that have no time for a change of a project are followed by one that has", async () => {
    const route = { attempts: [], fallbackReason: undefined, circuits: {} };
    const findBest = async () => {
      throw new Unanswered("timeout", "No provider answered in time.", route, 1);
    };
    const project = { name: "p", paths: [], places: [], activeFile: undefined };
    const setupWith = () => setup({ findBest, models: [writer("openai", { kind: "text", text: "Words." })] });
    const answer = await setupWith().run({ effort: "quality", mode: "code", project });
    expect(answer).toMatchObject({ kind: "text", text: "Words." });
    await expect(setupWith().run({ effort: "quality", mode: "text" })).rejects.toMatchObject({ code: "timeout" });
  });

  test("a provider that fails is followed by the next, and the composer is the last", async () => {
    const { run } = setup({ models: [writer("openai", new Error("down")), writer("google", new Error("down"))] });
    expect(await run()).toMatchObject({ provider: "composer" });
  });

  test("the composer is asked alone where it is wanted, for quality too", async () => {
    const { run } = setup({ models: [writer("openai", draft("modelled"))] });
    expect(await run({ provider: "composer" })).toMatchObject({ provider: "composer", source: "composed" });
    expect(await run({ provider: "composer", effort: "quality" })).toMatchObject({ provider: "composer" });
  });

  test("talk makes no component", async () => {
    const { run, compile } = setup({ models: [writer("openai", { kind: "text", text: "Hello." })] });
    expect(await run()).toMatchObject({ kind: "text", text: "Hello.", provider: "openai" });
    expect(compile).not.toHaveBeenCalled();
  });
});

describe("the generation cache", () => {
  test("serves the same question with fresh data of the same shape", async () => {
    const { run, compile } = setup();
    await run({ data: [{ a: 1 }] });
    expect(await run({ data: [{ a: 99 }], prompt: "  TABLE " })).toMatchObject({ cacheHit: true });
    expect(compile).toHaveBeenCalledTimes(1);
  });

  test.each([
    ["another prompt", { prompt: "chart" }],
    ["another shape", { data: [{ a: "text" }] }],
    ["another theme", { theme: "dark" as const }],
    ["a conversation before it", { history: [{ role: "user" as const, text: "x" }] }],
    ["a component to change", { previous: { source: "old", recipe: null } }],
  ])("asks again for %s", async (_name, change) => {
    const { run } = setup();
    await run();
    expect(await run(change)).toMatchObject({ cacheHit: false });
  });

  test("is not shared between tenants", async () => {
    const { run, ctx } = setup();
    await run({}, ctx("one"));
    expect(await run({}, ctx("two"))).toMatchObject({ cacheHit: false });
  });

  test("does not serve what an older gate let through", async () => {
    const cache = memoryCache();
    await setup({ cache, gate: "old" }).run();
    expect(await setup({ cache, gate: "new" }).run()).toMatchObject({ cacheHit: false });
  });

  test("drops an entry it cannot read and asks again", async () => {
    const entries = new Map<string, string>();
    const { run } = setup({ cache: memoryCache(entries) });
    await run();
    for (const key of entries.keys()) entries.set(key, '{"source":1}');
    expect(await run()).toMatchObject({ cacheHit: false, source: "composed" });
  });
});

describe("equal requests at the same time", () => {
  test("run once in all processes together", async () => {
    const cache = memoryCache();
    const composer = writer("composer", draft("composed"));
    const results = await Promise.all([setup({ composer, cache }).run(), setup({ composer, cache }).run()]);
    expect(composer.asked).toHaveLength(1);
    expect(results.map((result) => result.kind === "component" && result.cacheHit).toSorted()).toEqual([false, true]);
  });

  test("run once", async () => {
    const composer = writer("composer", draft("composed"));
    const { run } = setup({ composer });
    const results = await Promise.all([run(), run(), run()]);
    expect(composer.asked).toHaveLength(1);
    expect(results.map((result) => result.kind === "component" && result.cacheHit)).toEqual([false, true, true]);
  });

  test("one who leaves does not stop the others; the last one does", async () => {
    let aborted = false;
    let asked = 0;
    const slow: Writer = {
      provider: "openai",
      model: undefined,
      write: (_request, _listener, signal) =>
        new Promise((resolve, reject) => {
          asked += 1;
          const timer = setTimeout(() => resolve(draft("slow")), 60);
          signal.addEventListener("abort", () => ((aborted = true), clearTimeout(timer), reject(signal.reason)));
        }),
    };
    const { run, ctx } = setup({ models: [slow] });
    const [first, second] = [new AbortController(), new AbortController()];
    const one = run({}, ctx("t", first.signal)).catch((error: unknown) => error);
    const two = run({}, ctx("t", second.signal));
    setTimeout(() => first.abort(), 10);
    expect(await two).toMatchObject({ source: "slow" });
    expect(await one).toMatchObject({ name: "AbortError" });
    expect(aborted).toBe(false);
    const third = new AbortController();
    const alone = run({ prompt: "other" }, ctx("t", third.signal)).catch((error: unknown) => error);
    await vi.waitFor(() => expect(asked).toBe(2), { interval: 1 });
    third.abort();
    expect(await alone).toMatchObject({ name: "AbortError" });
    expect(aborted).toBe(true);
  });
});
