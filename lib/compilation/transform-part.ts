import { loadOptions, transformFromAstSync, types as t, type PluginItem } from "@babel/core";
import presetTypescript from "@babel/preset-typescript";
import presetSolid from "babel-preset-solid";
import { LRUCache } from "lru-cache";
import { budgetPlugin, writeLines } from "./budget-plugin";
import { BABEL_BASE } from "./parse-component";
import { partPlugin, type PartNeeds } from "./part-plugin";
import type { Mappings } from "./source-map";
import type { Part } from "./split-parts";
import { RUNTIME_MODULE } from "#lib/runtime/names";

/** A part as JavaScript, and what it needs of its module. */
export interface TransformedPart extends PartNeeds {
  code: string;
  /** Where the code comes from, when asked for. */
  map: Mappings | undefined;
}

type KeptPart = TransformedPart & { line: number };

const KEPT_BYTES = 16 * 1024 * 1024;
const kept = new LRUCache<string, KeptPart>({
  maxSize: KEPT_BYTES,
  sizeCalculation: ({ code }, key) => 2 * (code.length + key.length) + 1_000,
});

// One traversal. Presets run after plugins and the last preset first, so this is: budget, Solid, TypeScript, part.
// TypeScript keeps every import that is not marked as a type: it would drop those which only `use:` needs, and the part
// plugin knows better what is left over. Nesting is checked on the source, where findings have a place.
const [SHARED, ALONE] = [true, false].map((hasFreeNames) =>
  loadOptions({
    ...BABEL_BASE,
    comments: false,
    compact: true,
    plugins: [budgetPlugin, ...presetSolid(undefined, { moduleName: RUNTIME_MODULE, validate: false }).plugins],
    presets: [
      () => ({ plugins: [(): PluginItem => partPlugin(hasFreeNames)] }),
      [presetTypescript, { onlyRemoveTypeImports: true }],
    ],
  }),
);
/**
 * Compiles one part; what was compiled before, perhaps for another module, is only moved to its line. Takes the part's
 * statements apart.
 */
export function transformPart(part: Part, map: boolean): TransformedPart {
  const key = `${part.imports.map(printImport).join("")}${part.text}`;
  const known = part.hasFreeNames && !map ? kept.get(key) : undefined;
  if (known) return { ...known, code: writeLines(known.code, part.line - known.line) };
  const imports = part.imports.map((declaration) => t.cloneNode(declaration, true));
  const tree = t.file(t.program([...imports, ...part.statements], [], "module"), [], []);
  const options = part.hasFreeNames ? SHARED : ALONE;
  const result = transformFromAstSync(tree, part.text, { ...options, cloneInputAst: false, sourceMaps: map });
  if (!result) throw new Error("Babel answered nothing");
  const { needs } = result.metadata as unknown as { needs: PartNeeds };
  const made = { ...needs, code: result.code ?? "", map: (result.map as Mappings | null | undefined) ?? undefined };
  if (part.hasFreeNames && !map) kept.set(key, { ...made, line: part.line });
  return { ...made, code: writeLines(made.code, 0) };
}

function printImport({ specifiers }: t.ImportDeclaration): string {
  return `${specifiers.map((one) => (t.isImportSpecifier(one) ? `${t.isIdentifier(one.imported) ? one.imported.name : one.imported.value}:${one.local.name}` : "")).join()}\n`;
}
