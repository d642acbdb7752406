import { readFileSync } from "node:fs";

/** One source of the collection, and what must become of it. */
export interface Sample {
  readonly file: string;
  readonly category: string;
  readonly expect: "reject-statically" | "contain-at-runtime" | "accept";
}

/** The whole collection, as its manifest lists it. */
export function readSamples(): readonly Sample[] {
  return (JSON.parse(read("manifest.json")) as { files: readonly Sample[] }).files;
}

/** The text of one source. */
export function readSample({ file }: Sample): string {
  return read(file);
}

function read(name: string): string {
  return readFileSync(new URL(`../security/samples/${name}`, import.meta.url), "utf8");
}
