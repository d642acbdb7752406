import type { RedisError } from "../reply";
import type { Expression, Field } from "./syntax";
import { scriptError, type Token } from "./tokens";

// How tightly operators bind; `..` and `^` bind their right side as tightly as their left.
const BINARY: Readonly<Record<string, readonly [left: number, right: number]>> = {
  or: [1, 1],
  and: [2, 2],
  "<": [3, 3],
  ">": [3, 3],
  "<=": [3, 3],
  ">=": [3, 3],
  "~=": [3, 3],
  "==": [3, 3],
  "..": [5, 4],
  "+": [6, 6],
  "-": [6, 6],
  "*": [7, 7],
  "/": [7, 7],
  "%": [7, 7],
  "^": [10, 9],
};
const UNARY_STRENGTH = 8;
const DEEPEST = 100;

/** Walks over the words of a script. */
export interface Reader {
  peek(): Token;
  next(): Token;
  /** Steps over this keyword or symbol, if it is the next word. */
  take(text: string): boolean;
  expect(text: string): void;
  name(): string;
  unexpected(): RedisError;
  /** Scripts nested without end would exhaust the stack. */
  nested<T>(read: () => T): T;
}

/** A reader at the first word. */
export function createReader(tokens: readonly Token[]): Reader {
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at] ?? { type: "end" as const, text: "<eof>", line: 0 };
  const unexpected = () => scriptError(peek().line, `unexpected symbol near '${peek().text}'`);
  const take = (text: string) => {
    const isNext = peek().text === text && (peek().type === "keyword" || peek().type === "symbol");
    if (isNext) at++;
    return isNext;
  };
  return {
    peek,
    take,
    unexpected,
    next() {
      const token = peek();
      at++;
      return token;
    },
    expect(text) {
      if (!take(text)) throw scriptError(peek().line, `'${text}' expected near '${peek().text}'`);
    },
    name() {
      if (peek().type !== "name") throw unexpected();
      return tokens[at++]?.text ?? "";
    },
    nested(read) {
      if (++depth > DEEPEST) throw scriptError(peek().line, "the script is nested too deeply");
      const value = read();
      depth--;
      return value;
    },
  };
}

/** Expressions with commas between them. */
export function parseList(reader: Reader): Expression[] {
  const list = [parseExpression(reader)];
  while (reader.take(",")) list.push(parseExpression(reader));
  return list;
}

/** An expression whose operators bind more tightly than `limit`. */
export function parseExpression(reader: Reader, limit = 0): Expression {
  return reader.nested(() => {
    let left = parseUnary(reader);
    for (;;) {
      const { text: operator, type, line } = reader.peek();
      const strength = type === "symbol" || type === "keyword" ? BINARY[operator] : undefined;
      if (strength === undefined || strength[0] <= limit) return left;
      reader.next();
      left = { kind: "binary", operator, left, right: parseExpression(reader, strength[1]), line };
    }
  });
}

function parseUnary(reader: Reader): Expression {
  const { line } = reader.peek();
  for (const operator of ["not", "-", "#"]) {
    if (reader.take(operator)) return { kind: "unary", operator, operand: parseExpression(reader, UNARY_STRENGTH), line };
  }
  return parseSuffixed(reader);
}

function parseSuffixed(reader: Reader): Expression {
  let value = parsePrimary(reader);
  for (;;) {
    const { line } = reader.peek();
    if (reader.take(".")) value = { kind: "index", object: value, key: { kind: "constant", value: reader.name() }, line };
    else if (reader.take("[")) {
      value = { kind: "index", object: value, key: parseExpression(reader), line };
      reader.expect("]");
    } else if (reader.take("(")) {
      const args = reader.take(")") ? undefined : parseList(reader);
      if (args !== undefined) reader.expect(")");
      value = { kind: "call", callee: value, args: args ?? [], line };
    } else return value;
  }
}

function parsePrimary(reader: Reader): Expression {
  const { type, text, line } = reader.peek();
  if (type === "number") return { kind: "constant", value: Number(reader.next().text) };
  if (type === "string") return { kind: "constant", value: reader.next().text };
  if (type === "name") return { kind: "name", name: reader.name(), line };
  for (const [word, value] of CONSTANTS) if (reader.take(word)) return { kind: "constant", value };
  if (reader.take("(")) {
    const inner = parseExpression(reader);
    reader.expect(")");
    return inner;
  }
  if (reader.take("{")) return parseTable(reader);
  if (text === "function") throw scriptError(line, "functions of one's own are not supported by the embedded Redis bridge");
  throw reader.unexpected();
}

const CONSTANTS = [
  ["true", true],
  ["false", false],
  ["nil", undefined],
] as const;

function parseTable(reader: Reader): Expression {
  const fields: Field[] = [];
  while (!reader.take("}")) {
    fields.push(parseField(reader));
    if (!reader.take(",") && !reader.take(";")) {
      reader.expect("}");
      break;
    }
  }
  return { kind: "table", fields };
}

function parseField(reader: Reader): Field {
  if (reader.take("[")) {
    const key = parseExpression(reader);
    reader.expect("]");
    reader.expect("=");
    return { key, value: parseExpression(reader) };
  }
  const value = parseExpression(reader);
  if (value.kind === "name" && reader.take("="))
    return { key: { kind: "constant", value: value.name }, value: parseExpression(reader) };
  return { key: undefined, value };
}
