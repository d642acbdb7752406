import { readFileSync } from "node:fs";
import path from "node:path";
import { findProjectRoot } from "./project-root";

/** What the build wrote about the runtime. */
export interface RuntimeInfo {
  /** SHA-256 of the runtime file. */
  hash: string;
  /** Its path below the project. */
  file: string;
  /** Digest of the versions of all tools and of the compiler's own code. */
  tools: string;
  /** Digest of the whole way of a source: who writes, who judges and who compiles it. */
  gate: string;
}

let known: RuntimeInfo | undefined;

/** Reads it once per process: a new build is a new process. */
export function readRuntimeInfo(): RuntimeInfo {
  known ??= parse(readFileSync(path.join(findProjectRoot(), ".build/runtime.json"), "utf8"));
  return known;
}

function parse(text: string): RuntimeInfo {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && "hash" in value && "file" in value && "tools" in value && "gate" in value) {
    const { hash, file, tools, gate } = value;
    if (typeof hash === "string" && typeof file === "string" && typeof tools === "string" && typeof gate === "string")
      return { hash, file, tools, gate };
  }
  throw new Error(".build/runtime.json is damaged: build again");
}
