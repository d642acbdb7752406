/** The Chromium that is here: `CHROMIUM_PATH`, the usual places, Playwright's own; undefined when there is none. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined;
/** As `findChromium`, and installs one where that is possible; otherwise says what to install. */
export function ensureChromium(env?: NodeJS.ProcessEnv): Promise<string>;
