import { sha256Hex } from "#lib/core/hash";
import { readRuntimeInfo } from "./runtime-info";

/** What a source compiles to is decided by these bytes, the tools and the runtime: equal keys, equal bundles. */
export async function artifactKey(source: string): Promise<string> {
  const { hash, tools } = readRuntimeInfo();
  return sha256Hex(`${tools}\n${hash}\n${normalizeSource(source)}`);
}

/** Without byte order mark, with LF line ends. */
export function normalizeSource(source: string): string {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
