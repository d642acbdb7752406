import { fork, spawn } from "node:child_process";
import { join } from "node:path";

/** Runs a program to its end with our output; answers its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Runs a Node program to its end; it also ends when this process does, however that happens. */
export function runNode(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = fork(file, args, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      execArgv: ["--import", join(import.meta.dirname, "exit-with-parent.mjs")],
      ...options,
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
