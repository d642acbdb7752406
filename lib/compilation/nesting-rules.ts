/** Where an HTML parser would put an element elsewhere than it was written: the offended ancestor, and a legal way. */
export interface NestingProblem {
  readonly inside: string;
  readonly hint: string;
}

/** `#text` stands for text. Ancestors begin with the nearest one, and end where a template of its own begins. */
export function findNestingProblem(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  const [parent] = ancestors;
  if (parent === undefined) return undefined;
  return (
    insideText(parent, tag) ??
    insideTable(tag, ancestors) ??
    insideSelect(tag, ancestors) ??
    insideSvg(tag, ancestors) ??
    closesAncestor(tag, ancestors)
  );
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const RAW_TEXT = set("textarea title style script xmp iframe noembed noframes noscript");

/** These hold text only. */
function insideText(parent: string, tag: string): NestingProblem | undefined {
  if (tag === "#text" || !RAW_TEXT.has(parent)) return undefined;
  return { inside: parent, hint: `<${parent}> holds text only.` };
}

const TABLE_CHILDREN = new Map<string, ReadonlySet<string>>([
  ["table", set("caption colgroup thead tbody tfoot style script template")],
  ["thead", set("tr style script template")],
  ["tbody", set("tr style script template")],
  ["tfoot", set("tr style script template")],
  ["tr", set("td th style script template")],
  ["colgroup", set("col template")],
]);
const TABLE_PARTS = set("caption col colgroup thead tbody tfoot tr td th");

function insideTable(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  const [parent = ""] = ancestors;
  const allowed = TABLE_CHILDREN.get(parent);
  if (allowed?.has(tag)) return undefined;
  // In a drawing these are unknown shapes and stay where they are.
  if (allowed === undefined && (!TABLE_PARTS.has(tag) || isDrawing(ancestors))) return undefined;
  if (parent === "table" && tag === "tr") return { inside: parent, hint: "Put the rows into <thead>, <tbody> or <tfoot>." };
  return {
    inside: parent,
    hint: "A table holds <thead>, <tbody> and <tfoot>, those hold <tr>, and rows hold <th> and <td>; anything else goes into a cell.",
  };
}

const SELECT_CHILDREN = set("option optgroup hr script template #text");

function insideSelect(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  if (!ancestors.includes("select")) return undefined;
  if (tag === "optgroup" && ancestors[0] === "optgroup") return { inside: "optgroup", hint: "Option groups stand side by side." };
  if (SELECT_CHILDREN.has(tag)) return undefined;
  return { inside: "select", hint: "<select> holds <option> and <optgroup> only." };
}

// The parser leaves the drawing for most of these; the void ones it would never close there.
const LEAVES_SVG = set(
  "area base col input link param source track wbr b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var",
);
const HTML_IN_SVG = set("foreignObject desc title");

function isDrawing(ancestors: readonly string[]): boolean {
  return ancestors.find((name) => name === "svg" || HTML_IN_SVG.has(name)) === "svg";
}

function insideSvg(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  if (!LEAVES_SVG.has(tag)) return undefined;
  return isDrawing(ancestors) ? { inside: "svg", hint: "Draw text with <text>, or put HTML beside the <svg>." } : undefined;
}

const CLOSES_PARAGRAPH = set(
  "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp",
);
const SCOPE_ENDS = set("caption table td th marquee object applet template foreignObject desc title svg math");
const SPECIAL = set(
  "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp",
);
const HEADING = /^h[1-6]$/;

/** Start tags that end an element which is still open. */
function closesAncestor(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  const [parent = ""] = ancestors;
  if (CLOSES_PARAGRAPH.has(tag) && openInScope("p", ancestors, ["button"]))
    return { inside: "p", hint: `A <p> holds text and inline elements: use <div> around, or <span> instead of <${tag}>.` };
  if (HEADING.test(tag) && HEADING.test(parent)) return { inside: parent, hint: "Put headings side by side." };
  if (tag === "button" && openInScope("button", ancestors, []))
    return { inside: "button", hint: "Put the buttons side by side, in a <div>." };
  if (tag === "form" && ancestors.includes("form")) return { inside: "form", hint: "Put the forms side by side." };
  if (tag === "a" && openInScope("a", ancestors, [])) return { inside: "a", hint: "Put the links side by side." };
  if ((tag === "option" || tag === "optgroup") && parent === "option")
    return { inside: "option", hint: "Options stand side by side." };
  return closesListItem(tag, ancestors);
}

function closesListItem(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  const closes = tag === "li" ? ["li"] : tag === "dd" || tag === "dt" ? ["dd", "dt"] : [];
  if (closes.length === 0) return undefined;
  const ends = (name: string) => closes.includes(name) || (SPECIAL.has(name) && !["address", "div", "p"].includes(name));
  const end = ancestors.find(ends);
  if (end === undefined || !closes.includes(end)) return undefined;
  return {
    inside: end,
    hint: tag === "li" ? "Put an inner list around it: <ul><li>...</li></ul>." : "Put an inner <dl> around it.",
  };
}

function openInScope(name: string, ancestors: readonly string[], moreEnds: readonly string[]): boolean {
  const end = ancestors.find((tag) => tag === name || SCOPE_ENDS.has(tag) || moreEnds.includes(tag));
  return end === name;
}
