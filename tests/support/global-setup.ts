import { execFileSync } from "node:child_process";

/** Builds what runs outside Next (workers, embedded services, Solid runtime) once per test run; a no-op when it is fresh. */
export function setup(): void {
  execFileSync(process.execPath, ["scripts/build-node.mjs"], { stdio: "inherit" });
}
