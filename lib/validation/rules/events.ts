import { forEachChild, functionRecord, isFunction, nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "../syntax";
import { meaningOf, type Rules, type Visit } from "../walk-ast";
import { isHandlerName } from "./jsx-names";
import { keysOf } from "./keys";

/** Members of an event that are a window or another page's message port. */
const WINDOW_MEMBERS = new Set(["view", "source", "sourceCapabilities"]);
const HINT = "Use event.currentTarget, event.key and the event's own numbers.";

/** Identifiers that hold an event, found before the function's body is visited. */
const eventParameters = new WeakSet<SyntaxNode>();

/** Ways from a UI event to the window: `event.view`. */
export const eventRules: Rules = {
  JSXAttribute(visit) {
    const name = nodeAt(visit.node, "name");
    const local =
      name?.type === "JSXNamespacedName"
        ? `${textAt(nodeAt(name, "namespace") ?? name, "value")}`
        : name && textAt(name, "value");
    const value = nodeAt(visit.node, "value");
    const handler = value && nodeAt(value, "expression");
    if (local && isHandlerName(local) && handler) markEvent(visit, followHandler(visit, handler));
  },
  ArrowFunctionExpression: markTypedEvents,
  FunctionExpression: markTypedEvents,
  FunctionDeclaration: markTypedEvents,
  MemberExpression(visit) {
    const object = nodeAt(visit.node, "object");
    const meaning = object && meaningOf(unwrap(object), visit.scopes);
    if (!meaning || meaning === "global" || !meaning.identifier || !eventParameters.has(meaning.identifier)) return;
    refuse(visit, visit.node);
  },
  VariableDeclarator(visit) {
    const pattern = nodeAt(visit.node, "id");
    const init = nodeAt(visit.node, "init");
    const meaning = init && meaningOf(unwrap(init), visit.scopes);
    if (!meaning || meaning === "global" || !meaning.identifier || !eventParameters.has(meaning.identifier)) return;
    for (const property of pattern ? nodesAt(pattern, "properties") : []) refuse(visit, property);
  },
};

function followHandler(visit: Visit, outer: SyntaxNode): SyntaxNode | undefined {
  const handler = unwrap(outer);
  if (isFunction(handler)) return handler;
  const binding = handler.type === "Identifier" ? visit.scopes.resolve(handler) : undefined;
  const value = binding?.value && unwrap(binding.value);
  return value && isFunction(value) ? value : undefined;
}

function firstParameter(handler: SyntaxNode): SyntaxNode | undefined {
  let first: SyntaxNode | undefined;
  forEachChild({ params: functionRecord(handler)["params"] }, (parameter) => {
    first ??= parameter.type === "Parameter" ? nodeAt(parameter, "pat") : parameter;
  });
  return first;
}

function markEvent(visit: Visit, handler: SyntaxNode | undefined): void {
  const parameter = handler && firstParameter(handler);
  if (parameter?.type === "Identifier") eventParameters.add(parameter);
  for (const property of parameter ? nodesAt(parameter, "properties") : []) refuse(visit, property);
}

/** `(event: MouseEvent) => ...` is an event handler wherever it stands. */
function markTypedEvents(visit: Visit): void {
  const parameter = firstParameter(visit.node);
  const annotation = parameter && nodeAt(parameter, "typeAnnotation");
  const type = annotation && nodeAt(annotation, "typeAnnotation");
  const name = type?.type === "TsTypeReference" ? nodeAt(type, "typeName") : undefined;
  if (name && /^(?:[A-Z][a-z]+)*Event$/.test(textAt(name, "value"))) markEvent(visit, visit.node);
}

function refuse(visit: Visit, node: SyntaxNode): void {
  const name = keysOf(node, visit.folder).find((key) => WINDOW_MEMBERS.has(key));
  if (name) visit.report(node, "member_not_allowed", `The event's "${name}" leads to the window.`, HINT);
}
