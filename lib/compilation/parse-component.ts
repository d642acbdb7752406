import { parseSync, types as t, type TransformOptions } from "@babel/core";
import { findingAt, refusal, type Place } from "./finding";

/** What both the parser and the transform are told about every component. */
export const BABEL_BASE = {
  configFile: false,
  babelrc: false,
  browserslistConfigFile: false,
  highlightCode: false,
  filename: "component.tsx",
  sourceType: "module",
  // Otherwise Babel reads the file that a source names in a sourceMappingURL comment. Its types do not know `false`.
  inputSourceMap: false as unknown as NonNullable<TransformOptions["inputSourceMap"]>,
} as const;

/** Reads TSX; what cannot be read is a finding. */
export function parseComponent(source: string): t.File {
  try {
    const tree = parseSync(source, { ...BABEL_BASE, parserOpts: { plugins: ["typescript", "jsx"] } });
    if (tree) return tree;
  } catch (error) {
    throw syntaxRefusal(error);
  }
  throw syntaxRefusal(undefined);
}

/** A refusal from what Babel throws about a source; anything else is handed back unchanged. */
export function syntaxRefusal(error: unknown): unknown {
  if (!(error instanceof Error))
    return refusal([findingAt(undefined, "syntax_error", "The source cannot be read as TSX.", HINT)]);
  const place = "loc" in error ? (error.loc as Place | undefined) : undefined;
  if (!place && !("code" in error)) return error;
  return refusal([findingAt(place, "syntax_error", plainMessage(error.message), HINT)]);
}

const HINT = "Write plain TSX with balanced tags and brackets.";

/** Babel prefixes the file name and adds a place and a drawing of it; the finding has its own. */
function plainMessage(message: string): string {
  const [first = ""] = message.split("\n");
  return first.replace(/^.*component\.tsx: /, "").replace(/ \(\d+:\d+\)$/, "");
}
