import { parseSync } from "@babel/core";

interface Token {
  readonly type: { readonly label: string };
  readonly value?: string;
  readonly start: number;
  readonly end: number;
}

// Beside these a comment would be text, or take a token apart: templates, JSX text, private names, `</` and `/>`.
const GLUED = new Set(["template", "`", "${", "jsxText", "#", "@", "jsxTagStart", "/"]);

/** The same component with a comment between all tokens that may have one. */
export function withComments(source: string): string {
  return rewrite(source, (token, before) => {
    const isGlued = GLUED.has(token.type.label) || (before !== undefined && GLUED.has(before.type.label));
    const endsTag = before?.type.label === "jsxTagEnd";
    return `${isGlued || endsTag ? "" : "/* import fetch */"}${textOf(source, token)}`;
  });
}

/** The same code with the line ends of another system. */
export function withBreaks(source: string): string {
  return source.replaceAll("\n", "\r\n");
}

/** The same code with the first letter of every name written as its number. */
export function withEscapedNames(source: string): string {
  return rewrite(source, (token) => {
    const text = textOf(source, token);
    return token.type.label === "name" ? `\\u{${text.charCodeAt(0).toString(16)}}${text.slice(1)}` : text;
  });
}

/** The same code with every `.name` as a key that is put together: `["na" + "me"]`. */
export function withComputedMembers(source: string): string {
  return rewrite(source, (token, before, after) => {
    const text = textOf(source, token);
    if (token.type.label === "." && after?.type.label === "name") return "";
    if (token.type.label !== "name" || (before?.type.label !== "." && before?.type.label !== "?.")) return text;
    const half = Math.ceil(text.length / 2);
    return `["${text.slice(0, half)}" + \`${text.slice(half)}\`]`;
  });
}

function rewrite(source: string, write: (token: Token, before: Token | undefined, after: Token | undefined) => string): string {
  const tokens = tokensOf(source);
  let end = 0;
  let text = "";
  for (const [index, token] of tokens.entries()) {
    if (token.start < end) continue;
    text += source.slice(end, token.start) + write(token, tokens[index - 1], tokens[index + 1]);
    end = token.end;
  }
  return text + source.slice(end);
}

function textOf(source: string, { start, end }: Token): string {
  return source.slice(start, end);
}

/** Nothing for a source that Babel cannot read: it stays as it is then. */
function tokensOf(source: string): readonly Token[] {
  try {
    const file = parseSync(source, {
      configFile: false,
      babelrc: false,
      parserOpts: { tokens: true, plugins: ["typescript", "jsx"], sourceType: "module" },
    });
    const tokens = (file?.tokens ?? []) as readonly (Token | { readonly type: string })[];
    return tokens.filter((token): token is Token => typeof token.type === "object");
  } catch {
    return [];
  }
}
