import { SparkError } from "#lib/core/errors";
import { checkModule } from "./check-module";
import { MAX_CLASSES } from "./collect-classes";
import { findingAt, refusal, TOO_COMPLEX, type Finding } from "./finding";
import { parseComponent, syntaxRefusal } from "./parse-component";
import { readStatement } from "./read-statement";
import { exportedName, splitParts } from "./split-parts";
import { hasMarks } from "./stand-ins";
import { transformPart, type TransformedPart } from "./transform-part";

/** A component's parts as JavaScript that takes nothing but the runtime, and the class names its source may use. */
export interface TransformedComponent {
  parts: TransformedPart[];
  /** The component's name. */
  app: string;
  classes: string[];
}

interface TransformOptions {
  /** Whether each part says where its code comes from. */
  map?: boolean;
  /** Gets each part as soon as it is there. */
  onPart?: (part: TransformedPart) => void;
}

/** Compiles TSX part by part. Throws `invalid_component` with the findings. */
export function transformComponent(source: string, { map = false, onPart }: TransformOptions = {}): TransformedComponent {
  try {
    if (hasMarks(source)) throw refusal([MARKED]);
    const { program } = parseComponent(source);
    const facts = program.body.map((statement) =>
      readStatement(source.slice(statement.start ?? 0, statement.end ?? 0), statement),
    );
    const findings = [...checkModule(program), ...facts.flatMap((one) => one.findings)];
    if (findings.length > 0) throw refusal(findings);
    const references = facts.flatMap((one) => one.references);
    const classes = [...new Set(facts.flatMap((one) => one.classes))].slice(0, MAX_CLASSES).toSorted();
    const listed = program.body.map(exportedName).find((name) => name !== undefined);
    const parts = splitParts(source, program, references).map((part) => {
      const transformed = transformPart(part, map);
      onPart?.(transformed);
      return transformed;
    });
    const app = parts.findLast((part) => part.app !== undefined)?.app ?? listed;
    if (app === undefined) throw new Error("The default export was lost while compiling");
    return { parts, app, classes };
  } catch (error) {
    throw asRefusal(error);
  }
}

const MARKED = findingAt(
  undefined,
  "letter_not_allowed",
  "The letters U+A66E and U+A699 are not available to a component.",
  "Leave them out; the compiler uses them itself.",
);

/** Babel recurses; what overflows its stack is too deep for it. It also puts the file's name before the message of any error. */
function asRefusal(error: unknown): unknown {
  if (SparkError.is(error)) return refusal(error.details as Finding[]);
  if (error instanceof RangeError) return refusal([TOO_COMPLEX]);
  return syntaxRefusal(error);
}
