import { artifactKey, normalizeSource } from "./artifact-key";
import { componentCss } from "./component-css";
import { findingAt, refusal, type Finding } from "./finding";
import { joinParts } from "./join-parts";
import { minify } from "./minify";
import { transformComponent } from "./transform-component";

/** A component ready to be stored and served. */
export interface CompiledComponent {
  /** Key of the source under these tools and this runtime. */
  hash: string;
  /** Minified ES module: one import, from "spark:runtime", and one default export. */
  js: string;
  /** What the component needs on top of the shared base sheet. */
  css: string;
  /** Milliseconds of each step. */
  timings: Record<string, number>;
}

/** A bundle has the code of one screen of app; more is a table of data that belongs into props. */
const MAX_BUNDLE_BYTES = 65_536;
const MAX_CSS_BYTES = 262_144;

/** Source to bundle. Throws `invalid_component` with findings; never runs the component. */
export async function compileComponent(source: string): Promise<CompiledComponent> {
  const startedAt = performance.now();
  const text = normalizeSource(source);
  const minifying: Promise<string>[] = [];
  // The minifier works in a process of its own: it shortens one part while the next one is transformed.
  const component = transformComponent(text, { onPart: ({ code }) => minifying.push(ignoringFailure(minify(code))) });
  const transformedAt = performance.now();
  const joining = Promise.all(minifying).then((codes) => {
    return { js: joinParts(component, codes).js, ms: performance.now() - transformedAt };
  });
  const [hash, styles, minified] = await Promise.all([artifactKey(text), timedCss(component.classes), joining]);
  checkOutput(minified.js, styles.css);
  const timings = { transform: transformedAt - startedAt, minify: minified.ms, css: styles.ms };
  return { hash, js: minified.js, css: styles.css, timings };
}

/** A part that follows may be refused first, and then nobody waits for this one. */
function ignoringFailure<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

async function timedCss(classes: readonly string[]): Promise<{ css: string; ms: number }> {
  const startedAt = performance.now();
  return { css: await componentCss(classes), ms: performance.now() - startedAt };
}

/** The last look at what will be served; what a rule above should have stopped ends here. */
function checkOutput(js: string, css: string): void {
  const findings: Finding[] = [];
  if (Buffer.byteLength(js) > MAX_BUNDLE_BYTES)
    findings.push(
      findingAt(
        undefined,
        "bundle_too_large",
        `The compiled app is larger than ${MAX_BUNDLE_BYTES} bytes.`,
        "Compute repeated parts with <For>, and take data from props.data.",
      ),
    );
  if (Buffer.byteLength(css) > MAX_CSS_BYTES)
    findings.push(
      findingAt(
        undefined,
        "styles_too_large",
        `The app's styles are larger than ${MAX_CSS_BYTES} bytes.`,
        "Use fewer different classes.",
      ),
    );
  if (js.includes("sourceMappingURL"))
    findings.push(findingAt(undefined, "source_map", "The app mentions sourceMappingURL.", "Remove it."));
  if (findings.length > 0) throw refusal(findings);
}
