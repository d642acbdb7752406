declare module "babel-preset-solid" {
  import type { PluginItem } from "@babel/core";

  /** The preset is a plain function; calling it gives the JSX plugin with Solid's options. */
  export default function presetSolid(context: unknown, options: object): { plugins: PluginItem[] };
}

declare module "@babel/preset-typescript" {
  import type { PluginTarget } from "@babel/core";

  const preset: PluginTarget;
  export default preset;
}

declare module "daisyui" {
  type Styles = Record<string, unknown>;
  interface PluginApi {
    addBase(styles: Styles): void;
    addComponents(styles: Styles): void;
    addUtilities(styles: Styles): void;
    addVariant(name: string, definition: string): void;
  }

  /** A Tailwind plugin; called with its options it gives the handler that registers every class. */
  export default function daisyui(options: object): { handler(api: PluginApi): void };
}

declare module "daisyui/theme" {
  /** A Tailwind plugin that reads one theme from a style sheet. */
  const theme: { handler(api: object): void };
  export default theme;
}
