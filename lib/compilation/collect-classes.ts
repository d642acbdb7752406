import { types as t } from "@babel/core";
import { walkTree } from "./walk-tree";

/** Far beyond a screen of app; hostile input must not buy much work. */
export const MAX_CLASSES = 2_000;
const MAX_CLASS_LENGTH = 200;

/**
 * Every word of the source that may be a class name: words of strings and templates, keys of `classList`, names after `class:`.
 * Strings that surely are none (types, compared values, attributes of elements, keys) are left out, so that they bring no styles.
 */
export function collectClasses(root: t.Node): string[] {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of text.split(/\s+/)) {
      if (word !== "" && word.length <= MAX_CLASS_LENGTH && words.size < MAX_CLASSES) words.add(word);
    }
  };
  const ignored = new Set<t.Node>();
  walkTree(root, (node, parent) => {
    if (NO_VALUES.has(node.type)) return false;
    switch (node.type) {
      case "JSXOpeningElement":
        for (const text of ignoredTexts(node)) ignored.add(text);
        return true;
      case "StringLiteral":
        if (!ignored.has(node) && !(parent && isNoClass(node, parent))) add(node.value);
        return false;
      case "TemplateElement":
        add(node.value.cooked ?? "");
        return false;
      case "JSXNamespacedName":
        if (node.namespace.name === "class") add(node.name.name);
        return false;
      case "JSXAttribute":
        if (node.name.name === "classList") addKeys(node, add);
        return true;
      default:
        return true;
    }
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

/** Types, and what names other modules. */
const NO_VALUES: ReadonlySet<string> = new Set([
  ...(t.FLIPPED_ALIAS_KEYS["TSType"] ?? []),
  "ImportDeclaration",
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
  "TSTypeAnnotation",
  "TSTypeParameterInstantiation",
  "TSTypeParameterDeclaration",
]);

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
