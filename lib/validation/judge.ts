import { createFolder } from "./constant-folding";
import { createFindings, type Finding } from "./findings";
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

export const TOO_COMPLEX: Finding = {
  code: "too_complex",
  message: "The source is too complex to be read.",
  line: 1,
  column: 1,
  hint: "Split long expressions into named parts, nest less, and loop with <For>.",
};

/**
 * Applies every rule to the parser's tree of a text, given as JSON; nothing found means that the text is fit. It is built for
 * the parser's process, where it keeps nobody waiting.
 */
export function judge(text: string, json: string): Finding[] {
  const tree = readTree(json);
  if (!tree) return [TOO_COMPLEX];
  const findings = createFindings(text, tree.startPosition);
  const scopes = buildScopes(tree.program);
  walkAst(tree.program, RULES, { scopes, folder: createFolder(scopes), report: findings.report });
  return [...findings.list()];
}
