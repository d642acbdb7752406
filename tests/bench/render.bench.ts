import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";
import { smallApps } from "./support/corpus";
import type { Report } from "./support/report";
import { describe, time } from "./support/statistics";

const TEMPLATES = "lib/composer/templates";
const ROUNDS = 5;
const TABLE = `import { createMemo, For } from "solid-js";
export default function App(props) {
  const rows = createMemo(() => [...props.data].sort((a, b) => b.amount - a.amount).slice(0, 50));
  const total = () => props.data.reduce((sum, row) => sum + row.amount, 0);
  return <table><tbody><For each={rows()}>{(row) => <tr><td>{row.name}</td><td>{row.amount.toLocaleString()}</td></tr>}</For></tbody><tfoot><tr><td>{total().toLocaleString()}</td></tr></tfoot></table>;
}`;

/** Drawing a component once on the server: the whole check, from the script to the HTML and the words. */
export async function bench(report: Report): Promise<void> {
  const guest = readFileSync(".build/render-guest.js", "utf8");
  const rules = { isElement: (name: string) => ALLOWED_ELEMENTS.has(name), isAttribute: isAllowedAttribute };
  const render = createRenderer(guest, rules);
  const first = await time(() => render({ script: "__spark_mount(() => () => null)", data: "null", theme: "light" }));
  report("the first call: the realm and everything in it", { "cold ms": first.ms });
  const templates = readdirSync(TEMPLATES).filter((name) => name.endsWith(".tsx"));
  const sources = {
    "small apps": smallApps(),
    templates: templates.map((name) => readFileSync(path.join(TEMPLATES, name), "utf8")),
  };
  for (const [name, all] of Object.entries(sources)) {
    const scripts = await Promise.all(all.map(async (source) => frameScript((await compileComponent(source)).js)));
    report(`${scripts.length} ${name}`, describe(await drawAll(scripts, "null")));
  }
  const script = frameScript((await compileComponent(TABLE)).js);
  for (const rows of [100, 500, 2_000, 10_000]) {
    const data = JSON.stringify(
      Array.from({ length: rows }, (_, index) => ({ name: `Row ${index}`, amount: (index * 7_919) % 10_007 })),
    );
    report(
      `a table of ${rows} rows, sorted, the first 50 shown`,
      describe(
        await drawAll(
          Array.from({ length: 6 }, () => script),
          data,
        ),
      ),
    );
  }

  async function drawAll(scripts: readonly string[], data: string): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of scripts) {
        const { value, ms } = await time(() => render({ script: one, data, theme: "light" }));
        if (value.state !== "ok") throw new Error(JSON.stringify(value));
        times.push(ms);
        // As in the pool, the realm is made new while nobody waits.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    return times;
  }
}
