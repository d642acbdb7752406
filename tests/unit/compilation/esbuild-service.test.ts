import childProcess, { type ChildProcess } from "node:child_process";
import { expect, test, vi } from "vitest";
import { askEsbuild } from "#lib/compilation/esbuild-service";
import { minify } from "#lib/compilation/minify";
import { findingsOf } from "./support/findings";

// The first call starts esbuild, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

test("a minifier that has died is replaced", async () => {
  const spawn = vi.spyOn(childProcess, "spawn");
  expect(await minify("const one = 1; export { one as default };")).toContain("export{");
  const [service] = spawn.mock.results.map(({ value }) => value as ChildProcess);
  service?.kill("SIGKILL");
  await new Promise((resolve) => service?.once("close", resolve));
  expect(await minify("const two = 2; export { two as default };")).toContain("export{");
  expect(spawn).toHaveBeenCalledTimes(2);
  spawn.mockRestore();
});

test("work that ends the minifier each time is too complex", async () => {
  const work = () => askEsbuild(() => Promise.reject(new Error("The service was stopped")));
  expect((await findingsOf(work)).map(({ code }) => code)).toEqual(["too_complex"]);
});
