import { nodeAt, nodesAt, textAt, type SyntaxNode } from "../syntax";
import type { Rules, Visit } from "../walk-ast";

const SOLID =
  "ErrorBoundary For Index Match Show Suspense SuspenseList Switch batch cancelCallback catchError children createComputed createContext createDeferred createEffect createMemo createReaction createRenderEffect createResource createRoot createSelector createSignal createUniqueId equalFn from indexArray mapArray mergeProps observable on onCleanup onError onMount requestCallback resetErrorBoundaries splitProps startTransition untrack useContext useTransition";
const SOLID_TYPES =
  "Accessor Setter Signal SignalOptions Component VoidComponent ParentComponent FlowComponent VoidProps ParentProps FlowProps ComponentProps ValidComponent JSX JSXElement Context Resource ResourceActions ResourceReturn ResourceFetcher ResourceFetcherInfo ResourceSource ResourceOptions InitializedResource InitializedResourceReturn MemoOptions EffectOptions EffectFunction BaseOptions Owner Ref RefProps ChildrenReturn ResolvedJSXElement ResolvedChildren ContextProviderComponent MatchProps OnEffectFunction OnOptions AccessorArray Transition ReturnTypes DeferredOptions NoInfer";
const STORE = "createMutable createStore modifyMutable produce reconcile unwrap";
const STORE_TYPES =
  "Store SetStoreFunction StoreSetter StoreNode StorePathRange Part NotWrappable SolidStore ArrayFilterFn CustomPartial DeepReadonly DeepMutable";

/** Modules and names a component may import. Names without a value are types that a model forgot to mark. */
const ALLOWED_IMPORTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["solid-js", new Set(`${SOLID} ${SOLID_TYPES}`.split(" "))],
  ["solid-js/store", new Set(`${STORE} ${STORE_TYPES}`.split(" "))],
]);

const HINTS = new Map([
  ["lazy", "Write every part of the app in this one file."],
  ["createComponent", "Use JSX: <Name />."],
  ["Portal", "Put the content where it belongs and place it with CSS."],
  ["Dynamic", "Use <Switch> and <Match>, or a record of components."],
  ["getOwner", "Create effects inside the component, or use createRoot."],
  ["runWithOwner", "Create effects inside the component, or use createRoot."],
]);
const IMPORT_HINT = 'Import by name from "solid-js" or "solid-js/store" only; write everything else in this file.';

/** Imports: a literal list of modules and names. */
export const importRules: Rules = {
  ImportDeclaration: judgeImport,
  MetaProperty(visit) {
    if (textAt(visit.node, "kind") !== "import.meta") return;
    visit.report(visit.node, "import_meta", "import.meta is not available to a component.", "Take what you need from props.");
  },
  TsImportEqualsDeclaration: (visit) => refuse(visit, visit.node, "import = is not available to a component."),
};

function judgeImport(visit: Visit): void {
  const { node } = visit;
  const source = nodeAt(node, "source");
  const module = source ? textAt(source, "value") : "";
  const names = ALLOWED_IMPORTS.get(module);
  if (!names) return refuse(visit, source ?? node, `The module "${module.slice(0, 80)}" is not available to a component.`);
  if (nodeAt(node, "with") ?? nodeAt(node, "asserts")) refuse(visit, node, "Import attributes are not available to a component.");
  if (textAt(node, "phase") !== "evaluation" && textAt(node, "phase") !== "")
    refuse(visit, node, "Only plain imports are available to a component.");
  const specifiers = nodesAt(node, "specifiers");
  if (specifiers.length === 0 && node["typeOnly"] !== true)
    refuse(visit, node, "An import without names is not available to a component.");
  for (const specifier of specifiers) judgeSpecifier(visit, specifier, module, names);
}

function judgeSpecifier(visit: Visit, specifier: SyntaxNode, module: string, names: ReadonlySet<string>): void {
  if (specifier.type !== "ImportSpecifier")
    return refuse(visit, specifier, "Default and namespace imports are not available to a component.");
  if (visit.node["typeOnly"] === true || specifier["isTypeOnly"] === true) return;
  const imported = nodeAt(specifier, "imported") ?? nodeAt(specifier, "local");
  const name = imported ? textAt(imported, "value") : "";
  if (names.has(name)) return;
  const home = [...ALLOWED_IMPORTS].find(([, known]) => known.has(name))?.[0];
  const hint = home ? `Import "${name}" from "${home}".` : (HINTS.get(name) ?? IMPORT_HINT);
  visit.report(specifier, "import_not_allowed", `"${name}" cannot be imported from "${module}".`, hint);
}

function refuse(visit: Visit, place: SyntaxNode, message: string): void {
  visit.report(place, "import_not_allowed", message, IMPORT_HINT);
}
