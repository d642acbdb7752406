import { SparkError } from "#lib/core/errors";
import { checkModule } from "./check-module";
import { checkNesting } from "./check-nesting";
import { collectClasses } from "./collect-classes";
import { refusal, TOO_COMPLEX, type Finding, type Place } from "./finding";
import { parseComponent, syntaxRefusal } from "./parse-component";
import { findOrigin } from "./source-map";
import { splitParts } from "./split-parts";
import { transformPart, type TransformedPart } from "./transform-part";
import { RUNTIME_MODULE } from "#lib/runtime/names";

/** A component as readable JavaScript, and the class names its source may use. */
export interface TransformedComponent {
  code: string;
  classes: string[];
  /** Where in the source a place of the code comes from, when it was asked to be known. */
  locate: (place: Place) => Place | undefined;
}

/** Compiles TSX to JavaScript that imports only the runtime. Throws `invalid_component` with the findings. */
export function transformComponent(source: string, { map = false } = {}): TransformedComponent {
  try {
    const { program } = parseComponent(source);
    const findings = [...checkModule(program), ...checkNesting(program)];
    if (findings.length > 0) throw refusal(findings);
    const classes = collectClasses(program);
    const parts = splitParts(source, program).map((part) => transformPart(part, map));
    const head = writeHead(parts);
    const code = `${head}${parts.map((part) => `${part.code}\n`).join("")}${writeFoot(parts)}`;
    return { code, classes, locate: (place) => locate(parts, { ...place, line: place.line - lineBreaks(head) }) };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The one import of the module, and what the compiler itself declares: code of any part may run while the module loads. */
function writeHead(parts: readonly TransformedPart[]): string {
  const names = new Set(parts.flatMap(({ imports }) => imports.map(([imported, local]) => `${imported} as ${local}`)));
  const variables = new Map(parts.flatMap((part) => part.variables));
  const declared = [...variables].map(([name, value]) => `${name}=${value}`).join(",");
  return `import{${[...names].toSorted().join(",")}}from"${RUNTIME_MODULE}";\n${declared === "" ? "" : `var ${declared};\n`}`;
}

function writeFoot(parts: readonly TransformedPart[]): string {
  const events = parts.flatMap((part) => (part.events ? [part.events] : []));
  const names = new Set(events.flatMap((event) => event.names));
  const app = parts.findLast((part) => part.app !== undefined)?.app;
  if (app === undefined) throw new Error("The default export was lost while compiling");
  return `${events[0] ? `${events[0].listen}(${JSON.stringify([...names])});` : ""}export{${app} as default};`;
}

/** The parts stand below one another, each with a map of its own. */
function locate(parts: readonly TransformedPart[], place: Place): Place | undefined {
  let { line } = place;
  for (const { code, map } of parts) {
    const lines = lineBreaks(code) + 1;
    if (line >= 1 && line <= lines) return map && findOrigin(map, { ...place, line });
    line -= lines;
  }
  return undefined;
}

function lineBreaks(code: string): number {
  return code.split("\n").length - 1;
}

/** Babel recurses; what overflows its stack is too deep for it. It also puts the file's name before the message of any error. */
function asRefusal(error: unknown): unknown {
  if (SparkError.is(error)) return refusal(error.details as Finding[]);
  if (error instanceof RangeError) return refusal([TOO_COMPLEX]);
  return syntaxRefusal(error);
}
