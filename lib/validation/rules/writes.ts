import { nodeAt, textAt, unwrap } from "../syntax";
import { meaningOf, type Rules, type Visit } from "../walk-ast";
import { globalRoot, writtenMembers } from "./globals";
import { isRemoteAddress, refuseCss } from "./styles";
import { keysOf } from "./keys";

/** Members that make a browser load something when they are set. */
const ADDRESS_MEMBERS = new Set([
  "src",
  "srcset",
  "href",
  "action",
  "formAction",
  "poster",
  "background",
  "data",
  "code",
  "codebase",
  "manifest",
  "ping",
]);
const STYLE_MEMBERS =
  /^(?:style|cssText|background|backgroundImage|borderImage|borderImageSource|listStyle|listStyleImage|cursor|content|mask|maskImage|filter|clipPath|offsetPath)$/;

/** Writes that change built-ins or imports, or that make an element load or run something. */
export const writeRules: Rules = {
  AssignmentExpression(visit) {
    refuseBuiltinWrites(visit);
    refuseLoadingWrite(visit);
  },
  UpdateExpression: refuseBuiltinWrites,
  UnaryExpression: refuseBuiltinWrites,
  ForInStatement: refuseBuiltinWrites,
  ForOfStatement: refuseBuiltinWrites,
};

function refuseBuiltinWrites(visit: Visit): void {
  for (const member of writtenMembers(visit.node)) {
    const name = globalRoot(visit, member);
    if (name)
      visit.report(
        member,
        "builtin_write",
        `A member of the built-in "${name}" cannot be changed.`,
        "Write a function of your own instead.",
      );
    let root = unwrap(member);
    while (root.type === "MemberExpression") root = unwrap(nodeAt(root, "object") ?? { type: "None" });
    const meaning = meaningOf(root, visit.scopes);
    if (meaning && meaning !== "global" && meaning.kind === "import") {
      visit.report(
        member,
        "builtin_write",
        `A member of the import "${meaning.name}" cannot be changed.`,
        "Wrap it in a function of your own instead.",
      );
    }
  }
}

function refuseLoadingWrite(visit: Visit): void {
  const target = nodeAt(visit.node, "left");
  const value = nodeAt(visit.node, "right");
  const member = target && unwrap(target);
  if (member?.type !== "MemberExpression" || !value) return;
  for (const name of keysOf(member, visit.folder)) {
    if (ADDRESS_MEMBERS.has(name) && visit.folder.prefixes(value).some(isRemoteAddress)) {
      visit.report(
        member,
        "remote_address",
        `"${name}" cannot point to another place.`,
        "Use a data: image, or an address from props.data.",
      );
    }
    if (STYLE_MEMBERS.test(name) && textAt(visit.node, "operator").endsWith("="))
      refuseCss(visit, visit.folder.literalText(value));
  }
}
