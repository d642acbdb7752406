/** One top-level rule without needless white space; `body` is undefined for statements. */
export interface CssRule {
  prelude: string;
  body: string;
}

/**
 * Splits what Tailwind printed into its top-level rules and closes the gaps. Tailwind prints one declaration, selector end or
 * bracket a line, so this needs no parser.
 */
export function compactRules(css: string): CssRule[] {
  const rules: CssRule[] = [];
  let depth = 0;
  let rule: CssRule = { prelude: "", body: "" };
  for (const line of joinLines(css)) {
    if (line === "}") {
      depth--;
      rule.body = `${rule.body.replace(/;$/, "")}${depth === 0 ? "" : "}"}`;
      if (depth > 0) continue;
      rules.push(rule);
      rule = { prelude: "", body: "" };
    } else if (line.endsWith("{")) {
      const prelude = line.slice(0, -1).trimEnd();
      if (depth++ === 0) rule.prelude = prelude;
      else rule.body += `${prelude}{`;
    } else {
      rule.body += compactDeclaration(line);
    }
  }
  return rules;
}

/** Prints rules, those that follow each other under the same condition or in the same layer as one. */
export function printRules(rules: readonly CssRule[]): string {
  const merged: CssRule[] = [];
  for (const rule of rules) {
    const last = merged.at(-1);
    if (last && rule.prelude.startsWith("@") && last.prelude === rule.prelude) last.body += rule.body;
    else merged.push({ ...rule });
  }
  return merged.map(({ prelude, body }) => `${prelude}{${body}}`).join("");
}

/** daisyUI's script form drops the first dash of `-webkit-`. */
function compactDeclaration(line: string): string {
  const text = line.replace(/^([\w-]+):\s+/, "$1:").replace(/^webkit-/, "-webkit-");
  return /["']/.test(text) ? text : text.replaceAll(", ", ",");
}

/** Whole statements: long selectors and values are printed over several lines. */
function joinLines(css: string): string[] {
  const whole: string[] = [];
  let open = "";
  for (const line of css.split("\n")) {
    const text = line.trim();
    if (text === "") continue;
    open = open === "" || /[,(]$/.test(open) || text.startsWith(")") ? open + text : `${open} ${text}`;
    if (!/[{};]$/.test(text)) continue;
    whole.push(open);
    open = "";
  }
  return whole;
}
