/** What the scanner counts; each has a limit. */
export interface ScanCounts {
  depth: number;
  arrows: number;
  elements: number;
  unaryRun: number;
  chainLinks: number;
}

export interface ScanResult {
  exceeded?: { limit: keyof ScanCounts; index: number };
  /** Index of the first comment that would steer a compiler. */
  pragma?: number;
}

type Mode = "code" | "template" | "tag" | "children";

const NAME = /[\p{ID_Continue}$\u200c\u200d]/u;
const PRAGMA = /@jsx(?:ImportSource|Runtime|Frag)?\b|[#@]\s*source(?:Mapping)?URL\s*=/;
const UNARY_WORDS = new Set(["typeof", "void", "delete", "await", "yield", "new"]);
/** Words after which an expression begins, so that `/` opens a regular expression and `<` an element. */
const OPERAND_WORDS = new Set([
  ...UNARY_WORDS,
  "return",
  "case",
  "default",
  "do",
  "else",
  "in",
  "of",
  "instanceof",
  "throw",
  "extends",
]);

interface Scan {
  readonly text: string;
  readonly limits: Readonly<ScanCounts>;
  readonly modes: Mode[];
  /** Chain lengths of the surrounding brackets, to be taken up again when they close. */
  readonly chains: number[];
  readonly result: ScanResult;
  index: number;
  chain: number;
  angles: number;
  arrows: number;
  elements: number;
  unary: number;
  /** True where an operand is expected next. */
  operand: boolean;
}

const STEPS: Record<Mode, (scan: Scan, character: string) => void> = {
  code: inCode,
  template: inTemplate,
  tag: inTag,
  children: inChildren,
};

/**
 * One linear pass over the text that follows strings, templates, comments, regular expressions and JSX. It is a guess where
 * only a parser knows; a wrong guess costs a parser process at most, never a wrong verdict on ordinary code.
 */
export function scanSource(text: string, limits: Readonly<ScanCounts>): ScanResult {
  const scan: Scan = {
    text,
    limits,
    modes: ["code"],
    chains: [],
    result: {},
    index: 0,
    chain: 0,
    angles: 0,
    arrows: 0,
    elements: 0,
    unary: 0,
    operand: true,
  };
  while (scan.index < text.length && !scan.result.exceeded) STEPS[scan.modes.at(-1) ?? "code"](scan, text[scan.index] ?? "");
  return scan.result;
}

function exceed(scan: Scan, limit: keyof ScanCounts): void {
  scan.result.exceeded ??= { limit, index: scan.index };
}

function open(scan: Scan, mode: Mode): void {
  scan.modes.push(mode);
  scan.chains.push(scan.chain);
  scan.chain = 0;
  scan.angles = 0;
  if (scan.modes.length + scan.angles > scan.limits.depth) exceed(scan, "depth");
}

function close(scan: Scan): void {
  if (scan.modes.length > 1) scan.modes.pop();
  scan.chain = scan.chains.pop() ?? 0;
  scan.angles = 0;
  scan.unary = 0;
  scan.operand = false;
}

function link(scan: Scan): void {
  if (++scan.chain > scan.limits.chainLinks) exceed(scan, "chainLinks");
}

function runUnary(scan: Scan): void {
  scan.operand = true;
  if (++scan.unary > scan.limits.unaryRun) exceed(scan, "unaryRun");
}

function skipTo(scan: Scan, mark: string, from: number): number {
  const found = scan.text.indexOf(mark, from);
  return found === -1 ? scan.text.length : found + mark.length;
}

function comment(scan: Scan, end: number): void {
  if (scan.result.pragma === undefined && PRAGMA.test(scan.text.slice(scan.index, end))) scan.result.pragma = scan.index;
  scan.index = end;
}

function quoted(scan: Scan, quote: string): void {
  for (scan.index++; scan.index < scan.text.length && scan.text[scan.index] !== quote; scan.index++) {
    if (scan.text[scan.index] === "\\" && scan.modes.at(-1) === "code") scan.index++;
    else if (scan.text[scan.index] === "\n" && scan.modes.at(-1) === "code") break;
  }
  scan.index++;
  scan.operand = false;
  scan.unary = 0;
}

function expression(scan: Scan): void {
  let inClass = false;
  let at = scan.index + 1;
  for (; at < scan.text.length && scan.text[at] !== "\n"; at++) {
    const character = scan.text[at];
    if (character === "\\") at++;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) break;
  }
  scan.index = scan.text[at] === "/" ? at + 1 : scan.index + 1;
  scan.operand = false;
}

function word(scan: Scan): void {
  const start = scan.index;
  while (scan.index < scan.text.length && NAME.test(scan.text[scan.index] ?? "")) scan.index++;
  const name = scan.text.slice(start, scan.index);
  const isMember = scan.text[start - 1] === ".";
  if (!isMember && UNARY_WORDS.has(name)) return runUnary(scan);
  scan.operand = !isMember && OPERAND_WORDS.has(name);
  scan.unary = 0;
  if (!isMember) scan.chain = 0;
}

/** `<T,>(x) =>` and `<T extends U>(x) =>` begin like an element. */
function isElementStart(scan: Scan): boolean {
  const next = scan.text[scan.index + 1] ?? "";
  if (next === ">") return true;
  if (!/[A-Za-z_$\u0080-\uffff]/.test(next)) return false;
  return !/^<(?:const\s+)?[\w$]+\s*(?:,|extends\s)/.test(scan.text.slice(scan.index, scan.index + 80));
}

function startElement(scan: Scan): void {
  if (++scan.elements > scan.limits.elements) exceed(scan, "elements");
  open(scan, "children");
  if (scan.text[scan.index + 1] === ">") {
    scan.index += 2;
  } else {
    open(scan, "tag");
    scan.index++;
  }
}

function angle(scan: Scan): void {
  if (scan.operand && isElementStart(scan)) return startElement(scan);
  if (++scan.angles + scan.modes.length > scan.limits.depth) exceed(scan, "depth");
  scan.index++;
  scan.operand = true;
}

function bracket(scan: Scan, character: string): void {
  if ((character === "(" || character === "[") && !scan.operand) link(scan);
  open(scan, "code");
  scan.index++;
  scan.operand = true;
  scan.unary = 0;
}

function inCode(scan: Scan, character: string): void {
  const next = scan.text[scan.index + 1];
  if (character === "/" && next === "/") return comment(scan, skipTo(scan, "\n", scan.index));
  if (character === "/" && next === "*") return comment(scan, skipTo(scan, "*/", scan.index + 2));
  if (character === '"' || character === "'") return quoted(scan, character);
  if (character === "`") {
    if (!scan.operand) link(scan);
    open(scan, "template");
    scan.index++;
    return;
  }
  if (character === "/" && scan.operand) return expression(scan);
  if (NAME.test(character)) return word(scan);
  if ("([{".includes(character)) return bracket(scan, character);
  if (")]}".includes(character)) {
    scan.index++;
    // A block may be followed by an expression statement; `)` and `]` by an operator.
    close(scan);
    if (character === "}" && scan.modes.at(-1) === "code") scan.operand = isStatementEnd(scan);
    return;
  }
  if (character === "<") return angle(scan);
  operatorOrSpace(scan, character, next);
}

/** After `}`: an operand when what follows cannot continue an expression. */
function isStatementEnd(scan: Scan): boolean {
  const rest = /^\s*(\S)/.exec(scan.text.slice(scan.index, scan.index + 40))?.[1] ?? "";
  return rest === "<" || rest === "/";
}

function operatorOrSpace(scan: Scan, character: string, next: string | undefined): void {
  scan.index++;
  if (/\s/.test(character)) return;
  if (character === ".") {
    if (next !== ".") link(scan);
    scan.operand = false;
    return;
  }
  if (character === "?" && next === ".") return;
  if (character === "!" && !scan.operand && next !== "=") return;
  if (character === "=" && next === ">") {
    scan.index++;
    if (++scan.arrows > scan.limits.arrows) exceed(scan, "arrows");
  } else if (character === ">" && scan.angles > 0) {
    scan.angles--;
    scan.operand = false;
    return;
  }
  if ("+-!~".includes(character) && scan.operand) return runUnary(scan);
  scan.unary = 0;
  scan.chain = 0;
  if (character === ";") scan.angles = 0;
  scan.operand = true;
}

function inTemplate(scan: Scan, character: string): void {
  if (character === "\\") scan.index += 2;
  else if (character === "`") {
    scan.index++;
    close(scan);
  } else if (character === "$" && scan.text[scan.index + 1] === "{") {
    scan.index += 2;
    open(scan, "code");
    scan.operand = true;
  } else scan.index++;
}

function inTag(scan: Scan, character: string): void {
  if (character === '"' || character === "'") return quoted(scan, character);
  if (character === "{") {
    open(scan, "code");
    scan.operand = true;
  } else if (character === "<") {
    return angle(scan);
  } else if (character === ">") {
    close(scan);
  } else if (character === "/" && scan.text[scan.index + 1] === ">") {
    close(scan);
    close(scan);
    scan.index++;
  } else if (character === "/" && scan.text[scan.index + 1] === "*") {
    return comment(scan, skipTo(scan, "*/", scan.index + 2));
  } else if (character === "/" && scan.text[scan.index + 1] === "/") {
    return comment(scan, skipTo(scan, "\n", scan.index));
  }
  scan.index++;
}

function inChildren(scan: Scan, character: string): void {
  if (character === "{") {
    open(scan, "code");
    scan.operand = true;
    scan.index++;
  } else if (character === "<" && scan.text[scan.index + 1] === "/") {
    scan.index = skipTo(scan, ">", scan.index);
    close(scan);
  } else if (character === "<") {
    startElement(scan);
  } else scan.index++;
}
