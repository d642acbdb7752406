import * as runtime from "#lib/runtime/exports";
import type { Json } from "#lib/core/json";
import type { Spark } from "./spark-api";

/** What a component's code hands over: from the runtime to the app. */
type AppFactory = (from: typeof runtime) => Parameters<typeof runtime.createComponent>[0];

const HOOK = "__spark_mount";

export interface MountDeps {
  /** The component as a classic script; its hash is in the document's policy. */
  readonly script: string;
  readonly data: () => Json;
  readonly spark: Spark;
  readonly root: HTMLElement;
  /** What stands in place of an app that failed; `retry` starts it again. */
  readonly failure: (error: unknown, retry: () => void) => Node;
}

/** Runs the component's script and draws the app with it; what it throws, then or later, is shown in its place. */
export function mountApp(deps: MountDeps): void {
  const { root, script } = deps;
  const fail = (error: unknown): void => {
    root.inert = false;
    root.replaceChildren(
      deps.failure(error, () => {
        root.replaceChildren();
        mountApp(deps);
      }),
    );
  };
  const mountOnce = (factory: AppFactory): void => {
    Reflect.deleteProperty(globalThis, HOOK);
    try {
      draw(factory(runtime), deps);
    } catch (error) {
      fail(error);
    }
  };
  Object.defineProperty(globalThis, HOOK, { value: mountOnce, configurable: true });
  const element = document.createElement("script");
  element.textContent = script;
  document.body.append(element);
  element.remove();
  // Blocked by the policy or not a script at all; a syntax error has been shown by then.
  const isUnused = Reflect.has(globalThis, HOOK);
  Reflect.deleteProperty(globalThis, HOOK);
  if (isUnused && (root.inert || !root.hasChildNodes())) fail(new Error("Its code could not be started."));
}

function draw(App: ReturnType<AppFactory>, { data, spark, root, failure }: MountDeps): void {
  const { createComponent, ErrorBoundary, render } = runtime;
  // What the server drew stood here until now; both happen before the browser paints again.
  root.replaceChildren();
  root.inert = false;
  const props = {
    get data() {
      return data();
    },
    spark,
  };
  render(
    () =>
      createComponent(ErrorBoundary, {
        fallback: failure,
        get children() {
          return createComponent(App, props);
        },
      }),
    root,
  );
}
