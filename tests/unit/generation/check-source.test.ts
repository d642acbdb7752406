import { expect, test } from "vitest";
import { checkSource, type Checks } from "#lib/generation/check-source";
import { serviceActor } from "#lib/core/context";

const CTX = { requestId: "", actor: serviceActor("tenant", ["generate"]), signal: new AbortController().signal };
const SOURCE = "export default () => <p>x</p>;";
const FINDING = { code: "global_not_allowed", message: "No.", line: 1, column: 1, hint: "Leave it out." };
const BUNDLE = { hash: "h", js: "js", css: "", timings: {}, cacheLayer: "none" as const };

/** A gate whose verdict comes when the test says so. */
function setup({ isComposed }: { isComposed: boolean }) {
  const steps: string[] = [];
  let decide = (_fit: boolean): void => {};
  const checks: Checks = {
    validate: () =>
      new Promise((resolve) => (decide = (fit) => resolve(fit ? { ok: true } : { ok: false, findings: [FINDING] }))),
    async compile(_ctx, _source, fit) {
      steps.push("look for it");
      await fit;
      steps.push("compile");
      return BUNDLE;
    },
    async render() {
      steps.push("draw");
      return { ok: true, drawn: { render: "ok", note: "", text: "x" } };
    },
  };
  const phases: string[] = [];
  const candidate = { source: SOURCE, data: undefined, theme: "light" as const, isComposed };
  const checked = checkSource(checks, CTX, candidate, (phase) => phases.push(phase));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { checked, steps, phases, settle, decide: (fit: boolean) => decide(fit) };
}

test("before it is found fit a source is neither compiled nor drawn", async () => {
  const { checked, steps, phases, settle, decide } = setup({ isComposed: false });
  await settle();
  expect(steps).toEqual(["look for it"]);
  decide(true);
  expect(await checked).toMatchObject({ ok: true, bundle: { hash: "h" } });
  expect(steps).toEqual(["look for it", "compile", "draw"]);
  expect(phases).toEqual(["validating", "compiling", "rendering"]);
});

test("a source that is refused is never compiled", async () => {
  const { checked, steps, settle, decide } = setup({ isComposed: false });
  decide(false);
  expect(await checked).toEqual({ ok: false, findings: [FINDING] });
  await settle();
  expect(steps).toEqual(["look for it"]);
});

test("what the composer wrote is compiled and drawn meanwhile, and lost when it is refused", async () => {
  const { checked, steps, settle, decide } = setup({ isComposed: true });
  await settle();
  expect(steps).toEqual(["look for it", "compile", "draw"]);
  decide(false);
  expect(await checked).toEqual({ ok: false, findings: [FINDING] });
});
