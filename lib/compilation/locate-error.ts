import { normalizeSource } from "./artifact-key";
import type { Place } from "./finding";
import { frameScript } from "./frame-script";
import { minifyWithMap } from "./minify";
import { findOrigin } from "./source-map";
import { transformComponent } from "./transform-component";

/**
 * Where in its source a running component failed, from a place in the frame's script as an error's stack has it (both from 1).
 * Bundles carry no source map: compiling is repeatable, so the map is made when somebody asks.
 */
export async function locateError(input: { source: string; line: number; column: number }): Promise<Place | null> {
  const { code, locate } = transformComponent(normalizeSource(input.source), { map: true });
  const { js, map } = await minifyWithMap(code);
  const place = findOrigin(map, toModule(js, input));
  const origin = place && locate(place);
  return origin ? { line: origin.line, column: origin.column + 1 } : null;
}

/** The script and the module have the same code after different heads. */
function toModule(js: string, { line, column }: Place): Place {
  if (line !== 1) return { line, column: column - 1 };
  const shift = js.indexOf('"spark:runtime";') + '"spark:runtime";'.length - (frameScript(js).indexOf("}){") + "}){".length);
  return { line, column: column - 1 + shift };
}
