import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { NAVIGATION } from "./channels/navigation";
import { OUTBOUND } from "./channels/outbound";
import { REACH } from "./channels/reach";
import { outcomeOf, reportOf } from "./channels/report";
import { runTechniques, type Observation } from "./channels/run-techniques";

const REPORT = join(import.meta.dirname, "../../test-results/escape-suite.md");
const TECHNIQUES = [...OUTBOUND, ...NAVIGATION, ...REACH];

/** What only the first script takes away: the policies have no word for it, and it reaches nothing outside of the frame. */
const HELD_BY_SCRIPT_ONLY = ["history-grows", "prototype-pollution"];

describe("hostile code in the place of a component", () => {
  let bare: readonly Observation[];
  let headersOnly: readonly Observation[];
  let product: readonly Observation[];

  beforeAll(async () => {
    const runs = [];
    for (const mode of ["bare", "headers-only", "product"] as const) runs.push(await runTechniques(mode, TECHNIQUES));
    [bare = [], headersOnly = [], product = []] = runs.map(({ observations }) => observations);
    const columns = [
      { title: "without protection, on the app's own origin", observations: bare },
      { title: "headers and frame attributes, without the first script", observations: headersOnly },
      { title: "as the product serves it", observations: product },
    ];
    mkdirSync(dirname(REPORT), { recursive: true });
    writeFileSync(REPORT, reportOf(columns, runs[0]?.browser ?? ""));
  }, 420_000);

  test("is at least 150 techniques, each with a name of its own", () => {
    expect(new Set(TECHNIQUES.map(({ name }) => name)).size).toBe(TECHNIQUES.length);
    expect(TECHNIQUES.length).toBeGreaterThan(150);
  });

  test("does what it says where nothing stops it, so this suite can see it", () => {
    const unseen = bare.filter((one) => one.technique.unprotected !== "quiet" && outcomeOf(one) === "nothing");
    expect(unseen.map((one) => `${one.technique.name}: ${one.refused}`)).toEqual([]);
  });

  test("sends nothing to any canary from a frame of the product, nor past the headers alone", () => {
    expect([...product, ...headersOnly].flatMap(({ hits }) => hits)).toEqual([]);
  });

  test("gets hold of nothing and moves no page from a frame of the product", () => {
    expect(reached(product)).toEqual([]);
  });

  test("gets hold of nothing outside of its frame past the headers alone", () => {
    expect(reached(headersOnly.filter(({ technique }) => !HELD_BY_SCRIPT_ONLY.includes(technique.name)))).toEqual([]);
  });
});

function reached(observations: readonly Observation[]): string[] {
  return observations
    .filter((one) => outcomeOf(one) !== "nothing")
    .map((one) => `${one.technique.name}: ${outcomeOf(one)} ${one.got}`);
}
