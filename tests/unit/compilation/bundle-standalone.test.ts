import { expect, test, vi } from "vitest";
import { bundleStandalone } from "#lib/compilation/bundle-standalone";
import { compileComponent } from "#lib/compilation/compile-component";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

test("a bundle of its own imports nothing, and exports the app and a way to mount it", async () => {
  // Without event handlers: those are registered with the window, which is not here.
  const { js } = await compileComponent("export default (props) => <p>{props.data}</p>;");
  const bundle = await bundleStandalone(js);
  expect(bundle).not.toMatch(/(^|[;}])\s*import[\s{"*]|spark:|sourceMappingURL/);
  const module = (await import(`data:text/javascript,${encodeURIComponent(bundle)}`)) as Record<string, unknown>;
  expect(Object.keys(module).toSorted()).toEqual(["default", "mount"]);
  expect([typeof module["default"], typeof module["mount"]]).toEqual(["function", "function"]);
});

test("only the used part of the runtime comes along", async () => {
  const small = await bundleStandalone((await compileComponent("export default () => <p>x</p>;")).js);
  const large = await bundleStandalone(
    (
      await compileComponent(
        `import { createStore, produce } from "solid-js/store"; export default () => { const [s, set] = createStore({ n: 1 }); set(produce((d) => { d.n++; })); return <p>{s.n}</p>; };`,
      )
    ).js,
  );
  expect(small.length).toBeLessThan(16_000);
  expect(small).not.toContain("solid-proxy");
  expect(large.length).toBeGreaterThan(small.length);
});

test.each(["/etc/passwd", "./package.json", "node:fs", "solid-js", "https://evil.example/x.js", "data:text/javascript,1"])(
  "nothing is read for %s",
  async (module) => {
    const js = `import x from${JSON.stringify(module)};import{template as e}from"spark:runtime";export{x as default};`;
    await expect(bundleStandalone(js)).rejects.toThrow("A component imports nothing but the runtime");
  },
);
