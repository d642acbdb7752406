import { functionRecord, isFunction, nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "../syntax";
import type { Rules, Visit } from "../walk-ast";

const SHAPE_HINT = "Export one plain function: export default function App(props: { data: Data; spark: Spark }) { ... }.";

/** The shape of a component file: one default function, no other export, nothing that runs outside functions but plain code. */
export const shapeRules: Rules = {
  Module: judgeExports,
  Script: (visit) => report(visit, visit.node, "no_default_export", "The file exports no component."),
  AwaitExpression: refuseTopLevelAwait,
  ForOfStatement(visit) {
    if (visit.node["isAwait"] === true || visit.node["await"]) refuseTopLevelAwait(visit);
  },
  Decorator: (visit) => forbid(visit, "Decorators", "Call the function directly."),
  TsModuleDeclaration: (visit) => forbid(visit, "Namespaces and declare blocks", "Use plain constants and functions."),
  TsExportAssignment: (visit) => report(visit, visit.node, "export_not_allowed", "export = is not available to a component."),
  TsNamespaceExportDeclaration: (visit) =>
    report(visit, visit.node, "export_not_allowed", "export as namespace is not available to a component."),
  ExportAllDeclaration: (visit) => report(visit, visit.node, "export_not_allowed", "export * is not available to a component."),
  VariableDeclaration: refuseDeclare,
  FunctionDeclaration: refuseDeclare,
  ClassDeclaration: refuseDeclare,
  TsEnumDeclaration: refuseDeclare,
  TsEnumMember: judgeEnumMember,
  UsingDeclaration: (visit) => forbid(visit, "using declarations", "Use onCleanup."),
  DebuggerStatement: (visit) => forbid(visit, "debugger statements", "Remove it."),
  WithStatement: (visit) => forbid(visit, "with statements", "Name the object."),
  ExpressionStatement: refuseDirective,
};

function judgeExports(visit: Visit): void {
  const defaults: (SyntaxNode | undefined)[] = [];
  for (const statement of nodesAt(visit.node, "body")) {
    if (statement.type === "ExportDefaultDeclaration") {
      const declaration = nodeAt(statement, "decl");
      // `export default interface` is erased and exports no value.
      if (declaration && !declaration.type.startsWith("Ts")) defaults.push(declaration);
    } else if (statement.type === "ExportDefaultExpression") defaults.push(nodeAt(statement, "expression"));
    else if (statement.type === "ExportNamedDeclaration") defaults.push(...namedDefaults(visit, statement));
    else if (statement.type === "ExportDeclaration") judgeExportedDeclaration(visit, statement);
  }
  const [only, ...more] = defaults;
  if (defaults.length === 0) return report(visit, visit.node, "no_default_export", "The file exports no component.");
  for (const extra of more)
    report(visit, extra ?? visit.node, "export_not_allowed", "The file has more than one default export.");
  judgeComponent(visit, only ?? visit.node);
}

function namedDefaults(visit: Visit, statement: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  if (statement["typeOnly"] === true) return [];
  const found: (SyntaxNode | undefined)[] = [];
  if (nodeAt(statement, "source"))
    report(visit, statement, "export_not_allowed", "A component cannot export from another module.");
  for (const specifier of nodesAt(statement, "specifiers")) {
    if (specifier["isTypeOnly"] === true) continue;
    const local = nodeAt(specifier, "orig");
    const exported = nodeAt(specifier, "exported");
    if (exported?.type === "Identifier" && textAt(exported, "value") === "default") found.push(local);
    else report(visit, specifier, "export_not_allowed", "Only the component itself may be exported, as default.");
  }
  return found;
}

function judgeExportedDeclaration(visit: Visit, statement: SyntaxNode): void {
  const declaration = nodeAt(statement, "declaration");
  if (declaration?.type === "TsInterfaceDeclaration" || declaration?.type === "TsTypeAliasDeclaration") return;
  report(visit, statement, "export_not_allowed", "Only the component itself may be exported, as default.");
}

function judgeComponent(visit: Visit, exported: SyntaxNode): void {
  const component = followName(visit, unwrap(exported));
  if (!component)
    return report(visit, exported, "default_not_function", "The default export must be a function or an arrow function.");
  const record = functionRecord(component);
  if (record["async"] === true) report(visit, exported, "default_not_function", "The component cannot be async.");
  if (record["generator"] === true) report(visit, exported, "default_not_function", "The component cannot be a generator.");
  if (!record["body"]) report(visit, exported, "default_not_function", "The component has no body.");
}

function followName(visit: Visit, exported: SyntaxNode, hops = 0): SyntaxNode | undefined {
  if (isFunction(exported)) return exported;
  if (exported.type !== "Identifier" || hops > 4) return undefined;
  const binding = visit.scopes.moduleBinding(textAt(exported, "value"));
  if (!binding?.value || binding.writes > 0) return undefined;
  return followName(visit, unwrap(binding.value), hops + 1);
}

function refuseTopLevelAwait(visit: Visit): void {
  if (visit.ancestors.some((ancestor) => isFunction(ancestor))) return;
  report(
    visit,
    visit.node,
    "top_level_await",
    "A component file cannot wait at its top level.",
    "Use createResource inside the component.",
  );
}

function refuseDeclare(visit: Visit): void {
  if (visit.node["declare"] === true)
    report(
      visit,
      visit.node,
      "syntax_not_allowed",
      "declare makes no value.",
      "Remove it; only names written in this file exist.",
    );
}

/** Constant initialisers only, so that an enum never runs code and never copies a global. */
function judgeEnumMember(visit: Visit): void {
  const init = nodeAt(visit.node, "init");
  const allowed =
    /^(?:StringLiteral|NumericLiteral|UnaryExpression|BinaryExpression|TemplateLiteral|TemplateElement|Identifier|MemberExpression|ParenthesisExpression)$/;
  const pending = init ? [init] : [];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (!allowed.test(next.type)) {
      return report(
        visit,
        next,
        "syntax_not_allowed",
        "An enum member must be a constant.",
        "Use a const object with `as const`.",
      );
    }
    for (const field of ["argument", "left", "right", "expression"])
      pending.push(...(nodeAt(next, field) ? [nodeAt(next, field) ?? next] : []));
    pending.push(...nodesAt(next, "expressions"));
  }
}

function refuseDirective(visit: Visit): void {
  const expression = nodeAt(visit.node, "expression");
  const parent = visit.ancestors.at(-1);
  if (expression?.type !== "StringLiteral" || !parent) return;
  const statements = [...nodesAt(parent, "body"), ...nodesAt(parent, "stmts")];
  const isPrologue = statements[0] === visit.node;
  if (isPrologue)
    report(
      visit,
      visit.node,
      "directive",
      `The directive "${textAt(expression, "value").slice(0, 40)}" is not available to a component.`,
      "Remove it.",
    );
}

function forbid(visit: Visit, what: string, hint: string): void {
  report(visit, visit.node, "syntax_not_allowed", `${what} are not available to a component.`, hint);
}

function report(visit: Visit, place: SyntaxNode, code: string, message: string, hint = SHAPE_HINT): void {
  visit.report(place, code, message, hint);
}
