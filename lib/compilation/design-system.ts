import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import daisyui from "daisyui";
import daisyTheme from "daisyui/theme";
import { __unstable__loadDesignSystem as loadTailwind, compile } from "tailwindcss";
import { findProjectRoot } from "./project-root";

// The themes are the house's own (`theme.css`). Scroll locks and theme switches belong to whole pages, and preflight is reset enough.
const DAISY_OPTIONS = {
  logs: false,
  themes: false as const,
  exclude: ["rootscrollgutter", "rootscrolllock", "reset", "themecontroller"],
};

// The frame's theme is an attribute of its root, as daisyUI has it; without one the system's colours count.
const SOURCE = `
@layer theme, base, components, utilities;
@import "tailwindcss/theme.css" layer(theme) theme(static);
@import "tailwindcss/preflight.css" layer(base);
@import "tailwindcss/utilities.css" layer(utilities);
@plugin "daisyui" { logs: false; themes: false; exclude: ${DAISY_OPTIONS.exclude.join(", ")}; }
@custom-variant dark {
  &:where([data-theme="dark"], [data-theme="dark"] *) { @slot; }
  @media (prefers-color-scheme: dark) { &:where(:root:not([data-theme]), :root:not([data-theme]) *) { @slot; } }
}
`;

const { resolve } = createRequire(import.meta.url);
const PLACE = { path: "spark.css", base: "/" };
const LOADERS: Parameters<typeof compile>[1] = {
  base: PLACE.base,
  loadStylesheet: async (id) => ({ ...PLACE, content: readFileSync(resolve(id), "utf8") }),
  loadModule: async (id) => ({ ...PLACE, module: id === "daisyui" ? daisyui : daisyTheme }),
};

/** Tailwind with daisyUI, ready to answer what single classes mean. */
export interface DesignSystem {
  /** The CSS of each class, or null for words that are no class. */
  toCss(classes: readonly string[]): (string | null)[];
  /** The classes that exist, in the order in which their rules must stand. */
  inOrder(classes: readonly string[]): string[];
  /** Every class with a name of its own: all utilities over the theme, all of daisyUI. */
  allClasses(): string[];
}

/** Reads Tailwind, its theme and daisyUI; takes about a tenth of a second, so it is kept. */
export async function loadDesignSystem(): Promise<DesignSystem> {
  const system = await loadTailwind(SOURCE, LOADERS);
  return {
    toCss: (classes) => system.candidatesToCss([...classes]),
    inOrder: (classes) =>
      system
        .getClassOrder([...classes])
        .filter((entry): entry is [string, bigint] => entry[1] !== null)
        .toSorted(([first, a], [second, b]) => (a < b ? -1 : a > b ? 1 : first < second ? -1 : 1))
        .map(([name]) => name),
    allClasses: () => system.getClassList().map(([name]) => name),
  };
}

/** What every page needs whatever its classes are: layers, theme variables, preflight, daisyUI's themes and key frames. */
export async function compileBase(extra: string): Promise<string> {
  const theme = readFileSync(path.join(findProjectRoot(), "lib/compilation/theme.css"), "utf8");
  return (await compile(`${SOURCE}${theme}${extra}`, LOADERS)).build([]);
}

/**
 * Pictures inside daisyUI's own rules (masks, spinners), each with the name of a variable of the base sheet that holds it:
 * a component's styles then need no address at all.
 */
export function listImages(): ReadonlyMap<string, string> {
  const images = new Map<string, string>();
  const collect = (value: unknown): void => {
    if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
    if (typeof value !== "string") return;
    for (const [url] of value.matchAll(/url\("data:image\/[^"]*"\)/g))
      if (!images.has(url)) images.set(url, `--image-${images.size + 1}`);
  };
  daisyui(DAISY_OPTIONS).handler({ addBase: () => {}, addComponents: collect, addUtilities: collect, addVariant: () => {} });
  return images;
}
