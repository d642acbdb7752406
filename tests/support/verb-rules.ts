import type { Rule } from "./architecture-rules";
import { isNode, walk, type Node, type Source } from "./source-tree";

const VERB_FOLDERS = /^lib\/(?:chat|keys|memory|projects|registry|settings|tenants)\//;
// Verbs are named after what they do, so the name says whether rows change. What is stopped writes its own last rows.
const READS =
  /^(?:context|count|describe|export|find|get|has|is|list|load|match|read|recall|resume|search|stop|wait|watch)(?=[A-Z]|$)/;
const SCOPE_CHECKS = ["requireScope", "requireActor"];
const WRITES = ["insertInto", "updateTable", "deleteFrom"];

interface Verb {
  readonly name: string;
  readonly calls: ReadonlySet<string>;
}

/** Every verb asks whether the caller may, and every verb that writes leaves a row in the audit trail. */
export const verbsAskAndAudit: Rule = (sources) =>
  sources
    .filter(({ path }) => VERB_FOLDERS.test(path))
    .flatMap((source) =>
      verbsOf(source).flatMap((verb) => complaintsAbout(verb).map((complaint) => `${source.path}: ${verb.name} ${complaint}`)),
    );

function complaintsAbout({ name, calls }: Verb): string[] {
  const asks = SCOPE_CHECKS.some((check) => calls.has(check));
  const isRead = READS.test(name);
  return [
    ...(asks ? [] : ["does not call requireScope"]),
    ...(isRead || calls.has("audit") ? [] : ["writes without calling audit"]),
    ...(isRead && WRITES.some((write) => calls.has(write)) ? ["is named like a read but writes"] : []),
  ];
}

/** The functions of a file that a caller can reach and whose first parameter is the context of a request. */
function verbsOf({ tree }: Source): Verb[] {
  const functions = namedFunctions(tree);
  const exposed = exposedNames(tree);
  return [...functions]
    .filter(([name, node]) => exposed.has(name) && takesContext(node))
    .map(([name, node]) => ({ name, calls: callsOf(node, functions, new Set()) }));
}

/** Declarations, constants and properties that are functions, by name. */
function namedFunctions(tree: Node): Map<string, Node> {
  const named = [...walk(tree)].flatMap((node): [string, Node][] => {
    const [key, value] =
      node.type === "FunctionDeclaration"
        ? [node["id"], node]
        : node.type === "VariableDeclarator"
          ? [node["id"], node["init"]]
          : [node["key"], node["value"]];
    if (!isNode(key) || !isNode(value) || typeof key["name"] !== "string" || !Array.isArray(value["params"])) return [];
    return [[key["name"], value]];
  });
  return new Map(named);
}

/** Names that are exported, or handed out in the object that an exported factory returns. */
function exposedNames(tree: Node): Set<string> {
  const exports = [...walk(tree)].filter(({ type }) => type === "ExportNamedDeclaration");
  const handedOut = exports.flatMap((node) =>
    [...walk(node)].flatMap(({ type, argument }) =>
      type === "ReturnStatement" && isNode(argument) && argument.type === "ObjectExpression" ? propertyNames(argument) : [],
    ),
  );
  const declared = exports.flatMap(({ declaration }) => {
    if (!isNode(declaration)) return [];
    const parts = Array.isArray(declaration["declarations"]) ? declaration["declarations"].filter(isNode) : [declaration];
    return parts.map(({ id }) => (isNode(id) ? String(id["name"]) : ""));
  });
  return new Set([...handedOut, ...declared]);
}

function propertyNames(object: Node): string[] {
  const properties = Array.isArray(object["properties"]) ? object["properties"].filter(isNode) : [];
  return properties.flatMap(({ key }) => (isNode(key) ? [String(key["name"])] : []));
}

function takesContext(node: Node): boolean {
  const [first] = Array.isArray(node["params"]) ? node["params"].filter(isNode) : [];
  if (!first) return false;
  return [...walk(first)].some(
    ({ type, typeName }) => type === "TSTypeReference" && isNode(typeName) && typeName["name"] === "RequestContext",
  );
}

/** What a function calls, itself or through other functions of its file. */
function callsOf(node: Node, functions: ReadonlyMap<string, Node>, seen: Set<Node>): Set<string> {
  if (seen.has(node)) return new Set();
  seen.add(node);
  const names = [...walk(node)].flatMap(({ type, callee }) => {
    if (type !== "CallExpression" || !isNode(callee)) return [];
    const name = callee.type === "MemberExpression" && isNode(callee["property"]) ? callee["property"]["name"] : callee["name"];
    return typeof name === "string" ? [name] : [];
  });
  const further = names.flatMap((name) => {
    const local = functions.get(name);
    return local ? [...callsOf(local, functions, seen)] : [];
  });
  return new Set([...names, ...further]);
}
