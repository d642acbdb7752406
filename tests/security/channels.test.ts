import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { NAVIGATION } from "./channels/navigation";
import { OUTBOUND } from "./channels/outbound";
import { REACH } from "./channels/reach";
import { productGround, stageGround } from "./channels/grounds";
import { partOf } from "../support/every-case";
import { inLanes } from "../support/in-lanes";
import { outcomeOf, reportOf } from "./channels/report";
import { runTechniques, type Observation } from "./channels/run-techniques";

const REPORT = join(import.meta.dirname, "../../test-results/escape-suite.md");
const TECHNIQUES = [...OUTBOUND, ...NAVIGATION, ...REACH];

/** More code in the frame that runs code already: only a policy with hashes forbids it, and it gets nothing by it. */
const HELD_BY_HASH_ONLY = ["inline-script", "child-code"];

/** No browser keeps a frame from a few entries of its own in the history; more than a few end it, see the frame's behaviour. */
const HELD_BY_COUNTING = "history-hash";

/** Chromium 156 kills the frame's own process for it, where its code may run at all; the page removes the frame. */
const ENDS_ITS_PROCESS = "webrtc-from-srcdoc";

describe("hostile code in the place of a component", () => {
  let bare: readonly Observation[];
  let headersOnly: readonly Observation[];
  let warm: readonly Observation[];
  let product: readonly Observation[];

  beforeAll(async () => {
    const works = [
      runWithoutProtection,
      async () => runTechniques(await productGround(), TECHNIQUES, () => false),
      // What goes out is what the headers are for. In the product itself every technique is tried each time.
      async () => runTechniques(await stageGround("headers-only"), partOf(OUTBOUND, 12), () => false),
      async () =>
        runTechniques(
          await stageGround("product", { isWarm: true }),
          partOf(TECHNIQUES, 12),
          ({ name }) => name === ENDS_ITS_PROCESS,
        ),
    ];
    // What one browser waits for, the other one uses.
    const runs = await inLanes(["first", "second"], works, (run) => run());
    [bare = [], product = [], headersOnly = [], warm = []] = runs.map(({ observations }) => observations);
    const columns = [
      { title: "without protection, on the app's own origin", observations: bare },
      { title: "headers and frame attributes, without the first script", observations: headersOnly },
      { title: "a frame that waited for its code, without its hash in the policy", observations: warm },
      { title: "the running product", observations: product },
    ];
    mkdirSync(dirname(REPORT), { recursive: true });
    writeFileSync(REPORT, reportOf(columns, runs[0]?.browser ?? ""));
  }, 900_000);

  test("is at least 150 techniques, each with a name of its own", () => {
    expect(new Set(TECHNIQUES.map(({ name }) => name)).size).toBe(TECHNIQUES.length);
    expect(TECHNIQUES.length).toBeGreaterThan(150);
  });

  test("does what it says where nothing stops it, so this suite can see it", () => {
    expect(bare.filter(isUnseen).map((one) => `${one.technique.name}: ${one.refused}`)).toEqual([]);
  });

  test("sends nothing to any canary from a frame of the product, nor past the headers alone", () => {
    expect([...product, ...warm, ...headersOnly].flatMap(({ hits }) => hits)).toEqual([]);
  });

  test("gets hold of nothing and moves no page from a frame of the product", () => {
    expect(reached(product)).toEqual([]);
    expect(reached(warm.filter(({ technique }) => !HELD_BY_HASH_ONLY.includes(technique.name)))).toEqual([]);
  });

  test("gets hold of nothing outside of its frame past the headers alone", () => {
    expect(reached(headersOnly)).toEqual([]);
  });
});

/** Some leave the page, so that nothing could be measured beside them; on a busy machine some need a second try. */
async function runWithoutProtection() {
  // This tells of the suite and not of the product.
  const first = await runTechniques(await stageGround("bare"), partOf(TECHNIQUES, 2), ({ isAlone }) => isAlone === true);
  const missed = first.observations.filter(isUnseen).map(({ technique }) => technique);
  if (missed.length === 0) return first;
  const again = await runTechniques(await stageGround("bare"), missed, () => true);
  const second = new Map(again.observations.map((one) => [one.technique, one]));
  return { ...first, observations: first.observations.map((one) => second.get(one.technique) ?? one) };
}

function isUnseen(one: Observation): boolean {
  return one.technique.unprotected !== "quiet" && outcomeOf(one) === "nothing";
}

function reached(observations: readonly Observation[]): string[] {
  return observations
    .filter((one) => outcomeOf(one) !== "nothing" && one.technique.name !== HELD_BY_COUNTING)
    .map((one) => `${one.technique.name}: ${outcomeOf(one)} ${one.got}`);
}
