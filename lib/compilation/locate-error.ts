import { normalizeSource } from "./artifact-key";
import type { Place } from "./finding";
import { frameScript } from "./frame-script";
import { joinParts } from "./join-parts";
import { minifyWithMap } from "./minify";
import { findOrigin } from "./source-map";
import { transformComponent } from "./transform-component";

/**
 * Where in its source a running component failed, from a place in the frame's script as an error's stack has it (both from 1).
 * Bundles carry no source map: compiling is repeatable, so the maps are made when somebody asks.
 */
export async function locateError(input: { source: string; line: number; column: number }): Promise<Place | null> {
  const component = transformComponent(normalizeSource(input.source), { map: true });
  const minified = await Promise.all(component.parts.map(({ code }) => minifyWithMap(code)));
  const module = joinParts(
    component,
    minified.map(({ js }) => js),
  );
  const found = module.find(toModule(module.js, input));
  const [part, short] = found ? [component.parts[found.part], minified[found.part]] : [];
  if (!found || !part?.map || !short) return null;
  const place = findOrigin(short.map, placeAt(short.js, found.offset, short.directive));
  const origin = place && findOrigin(part.map, withoutStart(place, short.directive));
  return origin ? { line: origin.line, column: origin.column + 1 } : null;
}

/** The script and the module have the same code after different heads. */
function toModule(js: string, { line, column }: Place): Place {
  if (line !== 1) return { line, column: column - 1 };
  const shift = js.indexOf('"spark:runtime";') + '"spark:runtime";'.length - (frameScript(js).indexOf("}){") + "}){".length);
  return { line, column: column - 1 + shift };
}

function placeAt(text: string, offset: number, before: number): Place {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? before : 0) };
}

function withoutStart({ line, column }: Place, before: number): Place {
  return { line, column: line === 1 ? column - before : column };
}
