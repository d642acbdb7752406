import { RedisError } from "../reply";

/** One word of a Lua script. */
export interface Token {
  readonly type: "name" | "keyword" | "number" | "string" | "symbol" | "end";
  readonly text: string;
  readonly line: number;
}

const KEYWORDS = new Set(
  "and break do else elseif end false for function goto if in local nil not or repeat return then true until while".split(" "),
);
const PATTERNS: readonly (readonly [Token["type"] | "space", RegExp])[] = [
  ["space", /\s+|--\[\[[\s\S]*?\]\]|--[^\n]*/y],
  ["name", /[A-Za-z_][A-Za-z0-9_]*/y],
  ["number", /0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y],
  ["string", /"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|\[\[[\s\S]*?\]\]/y],
  ["symbol", /\.\.\.|\.\.|==|~=|<=|>=|[-+*/%^#<>=(){}[\];:,.]/y],
];
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

/** Cuts a script into words; the last one is the end. */
export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  while (at < script.length) {
    const { type, text } = matchAt(script, at, line);
    if (type !== "space") tokens.push(toToken(type, text, line));
    line += text.split("\n").length - 1;
    at += text.length;
  }
  return [...tokens, { type: "end", text: "<eof>", line }];
}

function matchAt(script: string, at: number, line: number): { type: Token["type"] | "space"; text: string } {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(script)?.[0];
    if (text) return { type, text };
  }
  throw scriptError(line, `unexpected symbol near '${script[at] ?? ""}'`);
}

function toToken(type: Token["type"], text: string, line: number): Token {
  if (type === "name" && KEYWORDS.has(text)) return { type: "keyword", text, line };
  return { type, text: type === "string" ? unquote(text) : text, line };
}

function unquote(text: string): string {
  if (text.startsWith("[[")) return text.slice(2, -2).replace(/^\n/, "");
  return text.slice(1, -1).replaceAll(/\\(\d{1,3}|[\s\S])/g, (_match, escape: string) => {
    return /^\d{2,}$/.test(escape) ? String.fromCharCode(Number(escape)) : (ESCAPES[escape] ?? escape);
  });
}

/** A fault in a script, as Redis reports it. */
export function scriptError(line: number, message: string): RedisError {
  return new RedisError(`ERR Error compiling or running script: user_script:${line}: ${message}`);
}
