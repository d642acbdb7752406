import { types as t } from "@babel/core";
import { walkTree } from "./walk-tree";

// Far beyond a screen of app; hostile input must not buy much work.
const MAX_CLASSES = 2_000;
const MAX_CLASS_LENGTH = 200;

/**
 * Every word of the source that may be a class name: words of strings and templates, keys of `classList`, names after `class:`.
 * Strings that surely are none (types, compared values, attributes of elements, keys) are left out, so that they bring no styles.
 */
export function collectClasses(program: t.Program): string[] {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of text.split(/\s+/)) {
      if (word !== "" && word.length <= MAX_CLASS_LENGTH && words.size < MAX_CLASSES) words.add(word);
    }
  };
  const ignored = new Set<t.Node>();
  walkTree(program, (node, parent) => {
    if (ignored.has(node) || isIgnored(node, parent)) return false;
    if (t.isJSXOpeningElement(node)) for (const text of ignoredTexts(node)) ignored.add(text);
    if (t.isStringLiteral(node)) add(node.value);
    else if (t.isTemplateElement(node)) add(node.value.cooked ?? "");
    else if (t.isJSXNamespacedName(node) && node.namespace.name === "class") add(node.name.name);
    else if (t.isJSXAttribute(node) && node.name.name === "classList") addKeys(node, add);
    return true;
  });
  return [...words].toSorted();
}

/** Keys of object literals anywhere in the attribute, quoted or not. */
function addKeys(attribute: t.JSXAttribute, add: (text: string) => void): void {
  walkTree(attribute, (node) => {
    if (t.isObjectProperty(node) && !node.computed && t.isIdentifier(node.key)) add(node.key.name);
  });
}

const COMPARISONS: ReadonlySet<string> = new Set(["===", "!==", "==", "!=", "<", ">", "<=", ">=", "in", "instanceof"]);

function isIgnored(node: t.Node, parent: t.Node | undefined): boolean {
  if (t.isImportDeclaration(node) || t.isTSType(node) || t.isTSTypeAliasDeclaration(node) || t.isTSInterfaceDeclaration(node))
    return true;
  if (t.isTSTypeAnnotation(node) || t.isTSTypeParameterInstantiation(node) || t.isTSTypeParameterDeclaration(node)) return true;
  return t.isStringLiteral(node) && parent !== undefined && isNoClass(node, parent);
}

function isNoClass(node: t.StringLiteral, parent: t.Node): boolean {
  if (t.isBinaryExpression(parent)) return COMPARISONS.has(parent.operator);
  if (t.isSwitchCase(parent)) return parent.test === node;
  return (t.isMemberExpression(parent) || t.isOptionalMemberExpression(parent)) && parent.property === node;
}

/** Plain texts of an element's attributes other than its class; what a component does with its properties is unknown. */
function ignoredTexts({ name, attributes }: t.JSXOpeningElement): t.Node[] {
  if (!t.isJSXIdentifier(name) || !/^[a-z]/.test(name.name)) return [];
  return attributes.flatMap((attribute) => {
    if (!t.isJSXAttribute(attribute) || !t.isStringLiteral(attribute.value)) return [];
    return t.isJSXIdentifier(attribute.name) && /^class(Name)?$/.test(attribute.name.name) ? [] : [attribute.value];
  });
}
