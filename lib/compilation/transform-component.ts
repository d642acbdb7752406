import { loadOptions, transformFromAstSync } from "@babel/core";
import presetTypescript from "@babel/preset-typescript";
import presetSolid from "babel-preset-solid";
import { SparkError } from "#lib/core/errors";
import { budgetPlugin } from "./budget-plugin";
import { checkModule } from "./check-module";
import { checkNesting } from "./check-nesting";
import { collectClasses } from "./collect-classes";
import { refusal, TOO_COMPLEX, type Finding } from "./finding";
import { modulePlugin } from "./module-plugin";
import { BABEL_BASE, parseComponent, syntaxRefusal } from "./parse-component";
import { RUNTIME_MODULE } from "#lib/runtime/names";

/** A component as readable JavaScript, and the class names its source may use. */
export interface TransformedComponent {
  code: string;
  classes: string[];
  /** Where the code comes from, when asked for. */
  map: unknown;
}

// One traversal. Presets run after plugins and the last preset first, so this is: budget, Solid, TypeScript, module.
// TypeScript keeps every import that is not marked as a type: it would drop those which only `use:` needs, and the module
// plugin knows better what is left over. Nesting is checked on the source, where findings have a place.
const OPTIONS = loadOptions({
  ...BABEL_BASE,
  comments: false,
  compact: true,
  plugins: [budgetPlugin, ...presetSolid(undefined, { moduleName: RUNTIME_MODULE, validate: false }).plugins],
  presets: [() => ({ plugins: [modulePlugin] }), [presetTypescript, { onlyRemoveTypeImports: true }]],
});

/** Compiles TSX to JavaScript that imports only the runtime. Throws `invalid_component` with the findings. */
export function transformComponent(source: string, { map = false } = {}): TransformedComponent {
  try {
    const tree = parseComponent(source);
    const findings = [...checkModule(tree.program), ...checkNesting(tree.program)];
    if (findings.length > 0) throw refusal(findings);
    const classes = collectClasses(tree.program);
    const result = transformFromAstSync(tree, source, { ...OPTIONS, cloneInputAst: false, sourceMaps: map });
    return { code: result?.code ?? "", classes, map: result?.map };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Babel recurses; what overflows its stack is too deep for it. It also puts the file's name before the message of any error. */
function asRefusal(error: unknown): unknown {
  if (SparkError.is(error)) return refusal(error.details as Finding[]);
  if (error instanceof RangeError) return refusal([TOO_COMPLEX]);
  return syntaxRefusal(error);
}
