import type { RedisError } from "../reply";
import { typeName } from "./library";
import type { Expression } from "./syntax";
import { scriptError } from "./tokens";
import { isTruthy, lengthOf, toNumber, toText, type Value } from "./values";

type Operation = Extract<Expression, { kind: "unary" | "binary" }>;
type Evaluate = (operand: Expression) => Value;

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  // Lua's remainder has the sign of the divisor.
  "%": (a, b) => a - Math.floor(a / b) * b,
  "^": (a, b) => a ** b,
};

/** What an operator makes of its operands; `and` and `or` look at the second one only if they must. */
export function evaluateOperator(operation: Operation, evaluate: Evaluate): Value {
  if (operation.kind === "unary") return evaluateUnary(operation, evaluate(operation.operand));
  const { operator, line } = operation;
  const left = evaluate(operation.left);
  if (operator === "and") return isTruthy(left) ? evaluate(operation.right) : left;
  if (operator === "or") return isTruthy(left) ? left : evaluate(operation.right);
  const right = evaluate(operation.right);
  if (operator === "==") return left === right;
  if (operator === "~=") return left !== right;
  if (operator === "..") return concatenate(left, right, line);
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic === undefined) return compare(operator, left, right, line);
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a === undefined || b === undefined) throw mismatch("perform arithmetic on", a === undefined ? left : right, line);
  return arithmetic(a, b);
}

function evaluateUnary({ operator, line }: Extract<Expression, { kind: "unary" }>, operand: Value): Value {
  if (operator === "not") return !isTruthy(operand);
  if (operator === "#") {
    if (operand instanceof Map) return lengthOf(operand);
    if (typeof operand === "string") return Buffer.byteLength(operand);
    throw mismatch("get length of", operand, line);
  }
  const number = toNumber(operand);
  if (number === undefined) throw mismatch("perform arithmetic on", operand, line);
  return -number;
}

function compare(operator: string, left: Value, right: Value, line: number): boolean {
  const areNumbers = typeof left === "number" && typeof right === "number";
  if (!areNumbers && !(typeof left === "string" && typeof right === "string")) {
    throw scriptError(line, `attempt to compare ${typeName(left)} with ${typeName(right)}`);
  }
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function concatenate(left: Value, right: Value, line: number): string {
  const [a, b] = [toText(left), toText(right)];
  if (a === undefined || b === undefined) throw mismatch("concatenate", a === undefined ? left : right, line);
  return a + b;
}

function mismatch(action: string, value: Value, line: number): RedisError {
  return scriptError(line, `attempt to ${action} a ${typeName(value)} value`);
}
