import { parseFragment } from "parse5";
import { expect, test } from "vitest";
import { highlightCode } from "#lib/markdown/highlight";
import { renderMarkdown } from "#lib/markdown/render-markdown";
import { isSafeLink } from "#lib/markdown/safe-link";

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "text <b onclick='x()'>bold</b> <svg/onload=alert(1)>",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "[a](&#106;avascript:alert(1))",
  "[a](javascript&colon;alert(1))",
  "[a](javascript%3Aalert(1))",
  "[a](<java\tscript:alert(1)>)",
  "[a](\u0001javascript:alert(1))",
  "[a](vbscript:x) [b](data:text/html;base64,PHNjcmlwdD4=) [c](file:///etc/passwd) [d](blob:x)",
  "![a](javascript:alert(1)) ![b](data:image/svg+xml;base64,PHN2Zz4=)",
  '![x" onerror="alert(1)](https://example.com/a.png)',
  '[a](https://example.com/"onmouseover="alert(1))',
  "[a](https://example.com 'x\" onclick=\"alert(1)')",
  '<javascript:alert(1)> <https://example.com/?"><script>',
  "[a]: javascript:alert(1)\n\n[a]",
  '```"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```',
  "```tsx\nconst a = '</code></pre></figure><img src=x onerror=alert(1)>';\n```",
  "~~~html\n<script>alert(1)</script>\n~~~",
  "    <iframe srcdoc='<script>1</script>'></iframe>",
  "| <img src=x onerror=alert(1)> |\n|---|\n| `<script>` |",
  "- [ ] <input autofocus onfocus=alert(1)>",
  "<style>*{background:url(https://e.example)}</style>\n<base href=//evil>\n<meta http-equiv=refresh content=0>",
  "<!--><script>alert(1)</script>-->",
  "&lt;script&gt; &#60;script&#62;",
];

const ALLOWED = new Set(
  "p h1 h2 h3 h4 h5 h6 a em strong s code pre ul ol li blockquote hr br table thead tbody tr th td div span figure figcaption button input".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "href title target rel class type disabled checked aria-label tabindex role style start data-copy-code".split(" "),
);

interface Node {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
}

function elementsOf(node: Node): Node[] {
  return (node.childNodes ?? []).flatMap((child) => [...(child.nodeName.startsWith("#") ? [] : [child]), ...elementsOf(child)]);
}

test.each(HOSTILE)("as a browser reads it, %j holds only harmless tags, attributes and addresses", (text) => {
  const elements = elementsOf(parseFragment(renderMarkdown(text)) as unknown as Node);
  expect(elements.map((element) => element.nodeName).filter((name) => !ALLOWED.has(name))).toEqual([]);
  const attributes = elements.flatMap((element) => element.attrs ?? []);
  expect(attributes.filter(({ name }) => !ATTRIBUTES.has(name))).toEqual([]);
  expect(attributes.filter(({ name, value }) => name === "style" && !/^text-align:(?:left|center|right)$/.test(value))).toEqual(
    [],
  );
  const links = attributes
    .filter(({ name }) => name === "href")
    .map(({ value }) => new URL(value, "https://spark.example/").protocol);
  expect(links.filter((protocol) => !["http:", "https:", "mailto:", "tel:"].includes(protocol))).toEqual([]);
});

test("links open elsewhere without a way back, and pictures become links", () => {
  expect(renderMarkdown("[a](https://example.com)")).toContain('target="_blank" rel="noopener noreferrer nofollow"');
  const picture = renderMarkdown("![chart](https://example.com/a.png)");
  expect(picture).not.toContain("<img");
  expect(picture).toContain('href="https://example.com/a.png"');
});

test.each(["/c/1", "#part", "?q=1", "mailto:a@example.com", "https://example.com", "notes/today.md"])(
  "%s is a safe link",
  (link) => {
    expect(isSafeLink(link)).toBe(true);
  },
);

test("coloured code is the same text, whatever it contains", () => {
  const code = `<script>"a" & 'b'</script>\nconst x = <p onClick={() => "x"}>\`\${1}\`</p>;`;
  const shown = highlightCode(code, "tsx");
  expect(shown).toContain("hljs-");
  expect(shown).not.toMatch(/<(?!\/?span\b)/);
  const decode = (html: string) =>
    html
      .replaceAll(/<\/?span[^>]*>/g, "")
      .replaceAll(/&(lt|gt|quot|amp|#x27|#39);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? "'");
  expect(decode(shown)).toBe(code);
  expect(highlightCode("<b>", "klingon")).toBe("&lt;b&gt;");
});
