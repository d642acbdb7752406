import { transform } from "esbuild-wasm";
import { compactRules, printRules } from "./compact-css";
import { compileBase, listImages, loadDesignSystem } from "./design-system";

/** What a component looks like before it has a class: the frame's own margin, plain text, honest controls. */
const HOUSE_RULES = `
@layer base {
  :root { ${[...listImages()].map(([url, name]) => `${name}: ${url};`).join(" ")} }
  body { margin: 0; line-height: 1.5; overflow-wrap: break-word; -webkit-font-smoothing: antialiased; }
  #root { padding: 1rem; }
  h1, h2, h3, h4 { font-weight: 600; text-wrap: balance; }
  p, li { text-wrap: pretty; }
  :is(button, summary, select, [role="button"], label:has(input)):not(:disabled) { cursor: pointer; }
  @media (prefers-reduced-motion: reduce) {
    *, ::before, ::after { animation-duration: 1ms !important; animation-iteration-count: 1 !important; transition-duration: 1ms !important; scroll-behavior: auto !important; }
  }
}
`;

/** The sheet that all components share: theme, preflight, daisyUI's themes, and every property Tailwind may ask for. */
export async function buildBaseSheet(): Promise<string> {
  const sheet = `${await compileBase(HOUSE_RULES)}${await listProperties()}`;
  const { code } = await transform(sheet, {
    loader: "css",
    minify: true,
    legalComments: "none",
    target: "es2022",
    charset: "utf8",
  });
  // The minifier leaves the space before the value of a variable.
  return code.trim().replace(/([{;]--[\w-]+): /g, "$1:");
}

/** Utilities bring `@property` rules along; all of them together are small, and a component then has none. */
async function listProperties(): Promise<string> {
  const system = await loadDesignSystem();
  const properties = new Map<string, string>();
  // Classes that differ in numbers only bring the same properties.
  const kinds = new Map(system.allClasses().map((name) => [name.replace(/[\d./]+/g, "#"), name]));
  for (const css of system.toCss([...kinds.values()])) {
    if (!css?.includes("@property --tw-")) continue;
    for (const rule of compactRules(css)) {
      if (rule.prelude.startsWith("@property --tw-")) properties.set(rule.prelude, printRules([rule]));
    }
  }
  return [...properties.values()].toSorted().join("");
}
