/** One way out, or one thing to get hold of. */
export interface Technique {
  readonly name: string;
  /** See `hostileScript`. */
  readonly code: string;
  /**
   * What it does where nothing stops it: something arrives at a canary, or the code gets hold of something. `quiet` ones need a
   * person, a permission or another browser, and are run for what they might do one day.
   */
  readonly unprotected: "leaks" | "gets" | "quiet";
  /** It leaves or blocks the page, so nothing else can be measured beside it. */
  readonly isAlone?: boolean;
}
