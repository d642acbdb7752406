import type { types as t } from "@babel/core";
import type { FileOutline } from "../outline";
import { addClassMembers, addObjectMembers } from "./classes";
import { addEntry, lineNumber, TOP, type Collector } from "./collector";
import { addAssignment, commonJsNames } from "./common-js";
import { addDeclaration } from "./declarations";
import { dynamicImports, importsOf } from "./imports";
import { parseScript, spanOf, type Script, type ScriptDialect } from "./parse-script";
import { classHead, functionSignature, lineOf, summarise } from "./signature";

/** What a TypeScript or JavaScript text offers and takes. Throws what the parser throws. */
export function outlineScript(text: string, dialect: ScriptDialect): Pick<FileOutline, "entries" | "imports"> {
  const script = parseScript(text, dialect);
  const collector = createCollector(script, dialect);
  for (const statement of script.statements) addStatement(collector, statement);
  collector.imports.push(...dynamicImports(script));
  return { entries: collector.entries, imports: collector.imports };
}

function createCollector(script: Script, { declarations = false }: ScriptDialect): Collector {
  const exported = new Set(script.statements.flatMap(exportedNames));
  const hasExports = exported.size > 0 || script.statements.some(({ type }) => type.startsWith("Export"));
  const declared = new Set(script.statements.flatMap(declaredHere));
  return { script, exported, declared, everything: declarations || !hasExports, entries: [], imports: [] };
}

/** The names of what is declared in one statement and exported in another. */
function exportedNames(node: t.Statement): string[] {
  switch (node.type) {
    case "ExportNamedDeclaration":
      return node.source ? [] : node.specifiers.flatMap((one) => (one.type === "ExportSpecifier" ? [one.local.name] : []));
    case "ExportDefaultDeclaration":
      return node.declaration.type === "Identifier" ? [node.declaration.name] : [];
    case "TSExportAssignment":
      return node.expression.type === "Identifier" ? [node.expression.name] : [];
    default:
      return commonJsNames(node);
  }
}

function addStatement(collector: Collector, node: t.Statement): void {
  collector.imports.push(...importsOf(node));
  switch (node.type) {
    case "ExportNamedDeclaration":
      if (node.declaration) addDeclaration(collector, node.declaration, { prefix: "", exported: true });
      else addSpecifiers(collector, node);
      return;
    case "ExportDefaultDeclaration":
      return addDefault(collector, node.declaration);
    case "ExportAllDeclaration":
      return addEntry(collector, exportEntry(collector.script, node, "*"));
    case "TSExportAssignment":
      if (node.expression.type !== "Identifier") addEntry(collector, exportEntry(collector.script, node, "default"));
      return;
    case "TSNamespaceExportDeclaration":
      return addEntry(collector, exportEntry(collector.script, node, node.id.name));
    default:
      if (!addDeclaration(collector, node, TOP)) addAssignment(collector, node);
  }
}

/** One entry for each name, so that each can be found; what is declared in this file under the same name has one. */
function addSpecifiers(collector: Collector, node: t.ExportNamedDeclaration): void {
  const from = node.source ? ` from "${node.source.value}"` : "";
  const keyword = node.exportKind === "type" ? "export type" : "export";
  for (const one of node.specifiers) {
    const name = one.exported.type === "Identifier" ? one.exported.name : one.exported.value;
    const isAlias = one.type === "ExportSpecifier" && one.local.name !== name;
    if (one.type === "ExportSpecifier" && !isAlias && !node.source && collector.declared.has(name)) continue;
    const what =
      one.type === "ExportNamespaceSpecifier" ? `* as ${name}` : isAlias ? `{ ${one.local.name} as ${name} }` : `{ ${name} }`;
    addEntry(collector, { name, kind: "export", signature: `${keyword} ${what}${from}`, line: lineNumber(one) });
  }
}

function declaredHere(node: t.Statement): string[] {
  if (node.type === "VariableDeclaration")
    return node.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  return "id" in node && node.id?.type === "Identifier" ? [node.id.name] : [];
}

function addDefault(collector: Collector, declaration: t.Node): void {
  const { script } = collector;
  const line = lineNumber(declaration);
  const place = { prefix: "", exported: true };
  switch (declaration.type) {
    case "FunctionDeclaration":
    case "TSDeclareFunction": {
      const signature = `export default ${functionSignature(script, declaration)}`;
      return addEntry(collector, { name: declaration.id?.name ?? "default", kind: "function", signature, line });
    }
    case "ClassDeclaration": {
      const name = declaration.id?.name ?? "default";
      const signature = `export default ${classHead(script, declaration)}`;
      addEntry(collector, { name, kind: "class", signature, line: lineNumber(declaration.id ?? declaration) });
      return addClassMembers(collector, name, declaration);
    }
    case "TSInterfaceDeclaration":
    case "TSEnumDeclaration":
      addDeclaration(collector, declaration, place);
      return;
    case "Identifier":
      return addEntry(collector, { name: "default", kind: "export", signature: `export default ${declaration.name}`, line });
    default: {
      const signature = `export default ${summarise(script, declaration)}`;
      addEntry(collector, { name: "default", kind: "export", signature, line });
      return addObjectMembers(collector, "default", declaration);
    }
  }
}

function exportEntry(script: Script, node: t.Statement, name: string) {
  const signature = lineOf(script, spanOf(node)).replace(/ ?;$/, "");
  return { name, kind: "export", signature, line: lineNumber(node) } as const;
}
