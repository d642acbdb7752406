import { typeName } from "./library";
import { evaluateOperator } from "./operators";
import type { Expression } from "./syntax";
import { scriptError } from "./tokens";
import { tableOf, type Table, type Value } from "./values";

/** The names that a part of a script sees: its own, then those around it. */
export interface Scope {
  readonly names: Map<string, Value>;
  readonly outer: Scope | undefined;
}

/** One run of a script. */
export interface Machine {
  readonly library: Table;
  /** Counts a step, and refuses the one too many. */
  step(): void;
}

/** The one value of an expression. */
export function evaluate(machine: Machine, expression: Expression, scope: Scope): Value {
  machine.step();
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "name": {
      const owner = scopeOf(expression.name, scope);
      return owner === undefined ? machine.library.get(expression.name) : owner.names.get(expression.name);
    }
    case "table":
      return makeTable(machine, expression, scope);
    case "index":
      return indexed(machine, expression.object, expression.line, scope).get(evaluate(machine, expression.key, scope));
    case "call":
      return call(machine, expression, scope)[0];
    default:
      return evaluateOperator(expression, (operand) => evaluate(machine, operand, scope));
  }
}

/** Each expression gives one value, the last one all of its own. */
export function evaluateAll(machine: Machine, expressions: readonly Expression[], scope: Scope): Value[] {
  const last = expressions.length - 1;
  return expressions.flatMap((expression, index) =>
    index === last && expression.kind === "call" ? [...call(machine, expression, scope)] : [evaluate(machine, expression, scope)],
  );
}

/** Puts a value where a name or an index says. */
export function assign(machine: Machine, target: Expression, value: Value, scope: Scope): void {
  if (target.kind === "index") {
    indexed(machine, target.object, target.line, scope).set(evaluate(machine, target.key, scope), value);
  } else if (target.kind === "name") {
    const owner = scopeOf(target.name, scope);
    if (owner === undefined) throw scriptError(target.line, `Script attempted to create global variable '${target.name}'`);
    owner.names.set(target.name, value);
  }
}

function indexed(machine: Machine, object: Expression, line: number, scope: Scope): Table {
  const table = evaluate(machine, object, scope);
  if (!(table instanceof Map)) throw scriptError(line, `attempt to index a ${typeName(table)} value`);
  return table;
}

function call(machine: Machine, expression: Extract<Expression, { kind: "call" }>, scope: Scope): readonly Value[] {
  const callee = evaluate(machine, expression.callee, scope);
  if (typeof callee !== "function") throw scriptError(expression.line, `attempt to call a ${typeName(callee)} value`);
  return callee(evaluateAll(machine, expression.args, scope), expression.line);
}

function makeTable(machine: Machine, { fields }: Extract<Expression, { kind: "table" }>, scope: Scope): Table {
  const counted = fields.flatMap((field) => (field.key === undefined ? [field.value] : []));
  const table = tableOf(evaluateAll(machine, counted, scope));
  for (const { key, value } of fields) {
    if (key !== undefined) table.set(evaluate(machine, key, scope), evaluate(machine, value, scope));
  }
  return table;
}

function scopeOf(name: string, scope: Scope): Scope | undefined {
  let found: Scope | undefined = scope;
  while (found !== undefined && !found.names.has(name)) found = found.outer;
  return found;
}
