import { parse, type ParserOptions } from "@babel/parser";
import type { types as t } from "@babel/core";
import type { Span } from "../one-line";
import { dropBodies } from "../drop-bodies";
import { countGuesses } from "./count-guesses";

/** A parsed script: its statements, and the text that they are positions of. */
export interface Script {
  text: string;
  statements: readonly t.Statement[];
  /** In order, without overlaps. */
  comments: readonly Span[];
}

/** How a text is to be read. */
export interface ScriptDialect {
  typescript: boolean;
  jsx: boolean;
  /** Declarations only. */
  declarations?: boolean;
  /** The line of the first character, for scripts inside of other files. */
  startLine?: number;
}

const LENIENT: ParserOptions = {
  sourceType: "unambiguous",
  errorRecovery: true,
  attachComment: false,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowNewTargetOutsideFunction: true,
  allowReturnOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
};

/** Real files need a tenth of it, even those that test types; it is a second of work. */
const GUESSES = 2_000;
const GUESSES_PER_CHARACTER = 0.05;

/** The dialect that a file's name tells. */
export function dialectOf(path: string): ScriptDialect {
  const [, extension = ""] = /\.([a-z]+)$/i.exec(path) ?? [];
  const typescript = /^[mc]?tsx?$/i.test(extension);
  return { typescript, jsx: !typescript || /x$/i.test(extension), declarations: /\.d\.(?:[\w-]+\.)?[mc]?ts$/i.test(path) };
}

/** Throws what the parser throws when the text is beyond repair, or too deep. */
export function parseScript(text: string, dialect: ScriptDialect): Script {
  const options = { ...LENIENT, startLine: dialect.startLine ?? 1, plugins: pluginsFor(text, dialect) };
  const hollow = dropBodies(text, "script");
  return (hollow === text ? undefined : tryParse(hollow, options)) ?? toScript(text, parseChecked(text, options));
}

/** Undefined when anything at all is wrong with the text. */
function tryParse(text: string, options: ParserOptions): Script | undefined {
  try {
    const file = parseChecked(text, options);
    return (file.errors ?? []).length === 0 ? toScript(text, file) : undefined;
  } catch {
    return undefined;
  }
}

/** The parser cannot be stopped, so that it must not begin with what it would never end. */
function parseChecked(text: string, options: ParserOptions): ReturnType<typeof parse> {
  if (countGuesses(text) > GUESSES + text.length * GUESSES_PER_CHARACTER) throw new SyntaxError("Too many guesses");
  return parse(text, options);
}

function toScript(text: string, { program, comments }: ReturnType<typeof parse>): Script {
  return { text, statements: program.body, comments: (comments ?? []).map(spanOf) };
}

/** Where a node stands in the text. */
export function spanOf(node: { start?: number | null; end?: number | null }): Span {
  return { start: node.start ?? 0, end: node.end ?? 0 };
}

function pluginsFor(text: string, { typescript, jsx, declarations = false }: ScriptDialect): ParserOptions["plugins"] & {} {
  const types = typescript ? (["typescript", { dts: declarations }] as const) : isFlow(text) ? ("flow" as const) : undefined;
  return [
    "decorators-legacy",
    "decoratorAutoAccessors",
    "explicitResourceManagement",
    "exportDefaultFrom",
    ...(types ? [types as "flow"] : []),
    ...(jsx ? (["jsx"] as const) : []),
  ];
}

function isFlow(text: string): boolean {
  return text.slice(0, 2_000).includes("@flow");
}
