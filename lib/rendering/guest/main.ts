// The code inside the realm where a component is drawn once on the server. It is evaluated before any component, and what it
// leaves behind is what every component finds.
// The environment comes first: the runtime looks for some of it when it is evaluated.
import "./environment";
import * as runtime from "#lib/runtime/exports";
import type { Drawing } from "../tree";
import { document } from "./document";
import { GuestElement, missing } from "./element";
import { takeTree } from "./take-tree";

// A picture with more is no picture. An app that draws so much is drawn by the browser alone.
const MAX_NODES = 6_000;

type App = Parameters<typeof runtime.createComponent>[0];

const { stringify, parse } = JSON;
const root = document.body.appendChild(new GuestElement("div"));
let factory: ((from: object) => App) | undefined;
let failure: Drawing["failure"] = null;

// The realm counts steps itself, and without a clock.
const pastime = (): void => {};
const shared = { ...runtime, spendSteps: pastime, spendCall: pastime };

const api = {
  __spark_mount: (given: (from: object) => App) => void (factory = given),
  /** Draws the component that was mounted. */
  __spark_draw(data: string, theme: string) {
    const props = { data: frozen(parse(data)), spark: sparkOf(theme) };
    try {
      draw(factory?.(shared) ?? (() => null), props);
    } catch (error) {
      note(error);
    }
  },
  /** What stands there after the promises that were ready have been kept. */
  __spark_take(): string {
    const { children, isWhole } = takeTree(root, MAX_NODES);
    const drawing: Drawing = { children, isWhole, failure, missing: [...missing] };
    return stringify(drawing);
  },
};
for (const [name, value] of Object.entries(api)) Object.defineProperty(globalThis, name, { value });

function draw(App: App, props: { data: unknown; spark: unknown }): void {
  const { createComponent, ErrorBoundary, render } = runtime;
  const fallback = (error: unknown): string => (note(error), "");
  const guarded = () =>
    createComponent(ErrorBoundary, {
      fallback,
      get children() {
        return createComponent(App, props);
      },
    });
  render(guarded, root as unknown as HTMLElement);
}

function note(error: unknown): void {
  const isError = error instanceof Error;
  failure = {
    name: isError ? error.name : "Error",
    message: isError ? error.message : typeof error === "string" ? error : "The app did not say why.",
    stack: isError ? String(error.stack ?? "") : "",
  };
}

/** The component's only door, of which nothing leads anywhere: nothing is saved yet, and nobody listens. */
function sparkOf(theme: string) {
  const nothing = async (): Promise<null> => null;
  const no = async (): Promise<boolean> => false;
  const state = Object.freeze({ get: nothing, set: nothing, delete: nothing });
  return Object.freeze({ theme: () => theme, submit: no, state, resize: pastime, openLink: no });
}

/** As in a frame, an app cannot change the data that it was given. */
function frozen(value: unknown): unknown {
  const waiting = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    Object.freeze(next);
    for (const child of Object.values(next)) if (typeof child === "object" && child !== null) waiting.push(child);
  }
  return value;
}
