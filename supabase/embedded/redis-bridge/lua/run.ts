import type { Reply } from "../reply";
import { assign, evaluate, evaluateAll, type Machine, type Scope } from "./evaluate";
import { createLibrary } from "./library";
import type { Block, Expression, Statement } from "./syntax";
import { scriptError } from "./tokens";
import { isTruthy, lengthOf, toNumber, toReply, type Value } from "./values";

export interface ScriptInput {
  keys: readonly string[];
  args: readonly string[];
  run: (command: readonly string[]) => Reply;
}

type Loop = Extract<Statement, { kind: "while" | "repeat" | "count" | "each" }>;
/** How a block ended, when not at its end. */
type Leaving = { readonly kind: "return"; readonly values: readonly Value[] } | { readonly kind: "break" } | undefined;

// Far more than a sensible script needs, and still only a moment.
const MOST_STEPS = 1_000_000;

/** Runs a script to its end, with nothing in between. */
export function runScript(block: Block, { keys, args, run }: ScriptInput): Reply {
  let steps = 0;
  const machine: Machine = {
    library: createLibrary(run, keys, args),
    step() {
      if (++steps > MOST_STEPS) throw scriptError(0, "the script ran too long");
    },
  };
  const leaving = runBlock(machine, block, { names: new Map(), outer: undefined });
  return toReply(leaving?.kind === "return" ? leaving.values[0] : undefined);
}

function runBlock(machine: Machine, block: Block, outer: Scope): Leaving {
  const scope: Scope = { names: new Map(), outer };
  for (const statement of block) {
    machine.step();
    const leaving = runStatement(machine, statement, scope);
    if (leaving !== undefined) return leaving;
  }
  return undefined;
}

function runStatement(machine: Machine, statement: Statement, scope: Scope): Leaving {
  switch (statement.kind) {
    case "local": {
      const values = evaluateAll(machine, statement.values, scope);
      for (const [index, name] of statement.names.entries()) scope.names.set(name, values[index]);
      return undefined;
    }
    case "assign": {
      const values = evaluateAll(machine, statement.values, scope);
      for (const [index, target] of statement.targets.entries()) assign(machine, target, values[index], scope);
      return undefined;
    }
    case "call":
      evaluate(machine, statement.call, scope);
      return undefined;
    case "do":
      return runBlock(machine, statement.body, scope);
    case "if": {
      const branch = statement.branches.find(({ condition }) => isTruthy(evaluate(machine, condition, scope)));
      return runBlock(machine, branch?.body ?? statement.otherwise, scope);
    }
    case "return":
      return { kind: "return", values: evaluateAll(machine, statement.values, scope) };
    case "break":
      return { kind: "break" };
    default:
      return runLoop(machine, statement, scope);
  }
}

function runLoop(machine: Machine, loop: Loop, outer: Scope): Leaving {
  for (const names of rounds(machine, loop, outer)) {
    machine.step();
    const leaving = runBlock(machine, loop.body, { names, outer });
    if (leaving?.kind === "break") return undefined;
    if (leaving !== undefined) return leaving;
  }
  return undefined;
}

/** The names of each round, for as long as there are rounds. */
function* rounds(machine: Machine, loop: Loop, scope: Scope): Generator<Map<string, Value>> {
  const holds = (condition: Expression) => isTruthy(evaluate(machine, condition, scope));
  if (loop.kind === "while") {
    while (holds(loop.condition)) yield new Map();
  } else if (loop.kind === "repeat") {
    // Lua's own condition also sees the names of the body; scripts for Redis do not use that.
    do yield new Map();
    while (!holds(loop.condition));
  } else if (loop.kind === "count") {
    const limit = (expression: Expression) => numberOf(evaluate(machine, expression, scope));
    const [from, to, by] = [limit(loop.from), limit(loop.to), loop.step === undefined ? 1 : limit(loop.step)];
    if (by === 0) throw scriptError(0, "'for' step is zero");
    for (let index = from; by > 0 ? index <= to : index >= to; index += by) yield new Map([[loop.name, index]]);
  } else {
    const [first = "", second = ""] = loop.names;
    for (const [key, item] of entriesOf(machine, loop.source, scope)) {
      yield new Map<string, Value>([
        [first, key],
        [second, item],
      ]);
    }
  }
}

function entriesOf(machine: Machine, source: Expression, scope: Scope): (readonly [Value, Value])[] {
  const callee = source.kind === "call" && source.callee.kind === "name" ? source.callee.name : "";
  const table = callee === "pairs" || callee === "ipairs" ? evaluate(machine, source, scope) : undefined;
  if (!(table instanceof Map)) throw scriptError(0, "only pairs and ipairs can be looped over");
  if (callee === "pairs") return [...table].filter(([, item]) => item !== undefined);
  return Array.from({ length: lengthOf(table) }, (_none, index) => [index + 1, table.get(index + 1)] as const);
}

function numberOf(value: Value): number {
  const number = toNumber(value);
  if (number === undefined) throw scriptError(0, "'for' limits must be numbers");
  return number;
}
