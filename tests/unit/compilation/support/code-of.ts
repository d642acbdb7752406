import { joinParts } from "#lib/compilation/join-parts";
import { transformComponent } from "#lib/compilation/transform-component";

/** A component as JavaScript, before it is minified. */
export function codeOf(source: string, options?: { map: boolean }): string {
  const component = transformComponent(source, options);
  return joinParts(
    component,
    component.parts.map(({ code }) => code),
  ).js;
}
