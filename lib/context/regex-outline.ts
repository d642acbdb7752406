import { cutLine } from "./one-line";
import { MAX_ENTRIES, type FileOutline, type OutlineEntry } from "./outline";

/** One thing that a line may declare; the first group is its name. */
interface Pattern {
  kind: OutlineEntry["kind"];
  at: RegExp;
  /** What stands further in belongs to it. */
  opens?: true;
}

interface Family {
  declarations: readonly Pattern[];
  /** Looked for inside of what `opens`. */
  members: readonly RegExp[];
  imports: readonly RegExp[];
}

/** Nobody reads further into a line, and no pattern can be led astray by it. */
const MAX_LINE = 1_000;
const MAX_LINES = 200_000;

const NOT_NAMES = /^(?:if|for|while|switch|catch|return|function|else|do|await|throw|typeof|super|with)$/;

const SCRIPT: Family = {
  declarations: [
    { kind: "function", at: /^\s{0,8}(?:export )?(?:default )?(?:declare )?(?:async )?function\s?\*? ?([\w$]+)/ },
    { kind: "class", at: /^\s{0,8}(?:export )?(?:default )?(?:declare )?(?:abstract )?class ([\w$]+)/, opens: true },
    { kind: "interface", at: /^\s{0,8}(?:export )?(?:default )?(?:declare )?interface ([\w$]+)/ },
    { kind: "type", at: /^\s{0,8}(?:export )?(?:declare )?type ([\w$]+)[^=]{0,200}=/ },
    { kind: "enum", at: /^\s{0,8}(?:export )?(?:declare )?(?:const )?enum ([\w$]+)/ },
    { kind: "namespace", at: /^\s{0,8}(?:export )?(?:declare )?(?:namespace|module) ([\w$.]+)/ },
    {
      kind: "function",
      at: /^(?:export )?(?:const|let|var) ([\w$]+)[^=]{0,200}= ?(?:async )?(?:function\b|\([^)]{0,400}\)[^=]{0,200}=>)/,
    },
    { kind: "variable", at: /^export (?:declare )?(?:const|let|var) ([\w$]+)/ },
    { kind: "export", at: /^export default ([\w$]+)/ },
    { kind: "export", at: /^(?:module\.)?exports\.([\w$]+) ?=/ },
  ],
  members: [
    /^\s{1,12}(?:public |static |async |override |abstract |readonly |get |set )*\*? ?([\w$]+)\s?(?:<[^>]{0,100}>)?\([^)]{0,400}\)[^;=]{0,200}\{/,
  ],
  imports: [
    /^\s{0,8}(?:import|export)\b[^"']{0,600}from ?["']([^"']{1,200})["']/,
    /^\s{0,8}import ?["']([^"']{1,200})["']/,
    /\brequire\(["']([^"']{1,200})["']\)/,
  ],
};

const FAMILIES: Readonly<Record<string, Family>> = {
  typescript: SCRIPT,
  tsx: SCRIPT,
  javascript: SCRIPT,
  vue: SCRIPT,
  svelte: SCRIPT,
  python: {
    declarations: [
      { kind: "function", at: /^(?:async )?def (\w+)/ },
      { kind: "class", at: /^class (\w+)/, opens: true },
      { kind: "variable", at: /^([A-Z]\w*|__all__)\b[^=]{0,200}=(?!=)/ },
    ],
    members: [/^\s{1,12}(?:async )?def ([A-Za-z]\w*|__\w+__)/],
    imports: [/^\s{0,8}from ([\w.]{1,200}) import\b/, /^\s{0,8}import ([\w.]{1,200})/],
  },
  go: {
    declarations: [
      { kind: "function", at: /^func (\w+)/ },
      { kind: "member", at: /^func \((?:\w+ )?\*?(\w+)[^)]{0,100}\) (\w+)/ },
      { kind: "class", at: /^type (\w+)(?:\[[^\]]{0,200}\])? struct\b/ },
      { kind: "interface", at: /^type (\w+)(?:\[[^\]]{0,200}\])? interface\b/ },
      { kind: "type", at: /^type (\w+)/ },
      { kind: "variable", at: /^(?:const|var) ([A-Z]\w*)/ },
    ],
    members: [],
    imports: [/^(?:import |\t)(?:[\w.]+ )?"([^"\s]{1,200})"$/],
  },
  rust: {
    declarations: [
      { kind: "function", at: /^(?:pub(?:\([^)]{0,40}\))? )?(?:const |async |unsafe )*fn (\w+)/ },
      { kind: "class", at: /^(?:pub(?:\([^)]{0,40}\))? )?(?:struct|union) (\w+)/ },
      { kind: "enum", at: /^(?:pub(?:\([^)]{0,40}\))? )?enum (\w+)/ },
      { kind: "interface", at: /^(?:pub(?:\([^)]{0,40}\))? )?(?:unsafe )?trait (\w+)/, opens: true },
      { kind: "namespace", at: /^(?:pub(?:\([^)]{0,40}\))? )?mod (\w+)/ },
      { kind: "type", at: /^(?:pub(?:\([^)]{0,40}\))? )?type (\w+)/ },
      { kind: "variable", at: /^(?:pub(?:\([^)]{0,40}\))? )?(?:const|static) (\w+)/ },
      { kind: "function", at: /^macro_rules! ?(\w+)/ },
    ],
    members: [/^\s{1,12}(?:pub(?:\([^)]{0,40}\))? )?(?:const |async |unsafe )*fn (\w+)/],
    imports: [/^\s{0,8}(?:pub )?use ([\w:]{1,200}?)(?:::[{*]|::\w+;|;)/],
  },
  java: {
    declarations: [
      { kind: "class", at: /^\s{0,4}(?:(?:public|protected|abstract|final|static|sealed) )*(?:class|record) (\w+)/, opens: true },
      { kind: "interface", at: /^\s{0,4}(?:(?:public|protected|abstract|static|sealed) )*@?interface (\w+)/, opens: true },
      { kind: "enum", at: /^\s{0,4}(?:(?:public|protected|static) )*enum (\w+)/, opens: true },
    ],
    members: [/^\s{1,12}(?:public|protected)\b[^=;(]{0,200}?\b(\w{1,80})\s?\(/],
    imports: [/^import (?:static )?([\w.]{1,200})/],
  },
};

/** What single lines of a file seem to declare, for files that no parser reads; in linear time, whatever the text. */
export function outlineByPatterns(language: string, text: string): Pick<FileOutline, "entries" | "imports"> {
  const family = FAMILIES[language];
  const entries: OutlineEntry[] = [];
  const imports = new Map<string, readonly string[]>();
  if (!family) return { entries, imports: [] };
  let owner = "";
  for (const [index, line] of linesOf(text).entries()) {
    if (entries.length >= MAX_ENTRIES || line.trim() === "") continue;
    for (const from of imported(family, line)) if (imports.size < MAX_ENTRIES) imports.set(from, []);
    const found = declared(family, line) ?? memberOf(family, line, owner);
    if (found) entries.push({ ...found.entry, signature: signatureOf(line), line: index + 1 });
    if (found?.opens) owner = found.entry.name;
    else if (language === "rust") owner = implemented(line) ?? owner;
    else if (/^[^\s})\]]/.test(line) && found?.entry.kind !== "member") owner = "";
  }
  return { entries, imports: [...imports].map(([from, names]) => ({ from, names })) };
}

interface Found {
  entry: Pick<OutlineEntry, "name" | "kind">;
  opens?: true | undefined;
}

function declared({ declarations }: Family, line: string): Found | undefined {
  for (const { kind, at, opens } of declarations) {
    const [, name, member] = at.exec(line) ?? [];
    if (name === undefined || NOT_NAMES.test(name)) continue;
    return { entry: { name: member === undefined ? name : `${name}.${member}`, kind }, opens };
  }
  return undefined;
}

function memberOf({ members }: Family, line: string, owner: string): Found | undefined {
  if (owner === "") return undefined;
  for (const at of members) {
    const name = at.exec(line)?.[1];
    if (name !== undefined && !NOT_NAMES.test(name)) return { entry: { name: `${owner}.${name}`, kind: "member" } };
  }
  return undefined;
}

/** Whose methods follow: `impl Type`, `impl Trait for Type`. */
function implemented(line: string): string | undefined {
  const own = /^(?:unsafe )?impl(?:<[^>]{0,200}>)? ([\w:]{1,200})/.exec(line);
  if (!own) return undefined;
  return (/ for ([\w:]{1,200})/.exec(line) ?? own)[1]?.split("::").at(-1);
}

function imported({ imports }: Family, line: string): string[] {
  for (const at of imports) {
    const from = at.exec(line)?.[1];
    if (from !== undefined) return [from];
  }
  return [];
}

/** Up to where a body begins. */
function signatureOf(line: string): string {
  const flat = cutLine(line).replace(/^(?:export |default |declare |public |pub )+/, "");
  return flat.replace(/\s?(?:=>\s?\{?|\{|:|;)$/, "") || flat;
}

function linesOf(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length && lines.length < MAX_LINES) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    lines.push(text.slice(start, Math.min(end, start + MAX_LINE)));
    start = end + 1;
  }
  return lines;
}
