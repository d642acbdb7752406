/** A piece of a written app that stands at the top of its file, and the pieces it cannot do without. */
export interface Block {
  needs: readonly Block[];
  code: string;
}

/** What a file is put together from. */
export interface SourceParts {
  /** Declarations of constants, the first ones a person will want to edit. */
  constants: readonly string[];
  blocks: readonly Block[];
  /** Statements at the start of the component. */
  body: readonly string[];
  /** Its element. */
  view: string;
  /** Blocks that stand in for others of the same names. */
  instead?: ReadonlyMap<Block, Block>;
}

const FUNCTIONS = ["createEffect", "createMemo", "createSignal", "onCleanup", "onMount"];
const COMPONENTS = ["For", "Match", "Show", "Switch"];
/** What the written code may know about a field, in the order in which it is declared. */
const FIELD_KEYS: readonly (readonly [key: string, type: string, doc: string])[] = [
  ["currency", "string", "Code of the currency."],
  ["unit", "string", "Written behind the number."],
  ["decimals", "number", "Decimal places that the values use."],
  ["decimalComma", "boolean", "1.234,50 instead of 1,234.50."],
  ["wholePercent", "boolean", "Bare numbers are whole percents: 15 is 15 %."],
  ["secondsPerUnit", "number", "How long one is, when bare numbers are spans of time."],
  ["dayFirst", "boolean", "05/01 is the fifth of January."],
  ["step", "string", "The finest step of the dates."],
  ["total", "Aggregate", "How many values become one."],
  ["lessIsBetter", "boolean", "A fall is good news."],
  ["isChange", "boolean", "Its sign is the news."],
  ["change", "Field", "The field that says by how much it changed."],
];
const FIELD_START = `/** Where a field is in a record, what it is called, and how its values are read and shown. */
interface Field {
  path: string[];
  label: string;
  /** number, currency, percent, duration, date, category, boolean, id, text, url or email */
  kind: string;`;

/** A whole component file: imports, types, constants, pieces in the order of their needs, and the app. */
export function writeSource({ constants, blocks, body, view, instead = new Map() }: SourceParts): string {
  const pieces = inOrder(blocks, instead).map((block) => block.code.trim());
  const app = writeApp(body, view);
  const code = [...constants, ...pieces, app].join("\n\n");
  const head = [writeImports(code), writeProps(code), ...(/\bField\b/.test(code) ? [writeFieldType(code)] : [])];
  return `${[...head, constants.join("\n"), ...pieces, app].filter((part) => part !== "").join("\n\n")}\n`;
}

/** Moves code to the right, for a place inside other code. */
export function indent(code: string, spaces: number): string {
  return code.replace(/^(?=.)/gm, " ".repeat(spaces));
}

function inOrder(blocks: readonly Block[], instead: ReadonlyMap<Block, Block>): Block[] {
  const sorted: Block[] = [];
  const visit = (wanted: Block): void => {
    const block = instead.get(wanted) ?? wanted;
    if (sorted.includes(block)) return;
    block.needs.forEach(visit);
    if (!sorted.includes(block)) sorted.push(block);
  };
  blocks.forEach(visit);
  return sorted;
}

function writeImports(code: string): string {
  const names = [
    ...FUNCTIONS.filter((name) => code.includes(`${name}(`) || code.includes(`${name}<`)),
    ...COMPONENTS.filter((name) => new RegExp(`<${name}\\b`).test(code)),
    ...(/\bJSX\./.test(code) ? ["type JSX"] : []),
  ];
  return names.length === 0 ? "" : `import { ${names.join(", ")} } from "solid-js";`;
}

function writeProps(code: string): string {
  const doors = [
    ...(code.includes("spark?.submit") ? ["submit?(value: unknown): unknown"] : []),
    ...(code.includes("spark?.openLink") ? ["openLink?(url: string): unknown"] : []),
    ...(code.includes("spark?.state")
      ? ["state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> }"]
      : []),
  ];
  if (doors.length === 0) return "type Props = { data?: unknown };";
  return `type Props = {\n  data?: unknown;\n  spark?: {\n${doors.map((door) => `    ${door};`).join("\n")}\n  };\n};`;
}

function writeFieldType(code: string): string {
  const used = FIELD_KEYS.filter(([key]) => new RegExp(`(?:\\.|\\b)${key}(?:\\b)`).test(code));
  const lines = used.map(([key, type, doc]) => `  /** ${doc} */\n  ${key}?: ${type};`);
  return [FIELD_START, ...lines, "}"].join("\n");
}

function writeApp(body: readonly string[], view: string): string {
  const statements = body.map((statement) => indent(statement, 2)).join("\n");
  return `export default function App(props: Props) {\n${statements}\n\n  return (\n${indent(view, 4)}\n  );\n}`;
}
