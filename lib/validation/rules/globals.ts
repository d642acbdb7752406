import { assignmentTargets } from "../assignment-targets";
import { nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "../syntax";
import { meaningOf, userOf, type Rules, type Visit } from "../walk-ast";
import { keysOf } from "./keys";
import { ALLOWED_GLOBALS, DOM_CLASS, hintForGlobal, isKnownGlobal, type GlobalEntry } from "./global-names";

/** Names that reach the global object: only those on the list, and each only in its harmless uses. */
export const globalRules: Rules = {
  Identifier(visit) {
    const { node, scopes } = visit;
    if (meaningOf(node, scopes) !== "global") return;
    const name = textAt(node, "value");
    const use = userOf(visit);
    const entry = ALLOWED_GLOBALS.get(name);
    if (entry) return judgeUse(visit, name, entry, use.parent, use.child);
    if (isTypeof(use.parent) || (isInstanceofClass(use.parent, use.child) && DOM_CLASS.test(name))) return;
    visit.report(node, "global_not_allowed", `"${name}" is not available to a component.`, hintForGlobal(name));
  },
  ThisExpression(visit) {
    const holder = holderOfThis(visit.ancestors);
    if (!holder) {
      visit.report(
        visit.node,
        "this_outside_class",
        '"this" outside a class or object method can be the window.',
        "Use a local variable or props.",
      );
      return;
    }
    // A method handed to a timer gets the window as its `this`; only names of its own class or object are honest then.
    const { parent, child } = userOf(visit);
    if (parent?.type !== "MemberExpression" || nodeAt(parent, "object") !== child) return;
    const own = memberNames(holder);
    for (const name of keysOf(parent, visit.folder)) {
      if (isKnownGlobal(name) && !own.has(name)) {
        visit.report(parent, "global_not_allowed", `"this.${name}" would be the window's ${name}.`, hintForGlobal(name));
      }
    }
  },
};

function judgeUse(visit: Visit, name: string, entry: GlobalEntry, parent: SyntaxNode | undefined, child: SyntaxNode): void {
  if (!parent || isTypeof(parent)) return;
  if (isAssignmentTo(parent, child)) {
    visit.report(
      visit.node,
      "builtin_write",
      `"${name}" is a built-in and cannot be replaced.`,
      "Declare a variable of your own with another name.",
    );
    return;
  }
  if (parent.type === "MemberExpression" && nodeAt(parent, "object") === child) return judgeMember(visit, name, entry, parent);
  if (isCallee(parent, child)) return;
  if (entry.use === "timer")
    return refuseValue(visit, name, `Call ${name} directly, with a function: ${name}(() => { ... }, 100).`);
  if (entry.use === "value" || entry.use === "function" || (entry.use === "callback" && !isTag(parent))) return;
  if (entry.use === "constructor" && (isInstanceofClass(parent, child) || nodeAt(parent, "superClass") === child)) return;
  if (parent.type === "VariableDeclarator" && nodeAt(parent, "id")?.type === "ObjectPattern")
    return judgePattern(visit, name, entry, parent);
  refuseValue(visit, name, `Use its members or call it directly, e.g. inside an arrow function: (value) => ${name}...`);
}

function judgeMember(visit: Visit, name: string, entry: GlobalEntry, member: SyntaxNode): void {
  const keys = keysOf(member, visit.folder);
  if (keys.length === 0) {
    // Math holds only numbers and pure functions; a computed name elsewhere could find anything.
    if (name === "Math") return;
    visit.report(
      member,
      "builtin_member",
      `A computed member of ${name} cannot be checked.`,
      `Write the member's name: ${name}.${[...entry.members][0] ?? "name"}.`,
    );
  }
  for (const key of keys) refuseMember(visit, member, name, entry, key);
}

function judgePattern(visit: Visit, name: string, entry: GlobalEntry, declarator: SyntaxNode): void {
  const pattern = nodeAt(declarator, "id");
  for (const property of pattern ? nodesAt(pattern, "properties") : []) {
    const keys = keysOf(property, visit.folder);
    if (keys.length === 0)
      refuseValue(visit, name, `Take single members by name: const { ${[...entry.members][0] ?? "name"} } = ${name}.`);
    for (const key of keys) refuseMember(visit, property, name, entry, key);
  }
}

function refuseMember(visit: Visit, place: SyntaxNode, name: string, entry: GlobalEntry, key: string): void {
  if (entry.members.has(key)) return;
  const known = [...entry.members].slice(0, 12).join(", ");
  const hint = known === "" ? `Call ${name} directly.` : `Available: ${known}${entry.members.size > 12 ? ", ..." : ""}.`;
  visit.report(place, "builtin_member", `${name}.${key} is not available to a component.`, hint);
}

function refuseValue(visit: Visit, name: string, hint: string): void {
  visit.report(visit.node, "builtin_as_value", `The built-in "${name}" cannot be passed around as a value.`, hint);
}

function isTypeof(parent: SyntaxNode | undefined): boolean {
  return parent?.type === "UnaryExpression" && textAt(parent, "operator") === "typeof";
}

function isInstanceofClass(parent: SyntaxNode | undefined, child: SyntaxNode): boolean {
  return parent?.type === "BinaryExpression" && textAt(parent, "operator") === "instanceof" && nodeAt(parent, "right") === child;
}

function isCallee(parent: SyntaxNode, child: SyntaxNode): boolean {
  return (parent.type === "CallExpression" || parent.type === "NewExpression") && nodeAt(parent, "callee") === child;
}

function isTag(parent: SyntaxNode): boolean {
  return (
    parent.type === "TaggedTemplateExpression" ||
    (parent.type.startsWith("JSX") === true && parent.type !== "JSXExpressionContainer")
  );
}

const WRITES: Readonly<Record<string, string>> = {
  AssignmentExpression: "left",
  UpdateExpression: "argument",
  ForInStatement: "left",
  ForOfStatement: "left",
  AssignmentPattern: "left",
};

function isAssignmentTo(parent: SyntaxNode, child: SyntaxNode): boolean {
  const field = WRITES[parent.type];
  if (field) return nodeAt(parent, field) === child;
  if (parent.type === "AssignmentPatternProperty") return nodeAt(parent, "key") === child;
  if (parent.type === "KeyValuePatternProperty") return nodeAt(parent, "value") === child;
  return parent.type === "ArrayPattern" || parent.type === "RestElement";
}

const METHOD_HOLDERS = new Set([
  "MethodProperty",
  "GetterProperty",
  "SetterProperty",
  "ClassMethod",
  "PrivateMethod",
  "Constructor",
  "ClassProperty",
  "PrivateProperty",
  "StaticBlock",
]);

/** The class or object literal whose method `this` stands in. */
function holderOfThis(ancestors: readonly SyntaxNode[]): SyntaxNode | undefined {
  const index = ancestors.findLastIndex(
    (ancestor) =>
      METHOD_HOLDERS.has(ancestor.type) || ancestor.type === "FunctionDeclaration" || ancestor.type === "FunctionExpression",
  );
  const owner = ancestors[index];
  return owner && METHOD_HOLDERS.has(owner.type) ? ancestors[index - 1] : undefined;
}

function memberNames(holder: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const member of [...nodesAt(holder, "body"), ...nodesAt(holder, "properties")]) {
    const key = nodeAt(member, "key") ?? member;
    names.add(textAt(key, "value"));
    for (const parameter of nodesAt(member, "params")) {
      const declared = nodeAt(parameter, "param");
      if (declared) names.add(textAt(nodeAt(declared, "left") ?? declared, "value"));
    }
  }
  return names;
}

/** The global a chain of members starts from, such as `console` in `console.log.name`. */
export function globalRoot(visit: Visit, target: SyntaxNode): string | undefined {
  let current = unwrap(target);
  while (current.type === "MemberExpression") {
    const object = nodeAt(current, "object");
    if (!object) return undefined;
    current = unwrap(object);
  }
  return meaningOf(current, visit.scopes) === "global" ? textAt(current, "value") : undefined;
}

/** Members that an assignment, update, delete or loop head writes to. */
export function writtenMembers(node: SyntaxNode): readonly SyntaxNode[] {
  const target = nodeAt(node, node.type === "UnaryExpression" || node.type === "UpdateExpression" ? "argument" : "left");
  if (!target || (node.type === "UnaryExpression" && textAt(node, "operator") !== "delete")) return [];
  return assignmentTargets(target).filter((leaf) => leaf.type === "MemberExpression");
}
