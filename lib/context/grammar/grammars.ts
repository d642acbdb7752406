import { createRequire } from "node:module";
import treeSitter, { type Language, type Node, type Parser } from "@vscode/tree-sitter-wasm";

const LANGUAGES = ["python", "go", "rust", "java"] as const;

/** The languages that are read by a grammar. */
export type GrammarLanguage = (typeof LANGUAGES)[number];

/** A file takes milliseconds; what takes this long was written to take for ever, and is read by patterns instead. */
const MAX_PARSE_MS = 1_000;

const { resolve } = createRequire(import.meta.url);

await treeSitter.Parser.init();
const grammars = new Map(await Promise.all(LANGUAGES.map(async (name) => [name, await loadGrammar(name)] as const)));
const parsers = new Map<GrammarLanguage, Parser>();

/** Hands the root of the parsed text to `read`; undefined when it cannot be parsed, or `strict` and has errors. Nodes live no longer than the call. */
export function withTree<Result>(
  { language, text, strict }: { language: GrammarLanguage; text: string; strict: boolean },
  read: (root: Node) => Result,
): Result | undefined {
  const tree = parse(language, text);
  if (!tree) return undefined;
  try {
    return strict && tree.rootNode.hasError ? undefined : read(tree.rootNode);
  } finally {
    tree.delete();
  }
}

function parse(language: GrammarLanguage, text: string) {
  const parser = parsers.get(language) ?? new treeSitter.Parser().setLanguage(grammars.get(language) ?? null);
  // Kept only when it ends well: a parser that was stopped would go on with the old text.
  parsers.delete(language);
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt > MAX_PARSE_MS;
  const tree = parser.parse(text, null, { progressCallback: isLate });
  if (tree) parsers.set(language, parser);
  else parser.delete();
  return tree;
}

function loadGrammar(name: GrammarLanguage): Promise<Language> {
  return treeSitter.Language.load(resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`));
}
