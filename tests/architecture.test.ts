import { describe, expect, test } from "vitest";
import {
  importsOnlyDownwards,
  keepsTheRim,
  keepsVendorsHome,
  makesWorkersAtHome,
  readsEnvironmentAtTheDoors,
  runsAnywhere,
  type Rule,
} from "./support/architecture-rules";
import { parseSource, readSources } from "./support/source-tree";
import { verbsAskAndAudit } from "./support/verb-rules";

const sources = readSources();

const RULES: readonly (readonly [string, Rule])[] = [
  ["lib imports only its own folder or a lower level", importsOnlyDownwards],
  ["platform, server and the embedded services are imported only by their callers", keepsTheRim],
  ["every vendor is imported only at its home", keepsVendorsHome],
  ["what runs anywhere reaches no module of Node", runsAnywhere],
  ["the environment is read only at the doors", readsEnvironmentAtTheDoors],
  ["workers are made only in lib/platform and app/_client", makesWorkersAtHome],
  ["every verb asks for a scope, and every verb that writes is audited", verbsAskAndAudit],
];

test.each(RULES)("%s", (_name, rule) => {
  expect(sources.length).toBeGreaterThan(50);
  expect(rule(sources)).toEqual([]);
});

/** A house of made-up files. */
function house(files: Record<string, string>) {
  return Object.entries(files).map(([path, text]) => parseSource(path, text));
}

const FINE_VERB = `
  export function createVerbs({ withActor, audit }: Deps) {
    async function saveThing(ctx: RequestContext) { requireScope(ctx, "manage"); await withActor(ctx, (tx) => store(tx, ctx)); }
    async function getThing(ctx: RequestContext) { requireScope(ctx, "read"); }
    async function store(tx: Tx, ctx: RequestContext) { await audit(tx, ctx, {}); }
    return { saveThing, getThing };
  }`;

describe("each rule notices", () => {
  const breaches: readonly (readonly [string, Rule, Record<string, string>, RegExp])[] = [
    [
      "a leaf that imports a leaf",
      importsOnlyDownwards,
      { "lib/registry/a.ts": 'import { b } from "#lib/memory/b";' },
      /level 1/,
    ],
    [
      "a leaf that imports upwards for a type",
      importsOnlyDownwards,
      { "lib/memory/a.ts": 'import type { B } from "../chat/b";' },
      /level 3/,
    ],
    ["chat that meets a2a", importsOnlyDownwards, { "lib/chat/a.ts": 'export { b } from "#lib/a2a/b";' }, /lib\/a2a\/b/],
    ["lib that imports the app", importsOnlyDownwards, { "lib/chat/a.ts": 'await import("../../app/page");' }, /not in lib/],
    ["a folder without a level", importsOnlyDownwards, { "lib/helpers/a.ts": 'import { b } from "#lib/core/b";' }, /no level/],
    [
      "a second importer of platform",
      keepsTheRim,
      { "app/page.tsx": 'import { b } from "#lib/platform/database";' },
      /only lib\/spark/,
    ],
    [
      "a client component that imports the server",
      keepsTheRim,
      { "app/a.tsx": '"use client"; import { spark } from "#lib/server";' },
      /server components/,
    ],
    [
      "an embedded service that imports the app's code",
      keepsTheRim,
      { "supabase/embedded/a.ts": 'import "#lib/core/errors";' },
      /each other/,
    ],
    [
      "the app that imports an embedded service",
      keepsTheRim,
      { "lib/core/a.ts": 'import "../../supabase/embedded/b";' },
      /each other/,
    ],
    ["a vendor away from home", keepsVendorsHome, { "lib/registry/a.ts": 'import { Pool } from "pg";' }, /whose home/],
    ["a vendor nobody has placed", keepsVendorsHome, { "lib/core/a.ts": 'import pad from "left-pad";' }, /no home/],
    ["React outside of the app", keepsVendorsHome, { "lib/chat/a.ts": 'import { memo } from "react";' }, /react/],
    ["a module of Node in core", runsAnywhere, { "lib/core/a.ts": 'import { join } from "node:path";' }, /run anywhere/],
    [
      "a module of Node without its prefix",
      runsAnywhere,
      { "lib/chat/schemas.ts": 'import { join } from "path";' },
      /run anywhere/,
    ],
    [
      "a module of Node behind the middleware",
      runsAnywhere,
      { "middleware.ts": 'import { a } from "#lib/http/edge";', "lib/http/edge.ts": 'import { b } from "node:crypto";' },
      /lib\/http\/edge\.ts/,
    ],
    [
      "an environment read in a domain",
      readsEnvironmentAtTheDoors,
      { "lib/chat/a.ts": "const key = process.env.KEY;" },
      /process\.env/,
    ],
    ["an environment read by another spelling", readsEnvironmentAtTheDoors, { "app/a.ts": 'f(process["env"]);' }, /process\.env/],
    [
      "a worker made by a domain",
      makesWorkersAtHome,
      { "lib/markdown/a.ts": 'new Worker(new URL("./w.ts", import.meta.url));' },
      /worker/,
    ],
    ["a pool made by a domain", makesWorkersAtHome, { "lib/context/a.ts": "new Piscina({});" }, /worker/],
    [
      "a write without audit",
      verbsAskAndAudit,
      { "lib/registry/a.ts": FINE_VERB.replace("await audit", "await other") },
      /saveThing writes/,
    ],
    [
      "a verb that never asks",
      verbsAskAndAudit,
      { "lib/chat/a.ts": FINE_VERB.replaceAll("requireScope", "other") },
      /getThing does not/,
    ],
    [
      "a write that calls itself a read",
      verbsAskAndAudit,
      { "lib/memory/a.ts": FINE_VERB.replace('"read");', '"read"); ctx.tx.deleteFrom("things");') },
      /getThing is named like a read/,
    ],
    [
      "a verb exported by itself",
      verbsAskAndAudit,
      { "lib/memory/a.ts": "export const forget = async (ctx: RequestContext) => {};" },
      /forget does not[^]*forget writes/,
    ],
  ];

  test.each(breaches)("%s", (_name, rule, files, complaint) => {
    expect(rule(house(files)).join("\n")).toMatch(complaint);
  });

  test("nothing where there is nothing", () => {
    const fine = house({
      "lib/registry/a.ts": FINE_VERB,
      "lib/registry/store.ts": 'import { sql } from "kysely"; import { SparkError } from "#lib/core/errors";',
      "lib/core/a.ts": 'import type { Stats } from "node:fs"; export const text = "process.env and new Worker()";',
      "lib/spark.ts": 'import { createDatabase } from "#lib/platform/database";',
      "lib/platform/pool.ts": 'import { Piscina } from "piscina"; new Piscina({});',
      "app/api/x/route.ts": 'import { spark } from "#lib/server";',
      "supabase/embedded/a.ts": 'import { b } from "./b"; process.env["PORT"];',
    });
    expect(RULES.flatMap(([, rule]) => rule(fine))).toEqual([]);
  });
});
