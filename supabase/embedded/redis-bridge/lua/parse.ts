import { createReader, parseExpression, parseList, type Reader } from "./parse-expression";
import type { Block, Expression, Statement } from "./syntax";
import { tokenize } from "./tokens";

const BLOCK_ENDS: ReadonlySet<string> = new Set(["end", "else", "elseif", "until", "<eof>"]);

/** Reads a whole script. */
export function parseScript(script: string): Block {
  const reader = createReader(tokenize(script));
  const block = parseBlock(reader);
  if (reader.peek().type !== "end") throw reader.unexpected();
  return block;
}

function parseBlock(reader: Reader): Block {
  const statements: Statement[] = [];
  while (!(reader.peek().type !== "string" && BLOCK_ENDS.has(reader.peek().text))) {
    if (reader.take(";")) continue;
    statements.push(parseStatement(reader));
  }
  return statements;
}

function parseStatement(reader: Reader): Statement {
  if (reader.take("local")) return parseLocal(reader);
  if (reader.take("if")) return parseIf(reader);
  if (reader.take("for")) return parseFor(reader);
  if (reader.take("while")) {
    const condition = parseExpression(reader);
    return { kind: "while", condition, body: parseBody(reader, "do") };
  }
  if (reader.take("repeat")) {
    const body = parseBlock(reader);
    reader.expect("until");
    return { kind: "repeat", body, condition: parseExpression(reader) };
  }
  if (reader.peek().text === "do" && reader.peek().type === "keyword") return { kind: "do", body: parseBody(reader, "do") };
  if (reader.take("break")) return { kind: "break" };
  if (reader.take("return")) {
    const isEmpty = BLOCK_ENDS.has(reader.peek().text) || reader.peek().text === ";";
    return { kind: "return", values: isEmpty ? [] : parseList(reader) };
  }
  return parseCallOrAssignment(reader);
}

function parseLocal(reader: Reader): Statement {
  const names = parseNames(reader);
  return { kind: "local", names, values: reader.take("=") ? parseList(reader) : [] };
}

function parseIf(reader: Reader): Statement {
  const branches: { condition: Expression; body: Block }[] = [];
  do {
    const condition = parseExpression(reader);
    reader.expect("then");
    branches.push({ condition, body: parseBlock(reader) });
  } while (reader.take("elseif"));
  const otherwise = reader.take("else") ? parseBlock(reader) : [];
  reader.expect("end");
  return { kind: "if", branches, otherwise };
}

function parseFor(reader: Reader): Statement {
  const names = parseNames(reader);
  const [name = ""] = names;
  if (reader.take("in")) {
    const source = parseExpression(reader);
    return { kind: "each", names, source, body: parseBody(reader, "do") };
  }
  reader.expect("=");
  const from = parseExpression(reader);
  reader.expect(",");
  const to = parseExpression(reader);
  const step = reader.take(",") ? parseExpression(reader) : undefined;
  return { kind: "count", name, from, to, step, body: parseBody(reader, "do") };
}

function parseBody(reader: Reader, opening: string): Block {
  reader.expect(opening);
  const body = parseBlock(reader);
  reader.expect("end");
  return body;
}

function parseNames(reader: Reader): string[] {
  const names = [reader.name()];
  while (reader.take(",")) names.push(reader.name());
  return names;
}

function parseCallOrAssignment(reader: Reader): Statement {
  const first = parseExpression(reader);
  if (first.kind === "call") return { kind: "call", call: first };
  const targets: Expression[] = [first];
  while (reader.take(",")) targets.push(parseExpression(reader));
  if (targets.some(({ kind }) => kind !== "name" && kind !== "index")) throw reader.unexpected();
  reader.expect("=");
  return { kind: "assign", targets, values: parseList(reader) };
}
