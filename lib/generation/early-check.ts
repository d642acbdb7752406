import type { Finding } from "./types";

type Validate = (source: string) => Promise<{ ok: true } | { ok: false; findings: readonly Finding[] }>;

/** New characters before a file is looked at again: a check takes a few milliseconds. */
const EVERY_CHARACTERS = 600;

/** What is wrong whatever may still follow; other rules may be satisfied by the rest of the file. */
const FINAL: ReadonlySet<string> = new Set(["import_not_allowed", "import_meta", "element_not_allowed", "style_loads"]);
/** A name that is not known yet may be declared further down, but nobody gives these to a thing of their own. */
const UNMISTAKABLE =
  /^"(?:fetch|document|window|globalThis|localStorage|sessionStorage|indexedDB|navigator|eval|Function|XMLHttpRequest|WebSocket|EventSource|Worker|require)"/;

/** Looks at a file while it is being written; a rule that is broken already need not be written to its end. */
export function createEarlyCheck(validate: Validate) {
  let lookedAt = 0;
  let isLooking = false;

  /** Findings that the rest of the file cannot cure; nothing while there are none. */
  return async function look(source: string): Promise<readonly Finding[] | undefined> {
    if (isLooking || source.length - lookedAt < EVERY_CHARACTERS) return undefined;
    lookedAt = source.length;
    isLooking = true;
    try {
      for (const whole of completions(source)) {
        const verdict = await validate(whole);
        if (verdict.ok) return undefined;
        if (verdict.findings.some(({ code }) => code === "syntax_error")) continue;
        const final = verdict.findings.filter(isFinal);
        return final.length > 0 ? final : undefined;
      }
      return undefined;
    } finally {
      isLooking = false;
    }
  };
}

function isFinal({ code, message }: Finding): boolean {
  return FINAL.has(code) || (code === "global_not_allowed" && UNMISTAKABLE.test(message));
}

/** The part of a file that can be read by itself: to its last whole statement inside the component, or else before it. */
function completions(source: string): string[] {
  const found: string[] = [];
  const inside = lastMatch(source, /^ {2}(?:\S.*[;}]|[})\]]+[;,]?)$/gm);
  if (inside > 0) found.push(`${source.slice(0, inside)}\n}`);
  const outside = lastMatch(source, /^(?:\S.*;|\})$/gm);
  if (outside > 0) found.push(source.slice(0, outside));
  return found;
}

function lastMatch(source: string, pattern: RegExp): number {
  let end = 0;
  for (const match of source.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
