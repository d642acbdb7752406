import type { types as t } from "@babel/core";
import type { FileOutline } from "../outline";
import type { Script } from "./parse-script";

type Import = FileOutline["imports"][number];

/** What a top-level statement takes from other files, re-exports and `require` included. */
export function importsOf(node: t.Statement): Import[] {
  switch (node.type) {
    case "ImportDeclaration":
      return [{ from: node.source.value, names: node.specifiers.map(importedName) }];
    case "ExportAllDeclaration":
      return [{ from: node.source.value, names: ["*"] }];
    case "ExportNamedDeclaration":
      return node.source ? [{ from: node.source.value, names: node.specifiers.map(reexportedName) }] : [];
    case "TSImportEqualsDeclaration":
      return node.moduleReference.type === "TSExternalModuleReference"
        ? [{ from: node.moduleReference.expression.value, names: [node.id.name] }]
        : [];
    case "VariableDeclaration":
      return node.declarations.flatMap(({ id, init }) => required(init, requiredNames(id)));
    case "ExpressionStatement":
      return required(node.expression, []);
    default:
      return [];
  }
}

/** The specifiers of `import(…)`, which may stand anywhere. */
export function dynamicImports({ text }: Pick<Script, "text">): Import[] {
  if (!text.includes("import(")) return [];
  return [...text.matchAll(/\bimport\(\s{0,40}(["'])([^"'\n]{1,300})\1/g)].map(([, , from = ""]) => ({ from, names: [] }));
}

/** As the other file calls it; a default import by the name that it is given here. */
function importedName(one: t.ImportDeclaration["specifiers"][number]): string {
  if (one.type === "ImportNamespaceSpecifier") return "*";
  const name = one.type === "ImportSpecifier" ? nameOf(one.imported) : "default";
  return name === "default" ? one.local.name : name;
}

function reexportedName(one: t.ExportNamedDeclaration["specifiers"][number]): string {
  if (one.type === "ExportSpecifier") return one.local.name;
  return one.type === "ExportNamespaceSpecifier" ? "*" : "default";
}

function nameOf(node: t.Identifier | t.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}

function required(given: t.Node | null | undefined, names: string[]): Import[] {
  let node = given;
  while (node?.type === "MemberExpression" && node.object.type !== "Super") node = node.object;
  if (node?.type === "AwaitExpression") node = node.argument;
  if (node?.type === "AssignmentExpression") return required(node.right, names);
  if (node?.type !== "CallExpression") return [];
  const [first] = node.arguments;
  if (node.callee.type === "Identifier" && node.callee.name === "require" && first?.type === "StringLiteral")
    return [{ from: first.value, names }];
  return node.callee.type === "CallExpression" ? required(node.callee, names) : [];
}

function requiredNames(id: t.VariableDeclarator["id"]): string[] {
  if (id.type === "Identifier") return [id.name];
  if (id.type !== "ObjectPattern") return [];
  return id.properties.flatMap((one) => (one.type === "ObjectProperty" && one.key.type === "Identifier" ? [one.key.name] : []));
}
