import { checkBytes, normalizeSource } from "./bytes";
import type { Finding } from "./findings";
import { checkGuards } from "./guards";
import { judge, TOO_COMPLEX } from "./judge";
import { createParseProcesses } from "./parse-process";
import { readSyntaxError } from "./syntax-error";

/** A component's source is fit to be compiled, or these are the reasons why not. */
export type ValidationResult = { ok: true } | { ok: false; findings: Finding[] };

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
    case "judged":
      return verdict(outcome.findings);
    case "parsed":
      return verdict(judge(text, outcome.json));
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

function verdict(findings: Finding[]): ValidationResult {
  return findings.length === 0 ? { ok: true } : refuse(findings);
}

function refuse(findings: Finding[]): ValidationResult {
  return { ok: false, findings };
}
