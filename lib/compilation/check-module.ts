import { types as t } from "@babel/core";
import { findingAt, type Finding } from "./finding";
import { SOURCE_NAMES } from "#lib/runtime/names";
import { walkTree } from "./walk-tree";

const IMPORT_HINT = 'Import by name from "solid-js" or "solid-js/store" only; write everything else in this file.';
const EXPORT_HINT = "Export the app as the only value: export default function App(props) { ... }";

/**
 * What a component takes in and gives out, judged on its own source: nothing else may be left to import once it is compiled,
 * whether or not validation has run before.
 */
export function checkModule(program: t.Program): Finding[] {
  const findings: Finding[] = [];
  let defaults = 0;
  for (const statement of program.body) {
    if (t.isImportDeclaration(statement)) findings.push(...checkImport(statement));
    if (t.isTSImportEqualsDeclaration(statement) || t.isTSExportAssignment(statement) || t.isExportAllDeclaration(statement))
      findings.push(
        findingAt(
          statement.loc?.start,
          "module_syntax",
          "This kind of import or export is not available to a component.",
          IMPORT_HINT,
        ),
      );
    if (t.isExportDefaultDeclaration(statement)) defaults++;
    if (t.isExportNamedDeclaration(statement)) {
      const exported = readExport(statement);
      defaults += exported.defaults;
      findings.push(...exported.findings);
    }
  }
  if (defaults !== 1)
    findings.push(findingAt(undefined, "no_default_export", "A component has exactly one default export.", EXPORT_HINT));
  return findings;
}

function checkImport(statement: t.ImportDeclaration): Finding[] {
  if (statement.importKind === "type") return [];
  const module = statement.source.value;
  const place = statement.source.loc?.start;
  if (!SOURCE_NAMES.has(module))
    return [
      findingAt(place, "import_not_allowed", `The module "${module.slice(0, 80)}" is not available to a component.`, IMPORT_HINT),
    ];
  return statement.specifiers
    .filter((specifier) => !t.isImportSpecifier(specifier))
    .map((specifier) =>
      findingAt(
        specifier.loc?.start,
        "import_not_allowed",
        "Default and namespace imports are not available to a component.",
        IMPORT_HINT,
      ),
    );
}

function readExport(statement: t.ExportNamedDeclaration): { defaults: number; findings: Finding[] } {
  if (statement.exportKind === "type") return { defaults: 0, findings: [] };
  const values = statement.specifiers.filter((specifier) => !(t.isExportSpecifier(specifier) && specifier.exportKind === "type"));
  const isDefault = (specifier: (typeof values)[number]) => t.isIdentifier(specifier.exported, { name: "default" });
  const foreign = statement.source ?? statement.declaration ?? values.find((specifier) => !isDefault(specifier));
  const findings = foreign
    ? [findingAt(foreign.loc?.start, "module_syntax", "A component exports nothing but its app.", EXPORT_HINT)]
    : [];
  return { defaults: values.filter(isDefault).length, findings };
}

/** `import()` and `import.meta` anywhere below a node. */
export function findDynamicImports(root: t.Node): Finding[] {
  const findings: Finding[] = [];
  walkTree(root, (node) => {
    if (t.isImport(node) || t.isImportExpression(node) || (t.isMetaProperty(node) && node.meta.name === "import"))
      findings.push(
        findingAt(
          node.loc?.start,
          "import_not_allowed",
          "import() and import.meta are not available to a component.",
          IMPORT_HINT,
        ),
      );
  });
  return findings;
}
