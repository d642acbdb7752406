import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../../security/samples/benign/", import.meta.url);

/** Real components that must compile: name and source. */
export const SAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => ({ name, source: readFileSync(new URL(name, FOLDER), "utf8") }));
