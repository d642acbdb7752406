import { types as t, type NodePath, type PluginObj, type PluginPass } from "@babel/core";
import { RUNTIME_MODULE } from "#lib/runtime/names";
import { STEPS_PER_REPORT } from "#lib/runtime/step-budget";
import { lineStandIn } from "./stand-ins";

type Budget = Record<"counter" | "spendSteps" | "spendCall", t.Identifier | undefined> & { readonly callers: Set<t.Node> };

/**
 * Puts a check into every loop and every function that calls something, so that code that never ends fails with a readable
 * error. A loop pays one increment of a shared counter a round; only every 256th asks the runtime for the time.
 */
export function budgetPlugin(): PluginObj<PluginPass> {
  return {
    name: "spark-step-budget",
    visitor: {
      Program: { exit: (path, pass) => declareNames(path, budgetOf(pass)) },
      "CallExpression|OptionalCallExpression|NewExpression|TaggedTemplateExpression|JSXElement"(
        path: NodePath,
        pass: PluginPass,
      ) {
        const caller = path.getFunctionParent();
        if (caller && !isOwnCall(path.node, budgetOf(pass))) budgetOf(pass).callers.add(caller.node);
      },
      Loop: (path, pass) => checkLoop(path, budgetOf(pass)),
      // On the way out, when it is known whether it calls anything.
      Function: { exit: (path, pass) => checkFunction(path, budgetOf(pass)) },
    },
  };
}

function budgetOf(pass: PluginPass): Budget {
  const found = pass.get("budget") as Budget | undefined;
  if (found) return found;
  const created: Budget = { counter: undefined, spendSteps: undefined, spendCall: undefined, callers: new Set() };
  pass.set("budget", created);
  return created;
}

function isOwnCall(node: t.Node, budget: Budget): boolean {
  if (!t.isCallExpression(node) || !t.isIdentifier(node.callee)) return false;
  return node.callee.name === budget.spendSteps?.name || node.callee.name === budget.spendCall?.name;
}

/** `++counter & 255 || spendSteps(line)` as the first thing in the body. Only loops of the source have a place. */
function checkLoop(path: NodePath<t.Loop>, budget: Budget): void {
  const { node } = path;
  if (!node.loc) return;
  budget.counter ??= uniqueName(path, "steps");
  budget.spendSteps ??= uniqueName(path, "spendSteps");
  const round = t.binaryExpression(
    "&",
    t.updateExpression("++", t.cloneNode(budget.counter), true),
    t.numericLiteral(STEPS_PER_REPORT - 1),
  );
  const report = t.callExpression(t.cloneNode(budget.spendSteps), [t.identifier(lineStandIn(node.loc.start.line))]);
  const check = t.expressionStatement(t.logicalExpression("||", round, report));
  node.body = t.blockStatement([check, ...(t.isBlockStatement(node.body) ? node.body.body : [node.body])]);
}

function checkFunction(path: NodePath<t.Function>, budget: Budget): void {
  const { node } = path;
  if (!node.loc || !budget.callers.has(node)) return;
  budget.spendCall ??= uniqueName(path, "spendCall");
  const check = t.callExpression(t.cloneNode(budget.spendCall), [t.identifier(lineStandIn(node.loc.start.line))]);
  if (t.isBlockStatement(node.body)) node.body.body.unshift(t.expressionStatement(check));
  else node.body = t.sequenceExpression([check, node.body]);
}

function uniqueName(path: NodePath, name: string): t.Identifier {
  return path.scope.getProgramParent().generateUidIdentifier(name);
}

function declareNames(program: NodePath<t.Program>, budget: Budget): void {
  const specifiers = (["spendSteps", "spendCall"] as const).flatMap((name) => {
    const local = budget[name];
    return local ? [t.importSpecifier(local, t.identifier(name))] : [];
  });
  if (specifiers.length > 0) program.node.body.unshift(t.importDeclaration(specifiers, t.stringLiteral(RUNTIME_MODULE)));
  if (budget.counter)
    program.node.body.push(t.variableDeclaration("let", [t.variableDeclarator(budget.counter, t.numericLiteral(0))]));
}
