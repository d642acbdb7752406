import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { expect, test } from "vitest";
import { exportFile } from "#lib/sandbox/export-file";

type Element = DefaultTreeAdapterTypes.Element;

const FILE = {
  componentId: "00000000-0000-4000-8000-000000000001",
  version: 1,
  title: `Q1 "sales" </title><script>alert(1)</script>`,
  theme: "auto" as const,
  data: { text: `"></iframe><script>alert(2)</script>` },
  script: `"use strict";__spark_mount(function(){return function(){return "</p>"}})`,
  css: "p{color:red}",
  baseCss: "",
  prelude: "1",
  boot: "2",
};

function elementsOf(html: string): Element[] {
  const all: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if ("tagName" in child) all.push(child);
      if ("childNodes" in child) walk(child);
    }
  };
  walk(parse(html));
  return all;
}

const attribute = (element: Element | undefined, name: string) => element?.attrs.find((one) => one.name === name)?.value ?? "";
const named = (elements: readonly Element[], name: string) => elements.filter(({ tagName }) => tagName === name);
const policiesOf = (elements: readonly Element[]) =>
  named(elements, "meta").flatMap((meta) =>
    attribute(meta, "http-equiv") === "Content-Security-Policy" ? [attribute(meta, "content")] : [],
  );

test("an exported file is a page without scripts around a sandboxed document with the same policies", async () => {
  const outer = elementsOf(await exportFile(FILE));
  expect(named(outer, "script")).toEqual([]);
  const [frame, ...more] = named(outer, "iframe");
  expect(more).toEqual([]);
  expect(attribute(frame, "sandbox")).toBe("allow-scripts allow-forms");
  const inner = elementsOf(attribute(frame, "srcdoc"));
  expect(policiesOf(outer)).toHaveLength(2);
  expect(policiesOf(inner)).toEqual(policiesOf(outer));
  expect(policiesOf(outer).join("; ")).not.toMatch(/nonce-|unsafe-eval|'self'|https?:|strict-dynamic/);
});

test("nothing in a title, in data or in code ends the element it stands in", async () => {
  const inner = elementsOf(attribute(named(elementsOf(await exportFile(FILE)), "iframe")[0], "srcdoc"));
  const run = named(inner, "script").filter((script) => attribute(script, "type") === "");
  expect(run).toHaveLength(2);
  expect(named(inner, "iframe")).toEqual([]);
});
