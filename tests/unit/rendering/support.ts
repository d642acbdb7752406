import { readFileSync } from "node:fs";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { createRealm, type Realm } from "#lib/rendering/realm";
import { createRenderer } from "#lib/rendering/render-component";
import { zoneOffsets } from "#lib/rendering/zone-offsets";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";

export const GUEST = readFileSync(".build/render-guest.js", "utf8");
export const RULES = { isElement: (name: string) => ALLOWED_ELEMENTS.has(name), isAttribute: isAllowedAttribute };

const render = createRenderer(GUEST, RULES);

/** Draws a source that has not been validated: the realm stands alone. */
export async function draw(source: string, data: unknown = null, theme: "light" | "dark" = "light") {
  const { js } = await compileComponent(source);
  return drawScript(frameScript(js), data, theme);
}

/** Draws what a frame would run. */
export const drawScript = (script: string, data: unknown = null, theme: "light" | "dark" = "light") =>
  render({ script, data: JSON.stringify(data), theme });

/** Draws one piece of JSX with some statements before it. */
export const drawJsx = (jsx: string, statements = "", data: unknown = null) =>
  draw(`export default function App(props) { ${statements}; return <>${jsx}</>; }`, data);

/** The value of an expression inside the realm. */
export function evaluate(realm: Realm, expression: string): unknown {
  const answer = realm.run(`globalThis.__answer = () => JSON.stringify([${expression}])`, [], "__answer", {
    fuel: 10_000,
    milliseconds: 20_000,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return (JSON.parse(answer.text) as unknown[])[0];
}

export const openRealm = () => createRealm(`globalThis.__spark_zones = ${JSON.stringify(zoneOffsets(new Date()))};${GUEST}`);
