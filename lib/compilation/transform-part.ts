import { loadOptions, transformFromAstSync, types as t } from "@babel/core";
import presetTypescript from "@babel/preset-typescript";
import presetSolid from "babel-preset-solid";
import { budgetPlugin } from "./budget-plugin";
import { createKeep } from "./keep";
import { BABEL_BASE } from "./parse-component";
import { partPlugin, type PartNeeds } from "./part-plugin";
import type { Mappings } from "./source-map";
import type { Part } from "./split-parts";
import { RUNTIME_MODULE } from "#lib/runtime/names";

/** A part as JavaScript with stand-ins for names and lines, and what it needs of its module. */
export interface TransformedPart extends PartNeeds {
  code: string;
  /** How many lines further down it stands now than where it was compiled. */
  moved: number;
  /** Where the code comes from, when asked for. */
  map: Mappings | undefined;
}

const KEPT_BYTES = 16 * 1024 * 1024;
const kept = createKeep<TransformedPart & { line: number }>(KEPT_BYTES, ({ code }) => 2 * code.length + 1_000);

// One traversal. Presets run after plugins and the last preset first, so this is: budget, Solid, TypeScript, part.
// TypeScript keeps every import that is not marked as a type: it would drop those which only `use:` needs, and the part
// plugin knows better what is left over. Nesting is checked on the source, where findings have a place.
const OPTIONS = loadOptions({
  ...BABEL_BASE,
  comments: false,
  compact: true,
  plugins: [budgetPlugin, ...presetSolid(undefined, { moduleName: RUNTIME_MODULE, validate: false }).plugins],
  presets: [() => ({ plugins: [partPlugin] }), [presetTypescript, { onlyRemoveTypeImports: true }]],
});

/** Compiles one part, or finds what it was compiled to before, perhaps for another module. Takes the part's statements apart. */
export function transformPart(part: Part, map: boolean): TransformedPart {
  const key = `${part.imports.map(printImport).join("")}${part.text}`;
  const known = map ? undefined : kept.get(key);
  if (known) return { ...known, moved: part.line - known.line };
  const imports = part.imports.map((declaration) => t.cloneNode(declaration, true));
  const tree = t.file(t.program([...imports, ...part.statements], [], "module"), [], []);
  const result = transformFromAstSync(tree, part.text, { ...OPTIONS, cloneInputAst: false, sourceMaps: map });
  if (!result) throw new Error("Babel answered nothing");
  const { needs } = result.metadata as unknown as { needs: PartNeeds };
  const made = { ...needs, code: result.code ?? "", moved: 0, map: (result.map as Mappings | null | undefined) ?? undefined };
  if (!map) kept.set(key, { ...made, line: part.line });
  return made;
}

function printImport({ specifiers }: t.ImportDeclaration): string {
  const names = specifiers.map((one) => {
    if (!t.isImportSpecifier(one)) return one.local.name;
    return `${t.isIdentifier(one.imported) ? one.imported.name : one.imported.value}:${one.local.name}`;
  });
  return `${names.join()}\n`;
}
