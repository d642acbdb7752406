const FLAGS = /^#!lua[^\n]*/;

/** A script without the line of flags, which only Upstash's own servers know; the other lines keep their numbers. */
export function withoutFlags(script: string): string {
  return script.replace(FLAGS, "");
}
