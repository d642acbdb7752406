import { checkBytes, normalizeSource } from "./bytes";
import { createFolder } from "./constant-folding";
import { createFindings, type Finding } from "./findings";
import { checkGuards } from "./guards";
import { createParseProcesses } from "./parse-process";
import { readSyntaxError } from "./syntax-error";
import { readTree } from "./read-tree";
import { callRules } from "./rules/calls";
import { eventRules } from "./rules/events";
import { globalRules } from "./rules/globals";
import { identifierRules } from "./rules/identifiers";
import { importRules } from "./rules/imports";
import { jsxRules } from "./rules/jsx";
import { memberRules } from "./rules/members";
import { shapeRules } from "./rules/shape";
import { styleRules } from "./rules/styles";
import { writeRules } from "./rules/writes";
import { buildScopes } from "./scope";
import { walkAst } from "./walk-ast";

/** A component's source is fit to be compiled, or these are the reasons why not. */
export type ValidationResult = { ok: true } | { ok: false; findings: Finding[] };

const RULES = [
  shapeRules,
  importRules,
  globalRules,
  memberRules,
  eventRules,
  writeRules,
  callRules,
  jsxRules,
  styleRules,
  identifierRules,
];
const TOO_COMPLEX: Finding = {
  code: "too_complex",
  message: "The source is too complex to be read.",
  line: 1,
  column: 1,
  hint: "Split long expressions into named parts, nest less, and loop with <For>.",
};
const UNAVAILABLE: Finding = {
  code: "parser_unavailable",
  message: "The parser could not be started.",
  line: 1,
  column: 1,
  hint: "Try again; if it stays so, the server's installation is damaged.",
};

const processes = createParseProcesses();

/**
 * Judges a generated component before anything else touches it. Never throws and never hangs, whatever it is given:
 * a refusal is a list of findings.
 */
export async function validateComponent(source: string): Promise<ValidationResult> {
  if (typeof source !== "string")
    return refuse([
      { ...TOO_COMPLEX, code: "source_not_text", message: "The source is not text.", hint: "Send the TSX as a string." },
    ]);
  const text = normalizeSource(source);
  const early = checkBytes(text) ?? checkGuards(text);
  if (early) return refuse([early]);
  const outcome = await processes.parse(text);
  switch (outcome.kind) {
    case "parsed":
      return judge(text, outcome.json);
    case "refused":
      return refuse([readSyntaxError(outcome.error)]);
    case "died":
      return refuse([TOO_COMPLEX]);
    case "unavailable":
      return refuse([UNAVAILABLE]);
  }
}

/** Ids of the parser's child processes, for tests and health reports. */
export function parserProcessIds(): number[] {
  return processes.processIds();
}

/** Ends the parser's child processes; the next validation starts new ones. */
export function closeParser(): void {
  processes.close();
}

function judge(text: string, json: string): ValidationResult {
  const tree = readTree(json);
  if (!tree) return refuse([TOO_COMPLEX]);
  const findings = createFindings(text, tree.startPosition);
  const scopes = buildScopes(tree.program);
  walkAst(tree.program, RULES, { scopes, folder: createFolder(scopes), report: findings.report });
  const list = findings.list();
  return list.length === 0 ? { ok: true } : refuse([...list]);
}

function refuse(findings: Finding[]): ValidationResult {
  return { ok: false, findings };
}
