import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256Base64 } from "#lib/core/hash";
import { scriptJson, toRawText } from "#lib/sandbox/embed-text";
import { frameDocument, stillDocument, warmDocument, type FrameDocumentInput } from "#lib/sandbox/frame-document";

const INPUT: FrameDocumentInput = {
  title: "Sales & <b>more</b>",
  theme: "dark",
  data: { name: "</script><script>alert(1)</script>", line: "a\u2028b" },
  script: `"use strict";__spark_mount(function(){return "</script><!--"});`,
  css: `p::before{content:"</style><i>"}`,
  baseCss: "body{color:red}",
  prelude: "prelude()",
  boot: "boot()",
  appOrigin: "http://localhost:8000",
  embedOrigins: [],
};

/** Contents of every script element, as an HTML parser would cut them. */
function scriptsOf(html: string): { attributes: string; text: string }[] {
  return [...html.matchAll(/<script([^>]*)>([^]*?)<\/script/gi)].map(([, attributes = "", text = ""]) => ({ attributes, text }));
}

describe("a frame's document", () => {
  test("has root, prelude, setup, component, data and boot, in this order", async () => {
    const { html } = await frameDocument(INPUT);
    expect(html.indexOf('<div id="root">')).toBeLessThan(html.indexOf("<script>prelude"));
    const scripts = scriptsOf(html);
    expect(scripts.map(({ attributes }) => attributes.trim())).toEqual([
      "",
      'type="application/json" id="i"',
      'type="application/json" id="c"',
      'type="application/json" id="d"',
      "",
    ]);
    expect(scripts.map(({ text }) => text)).toEqual([
      "prelude()",
      scriptJson({ appOrigin: "http://localhost:8000" }),
      scriptJson(INPUT.script),
      scriptJson(INPUT.data),
      "boot()",
    ]);
  });

  test("cannot be left by what the component, its data, its styles or its title say", async () => {
    const { html } = await frameDocument(INPUT);
    expect(html).not.toContain("alert(1)</script>");
    expect(html).not.toContain('content:"</style>');
    expect(html).toContain("<title>Sales &amp; &lt;b>more&lt;/b></title>");
    expect(html.match(/<\/style>/g)).toHaveLength(2);
    expect(html).not.toContain("<!--");
    expect(html).not.toContain("\u2028");
    const data = scriptsOf(html)[3]?.text ?? "";
    expect(JSON.parse(data)).toEqual(INPUT.data);
  });

  test("allows exactly its three scripts by their hashes", async () => {
    const { headers } = await frameDocument(INPUT);
    const hashes = await Promise.all([INPUT.prelude, INPUT.boot, INPUT.script].map(sha256Base64));
    const locked = hashes.map((hash) => `'sha256-${hash}'`).join(" ");
    expect(headers.get("content-security-policy")).toMatch(new RegExp(`, script-src ${locked.replaceAll(/[+/]/g, "\\$&")}$`));
  });

  test("waits for the host's data when it has none, and follows the system's theme when none is chosen", async () => {
    const { html } = await frameDocument({ ...INPUT, data: undefined, theme: "auto" });
    expect(html).not.toContain('id="d"');
    expect(html).toContain('<html lang="en">');
  });

  test("is not made of a fixed script that could end its own element", () => {
    expect(() => toRawText("script", 'x="</ScRiPt>"')).toThrow("end of its element");
    expect(() => toRawText("script", "x<!--y")).toThrow("end of its element");
    expect(toRawText("style", "a</STYLE><!--")).toBe("a\\3c /STYLE>\\3c !--");
  });
});

test("the built scripts fit into a document and hold Solid", async () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, "../../../.build", name), "utf8");
  const parts = { prelude: read("frame-prelude.js"), boot: read("frame-boot.js") };
  await expect(frameDocument({ ...INPUT, ...parts })).resolves.toBeDefined();
  expect(parts.prelude.length).toBeLessThan(4_096);
  expect(parts.boot.length).toBeLessThan(80_000);
  expect(parts.prelude + parts.boot).not.toMatch(/\beval\(|new Function|import\(/);
});

test("the document of a frame that waits is the same for everybody and has no component", () => {
  const { html } = warmDocument(INPUT);
  expect(scriptsOf(html).map(({ text }) => text)).toEqual([
    "prelude()",
    scriptJson({ appOrigin: "http://localhost:8000" }),
    "boot()",
  ]);
  expect(html).toContain('<html lang="en" data-warm>');
  expect(html).not.toContain("Sales");
});

describe("what an app shows at first", () => {
  test("stands in the root, out of reach, until the app takes its place", async () => {
    const { html } = await frameDocument({ ...INPUT, firstPaint: "<h1>Sales</h1>" });
    expect(html).toContain('<div id="root" inert><h1>Sales</h1></div><script>prelude()');
    expect((await frameDocument(INPUT)).html).toContain('<div id="root"></div><script>prelude()');
  });

  test("as a picture it has no code, and no policy that would let any run", () => {
    const { html, headers } = stillDocument({ ...INPUT, html: "<h1>Sales</h1>" });
    expect(scriptsOf(html)).toEqual([]);
    expect(html).not.toContain('content:"</style>');
    expect(html).toContain('data-theme="dark"');
    expect(headers.get("content-security-policy")).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors http://localhost:8000",
    );
    expect(headers.get("connection-allowlist")).toBe("();report-to=none");
  });
});
