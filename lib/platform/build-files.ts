import { readFileSync } from "node:fs";
import path from "node:path";

/** The fixed parts of every frame's document as the build wrote them, read once. */
export function createBuildFiles(directory: string) {
  let parts: { prelude: string; boot: string; baseCss: string } | undefined;
  const read = (name: string) => readFileSync(path.join(directory, name), "utf8");
  return {
    frameParts: () =>
      (parts ??= { prelude: read("frame-prelude.js"), boot: read("frame-boot.js"), baseCss: read("frame-base.css") }),
  };
}
