/** The one module that compiled components import. */
export const RUNTIME_MODULE = "spark:runtime";

/** Where a component's source may import from, and every name the runtime has of it. Kept equal to `exports.ts`. */
export const SOURCE_NAMES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "solid-js",
    words(
      "ErrorBoundary For Index Match Show Suspense SuspenseList Switch batch cancelCallback catchError children createComponent createComputed createContext createDeferred createEffect createMemo createReaction createRenderEffect createResource createRoot createSelector createSignal createUniqueId equalFn from getOwner indexArray mapArray mergeProps observable on onCleanup onError onMount requestCallback resetErrorBoundaries splitProps startTransition untrack useContext useTransition",
    ),
  ],
  ["solid-js/store", words("createMutable createStore modifyMutable produce reconcile unwrap")],
]);

/** What only compiled code asks for: the DOM operations that JSX becomes, and the step budget. */
const COMPILER_NAMES = words(
  "addEventListener assign classList className delegateEvents dynamicProperty effect insert memo render setAttribute setAttributeNS setBoolAttribute setProperty setStyleProperty spread style template use spendCall spendSteps",
);

/** Every name a compiled component may import from the runtime. */
export const RUNTIME_NAMES: ReadonlySet<string> = new Set([
  ...[...SOURCE_NAMES.values()].flatMap((names) => [...names]),
  ...COMPILER_NAMES,
]);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}
