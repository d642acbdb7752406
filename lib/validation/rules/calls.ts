import { argumentsAt, nodeAt, textAt, unwrap, type Argument } from "../syntax";
import { meaningOf, type Rules, type Visit } from "../walk-ast";
import { isSettableAttribute } from "./jsx-names";
import { keysOf } from "./keys";
import { calledMethod, isCalled } from "./members";

const TIMERS = new Set(["setTimeout", "setInterval"]);
const ATTRIBUTE_METHODS = new Set(["setAttribute", "toggleAttribute"]);
const STORE_PATH_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Calls whose arguments decide whether they are harmless. */
export const callRules: Rules = {
  CallExpression(visit) {
    refuseTextTimer(visit);
    refuseAttribute(visit);
    refuseStorePath(visit);
    const callee = nodeAt(visit.node, "callee");
    if (callee?.type === "Import") {
      visit.report(
        visit.node,
        "dynamic_import",
        "A component cannot import while it runs.",
        'Import by name at the top: import { createSignal } from "solid-js".',
      );
    }
  },
  MemberExpression(visit) {
    const names = keysOf(visit.node, visit.folder).filter((name) => ATTRIBUTE_METHODS.has(name));
    if (names.length > 0 && !isCalled(visit)) {
      visit.report(
        visit.node,
        "attribute_method_as_value",
        `"${names[0]}" may only be called directly.`,
        'Call it in place: element.setAttribute("aria-busy", "true").',
      );
    }
  },
  KeyValuePatternProperty: refuseTakenMethod,
  AssignmentPatternProperty: refuseTakenMethod,
};

function refuseTakenMethod(visit: Visit): void {
  const [name] = keysOf(visit.node, visit.folder).filter((key) => ATTRIBUTE_METHODS.has(key));
  if (name)
    visit.report(visit.node, "attribute_method_as_value", `"${name}" may only be called directly.`, "Set attributes in JSX.");
}

function refuseTextTimer(visit: Visit): void {
  const callee = nodeAt(visit.node, "callee");
  const target = callee && unwrap(callee);
  if (!target || meaningOf(target, visit.scopes) !== "global" || !TIMERS.has(textAt(target, "value"))) return;
  const [first] = argumentsAt(visit.node, "arguments");
  if (!first || (!first.spread && !mayBeText(visit, first))) return;
  visit.report(
    visit.node,
    "timer_text",
    "A timer takes a function, never text.",
    `Write ${textAt(target, "value")}(() => { ... }, 100).`,
  );
}

function mayBeText(visit: Visit, argument: Argument): boolean {
  const inner = unwrap(argument.node);
  if (visit.folder.prefixes(inner).length > 0) return true;
  if (inner.type === "ArrayExpression" || inner.type === "ObjectExpression" || inner.type === "TemplateLiteral") return true;
  return inner.type === "BinaryExpression" && textAt(inner, "operator") === "+";
}

function refuseAttribute(visit: Visit): void {
  const method = calledMethod(visit.node, visit.folder);
  if (!method || !ATTRIBUTE_METHODS.has(method)) return;
  const [first] = argumentsAt(visit.node, "arguments");
  const names = first && !first.spread ? visit.folder.texts(first.node) : [];
  if (names.length > 0 && names.every(isSettableAttribute)) return;
  visit.report(
    visit.node,
    "attribute_not_settable",
    `${method} needs a literal name of a harmless attribute.`,
    "Set attributes in JSX; here only names such as aria-*, data-*, class, title, tabindex or role, written out.",
  );
}

/** `setState("__proto__", ...)` walks Solid's path setter into a prototype. */
function refuseStorePath(visit: Visit): void {
  const callee = nodeAt(visit.node, "callee");
  const target = callee && unwrap(callee);
  const meaning = target && meaningOf(target, visit.scopes);
  if (!meaning || meaning === "global") return;
  const initialiser = meaning.declaration && nodeAt(meaning.declaration, "init");
  const maker = initialiser && nodeAt(unwrap(initialiser), "callee");
  const origin = maker && meaningOf(unwrap(maker), visit.scopes);
  if (!origin || origin === "global" || origin.kind !== "import") return;
  for (const argument of argumentsAt(visit.node, "arguments").slice(0, -1)) {
    const name = visit.folder.texts(argument.node).find((text) => STORE_PATH_KEYS.has(text));
    if (name)
      visit.report(
        argument.node,
        "member_not_allowed",
        `A store path cannot contain "${name}".`,
        "Use another key in your store.",
      );
  }
}
