import { expect, test, vi } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { locateError } from "#lib/compilation/locate-error";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

const SOURCE = `import { createMemo } from "solid-js";
interface Row { name: string }

export default function App(props: { rows?: Row[] }) {
  const first = (rows: Row[]) => {
    return rows[0].name.toUpperCase();
  };
  return first(props.rows ?? []);
}
`;

test("an error of a running component is found in its source", async () => {
  const { js } = await compileComponent(SOURCE);
  const script = frameScript(js);
  let app: ((props: object) => unknown) | undefined;
  // Two lines of `new Function` come before the script's own first line.
  new Function("__spark_mount", `${script}\n//# sourceURL=frame.js`)(
    (build: (runtime: object) => (props: object) => unknown) => (app = build({ spendCall: () => {} })),
  );
  let stack = "";
  try {
    app?.({});
  } catch (error) {
    stack = error instanceof Error ? (error.stack ?? "") : "";
  }
  const [, line = "", column = ""] = /frame\.js:(\d+):(\d+)/.exec(stack) ?? [];
  const place = await locateError({ source: SOURCE, line: Number(line) - 2, column: Number(column) });
  expect(place).toMatchObject({ line: 6 });
  expect(SOURCE.split("\n")[5]?.slice((place?.column ?? 0) - 1)).toMatch(/^(rows\[0\]\.)?name/);
});

test("a place outside of the code is nowhere", async () => {
  expect(await locateError({ source: SOURCE, line: 40, column: 1 })).toBeNull();
});
