import type { Node } from "@vscode/tree-sitter-wasm";
import type { FileOutline } from "../outline";
import { dropBodies } from "../drop-bodies";
import { readGo } from "./go";
import { withTree, type GrammarLanguage } from "./grammars";
import { readJava } from "./java";
import type { Findings } from "./nodes";
import { readPython } from "./python";
import { readRust } from "./rust";

const READERS: Readonly<Record<GrammarLanguage, (findings: Findings, root: Node) => void>> = {
  python: readPython,
  go: readGo,
  rust: readRust,
  java: readJava,
};

/** What a text offers and takes, read by the grammar of its language; undefined when that cannot be told. */
export function outlineGrammar(language: GrammarLanguage, text: string): Pick<FileOutline, "entries" | "imports"> | undefined {
  const hollow = dropBodies(text, language);
  const read = (findings: Findings) => (root: Node) => {
    READERS[language](findings, root);
    // A tree with errors tells what it can; when that is nothing, patterns may know more.
    return root.hasError && findings.entries.length === 0 ? undefined : findings;
  };
  const found =
    (hollow === text ? undefined : withTree({ language, text: hollow, strict: true }, read(findingsIn(hollow)))) ??
    withTree({ language, text, strict: false }, read(findingsIn(text)));
  return found && { entries: found.entries, imports: found.imports };
}

function findingsIn(text: string): Findings {
  return { text, entries: [], imports: [] };
}
