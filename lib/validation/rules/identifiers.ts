import { textAt } from "../syntax";
import type { Rules, Visit } from "../walk-ast";

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** Names that look like other names: invisible joiners, fullwidth and styled letters. */
export const identifierRules: Rules = {
  Identifier: judgeName,
  PrivateName: judgeName,
};

function judgeName(visit: Visit): void {
  const name = textAt(visit.node, "value");
  // Nearly every name is ASCII, and those need no second look.
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(name)) return;
  if (!INVISIBLE.test(name) && name.normalize("NFKC") === name) return;
  visit.report(
    visit.node,
    "confusable_name",
    "The name holds an invisible or look-alike character.",
    "Use plain letters in names.",
  );
}
