import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPool, supabaseClient, type EmbeddedInfo } from "../support/embedded-stack";
import { startBenchApp } from "./support/bench-app";
import { createCaller } from "./support/http";
import type { Report } from "./support/report";
import { describe, percentile } from "./support/statistics";

const COMPONENTS = 10_000;
const ROUNDS = 100;
const WARM_ROUNDS = 500;
const REFUSALS = 1_000;
const LIMIT = 24;

type Call = ReturnType<typeof createCaller>["call"];

/** What many apps, bad tokens, revoked keys and changes in other tabs cost. */
export async function bench(report: Report): Promise<void> {
  const { app, close } = await startBenchApp();
  const info = JSON.parse(readFileSync(join(app.dataDir, "embedded.json"), "utf8")) as EmbeddedInfo;
  const { call, close: hangUp } = createCaller(app.origin);
  try {
    await measureRefusals(report, call);
    await measureKeys(report, call);
    await measureChanges(report, call, app.origin, info);
    await measureLists(report, call, info);
  } finally {
    hangUp();
    await close();
  }
}

/** `/api/health` answers everybody, so what refuses is the middleware alone. */
async function measureRefusals(report: Report, call: Call): Promise<void> {
  const [head = "", payload = ""] = String(await tokenOf(call)).split(".");
  const forged = { authorization: `Bearer ${head}.${payload}.${"A".repeat(86)}` };
  await repeat(ROUNDS, () => call("GET", "/api/health", undefined, { headers: forged, expected: 401 }));
  const times = await repeat(REFUSALS, () => call("GET", "/api/health", undefined, { headers: forged, expected: 401 }));
  report("the middleware refuses a forged token (target: P99 < 20 ms)", {
    ...describe(times),
    "P99 ms": percentile(times, 0.99),
  });
}

/** From the answer to a revocation to the first refusal. */
async function measureKeys(report: Report, call: Call): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const made = JSON.parse((await call("POST", "/api/keys", { name: `bench ${round}`, scopes: ["read"] })).text) as {
      id: string;
      key: string;
    };
    const headers = { authorization: `Bearer ${made.key}` };
    await call("GET", "/api/components", undefined, { headers, expected: 200 });
    await call("DELETE", `/api/keys/${made.id}`);
    const revokedAt = performance.now();
    while ((await call("GET", "/api/components", undefined, { headers })).status !== 401);
    times.push(performance.now() - revokedAt);
  }
  report("a revoked key is refused after (target: 1 s)", { ...describe(times), "most ms": Math.max(...times) });
}

/** From the change of a setting to its arrival at another client of the same person. */
async function measureChanges(report: Report, call: Call, origin: string, info: EmbeddedInfo): Promise<void> {
  const client = supabaseClient({ ...info, url: `${origin}/sb` });
  await client.realtime.setAuth(await tokenOf(call));
  let arrived = (): void => {};
  const { userId } = info.localOwner;
  const wanted = { event: "UPDATE", schema: "public", table: "user_settings", filter: `id=eq.${userId}` } as const;
  const channel = client.channel(`user-sync-${userId}`).on("postgres_changes", wanted, () => arrived());
  await new Promise<void>((resolve) => channel.subscribe((status) => status === "SUBSCRIBED" && resolve()));
  const times = await repeat(ROUNDS, async (round) => {
    const startedAt = performance.now();
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    await call("PUT", "/api/user/settings", { theme: round % 2 === 0 ? "light" : "dark" });
    await arrival;
    return { ms: performance.now() - startedAt };
  });
  await client.removeAllChannels();
  report("a changed setting arrives at another client (target: P95 < 250 ms)", describe(times));
}

/** Pages at the beginning, in the middle and at the end of a large tenant. */
async function measureLists(report: Report, call: Call, info: EmbeddedInfo): Promise<void> {
  await plant(info);
  await repeat(WARM_ROUNDS, () => call("GET", `/api/components?limit=${LIMIT}`));
  const all: number[] = [];
  for (const [name, query] of [
    ["newest first", ""],
    ["last changed first", "&sort=updated"],
    ["one's own", "&mine=true"],
  ]) {
    for (const offset of [0, COMPONENTS / 2, COMPONENTS - 200]) {
      const page = await pageAt(call, offset, query);
      const times = await repeat(ROUNDS, () => call("GET", `/api/components?limit=${LIMIT}${query}${page}`));
      report(`${LIMIT} of ${COMPONENTS} components after ${offset}, ${name}`, describe(times));
      all.push(...times);
    }
  }
  report(`all of these pages (target: P95 < 15 ms)`, describe(all));
  const found = await repeat(ROUNDS, () => call("GET", `/api/components?limit=${LIMIT}&q=quarter%20north%2077`));
  report(`a search among ${COMPONENTS} components`, describe(found));
}

async function plant({ ...info }: EmbeddedInfo): Promise<void> {
  const pool = openPool(info, "postgres", 1);
  const { tenantId, userId } = info.localOwner;
  const owner = `'${tenantId}', '${userId}'`;
  const hash = "0".repeat(32);
  await pool.query(`insert into component_bundles (tenant_id, hash, js, css) values ('${tenantId}', '${hash}', '', '')`);
  await pool.query(`insert into components (tenant_id, created_by, title, prompt, provider, created_at, updated_at)
    select ${owner}, 'Sales of region ' || n, 'Bar chart of the quarter in the ' || (array['north', 'south', 'east'])[1 + n % 3] || ' ' || n, 'bench',
      now() - n * interval '1 minute', now() - (n * 7919 % ${COMPONENTS}) * interval '1 minute'
    from generate_series(1, ${COMPONENTS}) n`);
  await pool.query(`insert into component_versions (component_id, version, tenant_id, created_by, source, source_hash, bundle_hash,
      source_bytes, js_bytes, css_bytes, provider, verdict)
    select id, 1, ${owner}, '', '${hash}', '${hash}', 0, 0, 0, 'bench', '{"validation":"ok","render":"ok","notes":[]}'
    from components where provider = 'bench'`);
  await pool.end();
}

/** The cursor that leads to an offset, by way of the largest pages. */
async function pageAt(call: Call, offset: number, query = ""): Promise<string> {
  let cursor = "";
  for (let seen = 0; seen < offset; seen += 100) {
    const { text } = await call("GET", `/api/components?limit=100${query}${cursor}`);
    cursor = `&cursor=${encodeURIComponent((JSON.parse(text) as { next_cursor: string }).next_cursor)}`;
  }
  return cursor;
}

async function tokenOf(call: Call): Promise<string> {
  return (JSON.parse((await call("GET", "/api/user/realtime-token")).text) as { access_token: string }).access_token;
}

async function repeat(rounds: number, work: (round: number) => Promise<{ ms: number }>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push((await work(round)).ms);
  return times;
}
