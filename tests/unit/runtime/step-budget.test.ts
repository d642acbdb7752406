import { afterEach, expect, test, vi } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { spendCall, spendSteps } from "#lib/runtime/step-budget";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => vi.useRealTimers());

/** The app as a frame would run it, with the runtime's budget and none of its DOM. */
async function appOf(source: string): Promise<(props?: object) => unknown> {
  const { js } = await compileComponent(source);
  let app: (() => unknown) | undefined;
  const mount = (build: (runtime: object) => () => unknown) => (app = build({ spendCall, spendSteps }));
  new Function("__spark_mount", frameScript(js))(mount);
  if (!app) throw new Error("Nothing was mounted");
  return app;
}

/** Lets the task end, so that the next work has a whole budget. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test.each([
  ["while", "while (true) { n++; }"],
  ["do", "do n++; while (true)"],
  ["for", "for (;;) n++;"],
  ["for of", "const list = [1]; for (const item of list) list.push(item + n++); return n;"],
  ["labelled", "outer: for (;;) { for (;;) { n++; continue outer; } }"],
])(
  "an endless loop (%s) ends with an error that names its line",
  async (_, loop) => {
    const app = await appOf(`export default function App() {\n  let n = 0;\n  ${loop}\n}`);
    await nextTask();
    expect(app).toThrow(/^This loop ran more than [\d,]+ times without a pause \(line 3\)/);
  },
  15_000,
);

test("a function that calls itself without end in breadth ends with an error that names its line", async () => {
  const app = await appOf(
    `const deep = (n) =>\n  n > 40 ? 0 : deep(n + 1) + deep(n + 1);\nexport default function App() { return deep(0); }`,
  );
  await nextTask();
  expect(app).toThrow(/^This function ran more than [\d,]+ times without a pause \(line 1\)/);
}, 15_000);

test("a long but finite computation is left alone", async () => {
  const app = await appOf(
    "export default function App() { let sum = 0; for (let i = 0; i < 3e6; i++) { for (const n of [1, 2]) sum += n; } return sum; }",
  );
  await nextTask();
  expect(app()).toBe(9e6);
});

test("a loop that pauses may go on for ever", async () => {
  const app = await appOf(
    "export default async function App(props) { let n = 0; while (props.go()) { for (let i = 0; i < 3e5; i++) n++; await props.pause(); } return n; }",
  );
  let rounds = 0;
  // Three and a half seconds of the clock, in tasks of their own.
  const clock = vi.spyOn(performance, "now").mockImplementation(() => rounds * 500);
  const result = await app({ go: () => rounds++ < 7, pause: nextTask });
  clock.mockRestore();
  expect(result).toBe(7 * 3e5);
});

test("an app that caught the error can still show its message", async () => {
  const app = await appOf(
    "export default function App() { try { for (;;) {} } catch (error) { let shown = 0; for (let i = 0; i < 5000; i++) shown++; return [error.message, shown]; } }",
  );
  await nextTask();
  expect(app()).toEqual([expect.stringMatching(/^This loop/), 5000]);
}, 15_000);

test("functions without calls and the compiler's own functions pay nothing", async () => {
  const { js } = await compileComponent(
    "export default (props) => <p title={props.title}>{props.items.map((item) => item.name)}</p>;",
  );
  expect(js.match(/spendCall/g)).toHaveLength(1);
  expect(js).not.toContain("spendSteps");
  expect(js).toMatch(/\.map\(\w+=>\w+\.name\)/);
});
