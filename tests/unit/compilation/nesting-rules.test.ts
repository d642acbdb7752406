import { transformSync } from "@babel/core";
import presetSolid from "babel-preset-solid";
import { expect, test, vi } from "vitest";
import { checkNesting } from "#lib/compilation/check-nesting";
import { parseComponent } from "#lib/compilation/parse-component";

// One or two of each kind that a parser knows.
const TAGS =
  "a address article b blockquote button canvas caption center code col colgroup dd details dialog div dl dt em fieldset form h1 h2 hr i img input label li main meter ol optgroup option p pre progress section select span summary svg table tbody td textarea tfoot th thead tr ul".split(
    " ",
  );
const VOID = new Set(["col", "hr", "img", "input"]);

/** Solid's own check parses each template with a real HTML parser and warns about differences. */
function parserObjects(jsx: string): boolean {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  try {
    transformSync(`const x = ${jsx};`, {
      configFile: false,
      babelrc: false,
      plugins: presetSolid(undefined, {}).plugins,
      filename: "x.tsx",
    });
    return warn.mock.calls.length > 0;
  } finally {
    warn.mockRestore();
  }
}

const rulesObject = (jsx: string): boolean => checkNesting(parseComponent(`const x = ${jsx};`).program).length > 0;
const element = (tag: string, inside: string): string => (VOID.has(tag) ? `<${tag} />` : `<${tag}>${inside}</${tag}>`);

test("our rules agree with an HTML parser on every pair of elements", { timeout: 120_000 }, () => {
  const differences = TAGS.filter((tag) => !VOID.has(tag)).flatMap((outer) =>
    [...TAGS, "#text"].flatMap((inner) => {
      const jsx = element(outer, inner === "#text" ? "words" : element(inner, inner === "form" ? "<b></b>" : ""));
      const expected = parserObjects(jsx);
      return rulesObject(jsx) === expected ? [] : [`${jsx} ${expected ? "is accepted" : "is refused"}`];
    }),
  );
  expect(differences).toEqual([]);
});

test("a part of a drawing begins a template inside an <svg>", () => {
  expect(rulesObject("<g><circle /><text>x</text></g>")).toBe(false);
  expect(rulesObject("<g><p>x</p></g>")).toBe(true);
});

test.each([
  "<p><span><div>x</div></span></p>",
  "<p><button><div>x</div></button></p>",
  "<a><span><a>x</a></span></a>",
  "<button><span><button>x</button></span></button>",
  "<form><div><form>x</form></div></form>",
  "<li><div><li>x</li></div></li>",
  "<ul><li><ul><li>x</li></ul></li></ul>",
  "<dl><dt><div><dd>x</dd></div></dt></dl>",
  "<table><tbody><tr><td><table><tbody><tr><td>x</td></tr></tbody></table></td></tr></tbody></table>",
  "<table><tbody><tr><td><p><div>x</div></p></td></tr></tbody></table>",
  "<svg><g><text>x</text></g></svg>",
  "<svg><foreignObject><div>x</div></foreignObject></svg>",
  "<svg><g><div>x</div></g></svg>",
  "<select><optgroup><option>x</option></optgroup></select>",
  "<h1><span><h2>x</h2></span></h1>",
  "<label><input /><span>x</span></label>",
  "<svg><rect /><circle><span>x</span></circle></svg>",
  "<svg><text><p>x</p></text></svg>",
  "<svg><a><text>x</text></a></svg>",
])("our rules agree with an HTML parser on %s", (jsx) => {
  expect(rulesObject(jsx)).toBe(parserObjects(jsx));
});
