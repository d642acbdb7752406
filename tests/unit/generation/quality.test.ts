import { describe, expect, test } from "vitest";
import { personActor } from "#lib/core/context";
import type { Candidate, LegReport } from "#lib/generation/candidate-leg";
import type { Judge } from "#lib/generation/judge";
import { createQuality, type RunLeg } from "#lib/generation/quality";
import { scoreOf } from "#lib/generation/score";
import type { WriteRequest } from "#lib/generation/types";
import { DEFAULT_BUDGETS } from "#lib/orchestration/attempt";
import { createCircuits } from "#lib/orchestration/circuits";
import { measureSource } from "#lib/compilation/measure-source";
import { memoryCache } from "../../support/memory-cache";

const REQUEST: WriteRequest = {
  prompt: "table",
  data: [{ a: 1 }],
  mode: "component",
  theme: "auto",
  title: undefined,
  schemaOnly: false,
  effort: "quality",
  history: [],
  previous: undefined,
  refused: undefined,
};
const PLAIN = "export default function App(props: { data: any }) {\n  return <p>{props.data.length}</p>;\n}\n";
const OTHER = "export default function App(props: { data: any }) {\n  return <b>{props.data.length}</b>;\n}\n";
const QUADRATIC = `export default function App(props: { data: any }) {
  return <p>{props.data.map((one: any) => props.data.filter((other: any) => other.a === one.a).length)}<button></button></p>;
}
`;

const candidateOf = (source: string): Candidate => ({
  kind: "component",
  draft: { kind: "component", source, title: "T", summary: "S", notes: [] },
  bundle: { hash: "h", js: source, css: "" },
  drawn: { render: "ok", note: "", text: "" },
  measures: measureSource(source),
  timings: {},
});

const reportOf = (provider: string, more: Partial<LegReport>): LegReport => ({
  provider,
  model: undefined,
  outcome: "success",
  reason: "",
  retryAfterMs: undefined,
  ms: 1,
  firstMs: 1,
  repairs: 0,
  usage: { inputTokens: 10, outputTokens: 5 },
  candidate: undefined,
  findings: [],
  ...more,
});

type Leg = string | Error | Partial<LegReport>;

/** Two legs that end as told; `third` is what a synthesis writes. */
function setup(one: Leg, two: Leg, options: { judge?: Judge; third?: Leg } = {}) {
  const clock = { now: () => performance.now() };
  const circuits = createCircuits(["one", "two"], { options: {}, clock, wall: { now: () => Date.now() }, store: memoryCache() });
  const asked: string[] = [];
  const failures: unknown[] = [];
  const runLeg: RunLeg = async ({ provider, request }) => {
    const leg = request.candidates ? (options.third ?? new Error("no third")) : provider === "one" ? one : two;
    asked.push(request.candidates ? "synthesis" : provider);
    if (leg instanceof Error) throw leg;
    return reportOf(provider, typeof leg === "string" ? { candidate: candidateOf(leg) } : leg);
  };
  const judged: string[][] = [];
  const findBest = createQuality({
    providers: [
      { provider: "one", model: undefined },
      { provider: "two", model: undefined },
    ],
    circuits,
    budgets: DEFAULT_BUDGETS,
    runLeg,
    judge: async (request, a, b, signal) => {
      judged.push([a, b]);
      return options.judge?.(request, a, b, signal) ?? { better: "neither", reasons: [] };
    },
    clock,
    onAttempt: () => {},
    onFailure: (error) => failures.push(error),
  });
  const signal = new AbortController().signal;
  const find = () => findBest(REQUEST, { tenantId: personActor("u", "t").tenantId, signal }, () => {});
  return { find, circuits, asked, judged, failures };
}

const opinion =
  (better: "a" | "b" | "neither"): Judge =>
  async () => ({ better, reasons: ["because"] });

describe("of two candidates", () => {
  test("the only one that passed the gate is taken, unjudged", async () => {
    const { find, judged } = setup({ findings: [{ code: "x", message: "x", line: 1, column: 1, hint: "" }] }, PLAIN);
    const best = await find();
    expect(best).toMatchObject({ ok: true, report: { provider: "two" }, choice: { by: "only" } });
    expect(judged).toEqual([]);
  });

  test("a dead thread leaves the other one's answer, and says nothing of its provider", async () => {
    const { find, failures, circuits } = setup(new Error("the thread crashed"), PLAIN);
    expect(await find()).toMatchObject({ ok: true, report: { provider: "two" }, choice: { by: "only" } });
    expect([failures.length, circuits.states()["one"]]).toEqual([1, "CLOSED"]);
  });

  test("the clearly better one is taken, whatever a judge would say", async () => {
    const { find, judged } = setup(QUADRATIC, PLAIN, { judge: opinion("a") });
    const best = await find();
    expect(best).toMatchObject({ ok: true, report: { provider: "two" }, choice: { by: "score" } });
    expect(judged).toEqual([]);
    expect(best.ok && best.usage).toEqual({ inputTokens: 20, outputTokens: 10 });
  });

  test("of two alike the judge's is taken, and without an opinion the first", async () => {
    const { find } = setup(PLAIN, OTHER, { judge: opinion("b") });
    expect(await find()).toMatchObject({ report: { provider: "two" }, choice: { by: "judge", reasons: ["because"] } });
    expect(await setup(PLAIN, OTHER, { judge: opinion("neither") }).find()).toMatchObject({ report: { provider: "one" } });
    const broken: Judge = async () => {
      throw new Error("down");
    };
    expect(await setup(PLAIN, OTHER, { judge: broken }).find()).toMatchObject({
      report: { provider: "one" },
      choice: { by: "score" },
    });
  });

  test("a third made of both is taken when it is as good, and only then", async () => {
    const good = await setup(PLAIN, OTHER, { third: OTHER }).find();
    expect(good).toMatchObject({ choice: { by: "synthesis" }, usage: { inputTokens: 30 } });
    const worse = await setup(PLAIN, OTHER, { third: QUADRATIC }).find();
    expect(worse).toMatchObject({ choice: { by: "score" } });
    const refused = await setup(PLAIN, OTHER, { third: { reason: "refused by the checks" } }).find();
    expect(refused).toMatchObject({ ok: true, choice: { by: "score" } });
  });

  test("none is a failure that names the findings, or says that nobody could be reached", async () => {
    const finding = { code: "x", message: "no", line: 1, column: 1, hint: "" };
    expect(await setup({ findings: [finding] }, { findings: [] }).find()).toMatchObject({ ok: false, findings: [finding] });
    const down = { outcome: "failure" as const, reason: "503" };
    await expect(setup(down, down).find()).rejects.toMatchObject({ code: "providers_unavailable" });
    const late = { outcome: "neutral" as const, reason: "deadline" };
    await expect(setup(down, late).find()).rejects.toMatchObject({ code: "timeout" });
  });
});

describe("the score", () => {
  const score = (source: string, prompt = "table") =>
    scoreOf({ source, prompt, measures: measureSource(source), repairs: 0, bundleBytes: 500, render: "ok" });

  test("is the same for the same source, and falls with what is wrong", () => {
    expect(score(PLAIN)).toBe(100);
    expect(score(QUADRATIC)).toBeLessThan(score(PLAIN));
    expect(score(PLAIN, "with daisyUI cards")).toBeLessThan(score(PLAIN));
    expect(scoreOf({ source: PLAIN, prompt: "", measures: measureSource(PLAIN), repairs: 2, bundleBytes: 0, render: "ok" })).toBe(
      84,
    );
  });

  test.each([
    ["loops in loops", QUADRATIC, { loopDepth: 2 }],
    ["one loop", "export default (p: any) => <ul><For each={p.data}>{(x) => <li>{x}</li>}</For></ul>;", { loopDepth: 1 }],
    ["a nameless button", "export default () => <button><span /></button>;", { accessibility: [] }],
    ["an empty button", "export default () => <button />;", { accessibility: ["A button has no name."] }],
    ["a bare field", "export default () => <input />;", { accessibility: ["A <input> has no label."] }],
    [
      "a pressed div",
      "export default () => <div onClick={() => 1}>x</div>;",
      { accessibility: ["A <div> is pressed but is no button."] },
    ],
    ["a nameless drawing", "export default () => <svg />;", { accessibility: ["An <svg> has no name."] }],
    [
      "a table without heads",
      "export default () => <table><tbody /></table>;",
      { accessibility: ["A table has no header cells."] },
    ],
  ])("measures %s", (_name, source, measures) => {
    expect(measureSource(source)).toMatchObject(measures);
  });
});
